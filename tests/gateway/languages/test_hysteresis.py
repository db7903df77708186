from __future__ import annotations

import json

import pytest

from gateway.languages.detection import Detector, Guess
from gateway.languages.hysteresis import LocaleState, Origin, Source, choose, decide
from tests.gateway.languages.conftest import ENGLISH, FRENCH, RUSSIAN, after, from_browser


@pytest.mark.parametrize(
    ("browser", "text", "locale"),
    [
        ("en", RUSSIAN, "ru"),
        ("en", "吞卡了怎么办", "zh-CN"),
        ("en", "カード", "ja"),
        ("en", "gracias", "es"),
        ("de", ENGLISH, "en"),
        ("zh-CN", FRENCH, "fr"),
        ("zh-TW", "吞卡", "zh-TW"),
        ("ja", "銀行", "ja"),
    ],
)
def test_clear_first_message_outweighs_the_browser(
    detector: Detector, browser: str, text: str, locale: str
) -> None:
    assert after(detector, from_browser(browser), text).locale == locale


def test_explicit_choice_stays_whatever_is_written(detector: Detector) -> None:
    assert after(detector, choose("de"), RUSSIAN, RUSSIAN, FRENCH, FRENCH) == choose("de")


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "ok",
        "Exchange",
        "danke",
        "A017",
        "merci",
        "ATM",
        "card",
        "John Smith",
        "4242",
        "吞卡",
        "USD 300",
        "да",
    ],
)
def test_few_letters_names_and_borrowed_words_never_flip(detector: Detector, text: str) -> None:
    settled = after(detector, from_browser("it"), "il bancomat ha trattenuto la mia carta")

    assert after(detector, settled, text, text, text).locale == "it"


def test_button_never_changes_the_language(detector: Detector) -> None:
    state = from_browser("en")

    assert (
        decide(state, detector.guess("Nein danke, das ist alles"), "Nein danke, das ist alles", Origin.BUTTON)
        == state
    )


def test_mixed_text_keeps_the_language_of_the_conversation(detector: Detector) -> None:
    settled = after(detector, from_browser("en"), ENGLISH)

    assert after(detector, settled, *["please help 卡被吞了 what now 怎么办"] * 3).locale == "en"


@pytest.mark.parametrize(
    ("copied", "locale"), [(ENGLISH, "en"), ("交易失败，请联系您的发卡银行处理这张卡片问题", "zh-CN")]
)
def test_one_message_that_a_machine_may_have_shown_is_not_enough_and_a_second_is(
    detector: Detector, copied: str, locale: str
) -> None:
    settled = after(detector, from_browser("ru"), RUSSIAN)

    assert after(detector, settled, copied).locale == "ru"
    assert after(detector, settled, copied, copied).locale == locale


@pytest.mark.parametrize(
    ("sentence", "locale"),
    [
        (FRENCH, "fr"),
        ("und bis wann hat die Filiale am Samstag offen", "de"),
        ("하나은행 카드도 그 기계에서 쓸 수 있나요", "ko"),
        ("このカードはどこで受け取れますか", "ja"),
        ("والبطاقة متى أقدر أستلمها من الفرع", "ar"),
    ],
)
def test_a_whole_sentence_of_somebody_who_takes_over_is_enough(
    detector: Detector, sentence: str, locale: str
) -> None:
    settled = after(detector, from_browser("ru"), RUSSIAN, RUSSIAN)

    assert after(detector, settled, sentence).locale == locale
    assert after(detector, settled, sentence, RUSSIAN).locale == "ru"


def test_return_to_the_own_language_forgets_the_other(detector: Detector) -> None:
    settled = after(detector, from_browser("ru"), RUSSIAN)

    assert after(detector, settled, ENGLISH, RUSSIAN, ENGLISH).locale == "ru"


def test_short_word_in_between_keeps_the_count(detector: Detector) -> None:
    settled = after(detector, from_browser("ru"), RUSSIAN)

    assert after(detector, settled, ENGLISH, "да", ENGLISH).locale == "en"


def test_visitor_may_change_the_language_twice(detector: Detector) -> None:
    state = after(detector, from_browser("ru"), RUSSIAN, FRENCH, FRENCH)
    assert state.locale == "fr"

    assert after(detector, state, ENGLISH, ENGLISH).locale == "en"


def test_short_greeting_does_not_settle_the_language(detector: Detector) -> None:
    assert after(detector, from_browser("en"), "hello", RUSSIAN).locale == "ru"
    assert after(detector, from_browser("ru"), "gracias", RUSSIAN).locale == "ru"


def test_unsupported_language_keeps_what_is(detector: Detector) -> None:
    assert after(detector, from_browser("en"), "банкомат з'їв мою картку, допоможіть").locale == "en"


def test_text_that_looks_like_a_payload_says_nothing(detector: Detector) -> None:
    state = from_browser("ru")

    assert after(detector, state, '/inform{"place":"where is the nearest branch"}') == state


def test_source_tells_that_the_language_was_seen(detector: Detector) -> None:
    assert after(detector, from_browser("ru"), RUSSIAN).source == Source.DETECTED


def test_evidence_survives_storage(detector: Detector) -> None:
    state = after(detector, from_browser("ru"), RUSSIAN, ENGLISH)
    stored = json.loads(json.dumps({"source": state.source, "evidence": dict(state.evidence)}))

    assert (
        after(detector, LocaleState(state.locale, stored["source"], stored["evidence"]), ENGLISH).locale
        == "en"
    )


def test_characters_shared_by_two_languages_do_not_settle(detector: Detector) -> None:
    assert after(detector, from_browser("en"), "二重請求", "40人です").locale == "ja"


@pytest.mark.parametrize("unclear", ["lost card", "declined"])
def test_two_borrowed_messages_in_a_row_outweigh_the_browser_and_one_does_not(
    detector: Detector, unclear: str
) -> None:
    assert after(detector, from_browser("de"), unclear).locale == "de"
    assert after(detector, from_browser("de"), unclear, unclear).locale == "en"


def test_words_of_a_screen_do_not_undo_the_first_word_of_a_visitor(detector: Detector) -> None:
    assert after(detector, from_browser("en"), "wechselkurs", "e-cny wallet").locale == "de"


def test_text_that_fits_the_browser_nearly_as_well_keeps_it(detector: Detector) -> None:
    assert after(detector, from_browser("es"), "esta madrugada").locale == "es"


@pytest.mark.parametrize(
    ("english", "text", "locale"),
    [
        ("transaction declined", RUSSIAN, "ru"),
        ("temporarily out of service", FRENCH, "fr"),
        ("speak to a human", "存折上最后几笔没打出来", "zh-CN"),
    ],
)
def test_one_line_of_english_does_not_hold_against_a_sure_sentence(
    detector: Detector, english: str, text: str, locale: str
) -> None:
    assert after(detector, from_browser("en"), english, text).locale == locale


def test_much_english_holds_against_a_few_words(detector: Detector) -> None:
    state = after(detector, from_browser("en"), ENGLISH, ENGLISH)

    assert after(detector, state, "carte avalée merci").locale == "en"


def test_language_in_borrowed_letters_stays_and_is_found(detector: Detector) -> None:
    assert after(detector, from_browser("hi"), "mera card atm me phas gaya").locale == "hi"
    assert after(detector, from_browser("en"), "mera card atm me phas gaya").locale == "hi"


@pytest.mark.parametrize(
    ("first", "second", "locale"),
    [
        ("salve", "trecento euro", "it"),
        ("prendete amex?", "camera 412, hotel ibis", "it"),
        ("amex chalega?", "room 412, ibis hotel me", "hi"),
    ],
)
def test_two_weak_signs_of_one_language_are_a_strong_one(
    detector: Detector, first: str, second: str, locale: str
) -> None:
    assert after(detector, from_browser("en"), first).locale == "en"
    assert after(detector, from_browser("en"), first, second).locale == locale


def test_unclear_messages_add_up_only_when_they_point_the_same_way() -> None:
    italian = Guess(None, 0.47, ("Latin",), letters=11, shares={"it": 0.47, "es": 0.3, "en": 0.23})
    spanish = Guess(None, 0.47, ("Latin",), letters=11, shares={"it": 0.1, "es": 0.47, "en": 0.43})
    first = decide(
        from_browser("en"), Guess("it", 0.7, ("Latin",), letters=5, shares={"it": 0.7, "es": 0.2}), "salve"
    )

    assert decide(first, italian, "trecento euro").locale == "it"
    assert decide(first, spanish, "euro no").locale == "en"


@pytest.mark.parametrize(("share", "locale"), [(0.1, "de"), (0.0, "en")])
def test_a_message_that_may_be_in_the_settled_language_does_not_count_against_it(
    share: float, locale: str
) -> None:
    settled = LocaleState("de", Source.DETECTED, {"letters": 80})
    guess = Guess("en", 1 - share, ("Latin",), letters=28, shares={"en": 1 - share, "de": share})

    state = decide(settled, guess, "die app sagt transaction declined")

    assert decide(state, guess, "die app sagt transaction declined").locale == locale


def test_shares_are_forgotten_once_the_language_is_settled(detector: Detector) -> None:
    assert "shares" in after(detector, from_browser("en"), "hola").evidence
    assert (
        "shares" not in after(detector, from_browser("en"), "hola", "el cajero se tragó mi tarjeta").evidence
    )


@pytest.mark.parametrize("browser", ["zh-CN", "zh-TW", "ja", "ko", "ru", "ar", "th", "hi"])
def test_latin_letters_twice_are_english_where_people_have_their_own(
    detector: Detector, browser: str
) -> None:
    assert after(detector, from_browser(browser), "lost card").locale == browser
    assert after(detector, from_browser(browser), "lost card", "no cash").locale == "en"
    assert after(detector, from_browser(browser), "hi", "open now?").locale == "en"


@pytest.mark.parametrize("browser", ["zh-CN", "ru", "ar", "th", "hi"])
def test_names_and_borrowed_words_alone_are_no_english(detector: Detector, browser: str) -> None:
    assert after(detector, from_browser(browser), "visa", "atm", "John Smith", "ok", "icbc").locale == browser


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ru", "пишет transaction declined что делать"),
        ("th", "ขึ้น transaction declined"),
        ("hi", "transaction declined आ रहा है"),
        ("ar", "يطلع transaction declined"),
        ("zh-TW", "顯示 transaction declined 怎麼辦"),
    ],
)
def test_a_screen_quoted_among_own_letters_is_no_english(detector: Detector, locale: str, text: str) -> None:
    assert after(detector, from_browser(locale), text, text, text).locale == locale


@pytest.mark.parametrize(("certainty", "is_settled"), [(0.9, False), (0.999, True)])
def test_what_another_language_may_have_said_settles_nothing(certainty: float, is_settled: bool) -> None:
    shares = {"pt-BR": certainty, "es": 1 - certainty}
    guess = Guess("pt-BR", certainty, ("Latin",), letters=20, shares=shares)

    state = decide(from_browser("en"), guess, "esta madrugada no centro")

    assert (state.locale, state.is_settled) == ("pt-BR", is_settled)


@pytest.mark.parametrize(
    ("begun", "text", "locale"),
    [
        ("zh-CN", RUSSIAN, "ru"),
        ("en", FRENCH, "fr"),
        ("de", "الصراف بلع بطاقتي", "ar"),
        ("ja", "카드가 안 나와요", "ko"),
        ("es", ENGLISH, "es"),
        ("es", "declined", "es"),
        ("ru", "Sanlitun, visa", "ru"),
    ],
)
def test_language_that_a_link_began_in_gives_way_to_a_sentence_but_not_to_one_of_english(
    detector: Detector, begun: str, text: str, locale: str
) -> None:
    state = LocaleState(begun, Source.BEGUN)

    assert after(detector, state, text).locale == locale


def test_english_twice_is_answered_whatever_a_link_began_in(detector: Detector) -> None:
    assert after(detector, LocaleState("es", Source.BEGUN), ENGLISH, ENGLISH).locale == "en"

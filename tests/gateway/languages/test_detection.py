from __future__ import annotations

import asyncio

import pytest

from gateway.languages.detection import Detector


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("zh-CN", "我的银行卡被取款机吞了怎么办"),
        ("zh-TW", "我的卡片被提款機吃掉了怎麼辦"),
        ("ja", "カードがATMから出てきません"),
        ("ja", "両替"),
        ("ja", "紛失"),
        ("ko", "현금인출기가 카드를 먹었어요"),
        ("ru", "банкомат съел мою карту"),
        ("ar", "الصراف الآلي بلع بطاقتي"),
        ("th", "ตู้เอทีเอ็มกินบัตรของฉัน"),
        ("hi", "एटीएम ने मेरा कार्ड निगल लिया"),
        ("en", "the machine swallowed my card"),
        ("de", "der Automat hat meine Karte geschluckt"),
        ("fr", "le distributeur a avalé ma carte"),
        ("es", "el cajero se tragó mi tarjeta"),
        ("pt-BR", "o caixa eletrônico engoliu meu cartão"),
        ("it", "il bancomat ha trattenuto la mia carta"),
        ("nl", "de automaat heeft mijn pas ingeslikt"),
        ("pl", "bankomat połknął moją kartę"),
        ("tr", "bankamatik kartımı yuttu"),
        ("sv", "automaten svalde mitt kort"),
        ("vi", "máy rút tiền nuốt thẻ của tôi"),
        ("id", "kartu saya tertelan mesin atm"),
        # One word that only one language has (failure cases 2 and 4).
        ("de", "danke"),
        ("es", "gracias"),
        ("en", "Exchange"),
        # A plain Italian sentence is not English (5); Latin words do not make Chinese Korean (6).
        ("it", "vorrei cambiare dei soldi in banca"),
        # Languages in borrowed letters are not English (8).
        ("ru", "ne mogu snyat dengi s karty"),
        ("zh-CN", "wo de ka bei tun le"),
        ("hi", "mera card atm me phas gaya"),
        ("ja", "kaado ga detekonai desu"),
        ("ko", "kadeuga an nawayo eotteoke haeyo"),
        ("ar", "el makina bala3et el card bta3y"),
        ("ar", "3ayez as7ab flous"),
        ("ar", "nseet el pin w el 7esab"),
        ("ar", "bghit nbeddel lflous, fin kayn sarraf"),
        # Thai in them is not Hindi, though both say "hai" and "nai".
        ("th", "sawasdee khrap, atm yu thi nai"),
        ("th", "bat hai krub"),
        ("th", "luem rahat bat"),
        ("hi", "mera paisa nahi aaya"),
        ("zh-CN", "我的 Visa card 被 ATM 吞了，怎么办"),
        ("ru", "Моя карта Visa застряла в ATM ICBC"),
    ],
)
def test_language_of_a_message_is_recognised(detector: Detector, locale: str, text: str) -> None:
    assert detector.guess(text).locale == locale


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "12345 😀",
        "Visa 4242",
        "https://example.com/help/me/please",
        "anna@example.com",
        "Müller Hans",
        "北京市朝阳区建国门外大街1号",
        # Languages nobody here speaks are not taken for their neighbours (failure case 7).
        "банкомат з'їв мою картку",
        "دستگاه کارت من را خورد",
        "Nemohu vybrat peníze z bankomatu, karta zůstala uvnitř",
        "Bankautomaten har spist kortet mitt, hva gjør jeg nå?",
        "η κάρτα μου έμεινε στο μηχάνημα",
        # A sister language in borrowed letters is not Russian.
        "gdje je banka, ne mogu podići novac",
        # Greetings and streets in Latin letters belong to everybody.
        "xiexie",
        "namaste",
        "qianmen dajie",
        "chaoyangmen nei",
        "nanjing dong lu",
        "xizhimen bei dajie",
        "Rua Augusta",
        # So do names of banks, with the small words between their capitals.
        "Bank of China",
        "Banco de Chile",
        # Two scripts in equal parts prove nothing.
        "ATM swallowed card 吞卡了",
    ],
)
def test_no_language_is_better_than_a_wrong_one(detector: Detector, text: str) -> None:
    assert detector.guess(text).locale is None


def test_characters_common_to_both_fit_both_chinese_locales(detector: Detector) -> None:
    guess = detector.guess("吞卡")

    assert guess.locale == "zh-CN"
    assert "zh-TW" in guess.alternatives


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("es", "holaaaa"),
        ("de", "hilfeeee"),
        ("de", "dankeee"),
        ("fr", "merciii beaucoup"),
        ("tr", "merhabaaa"),
        ("en", "help meeeee my caaaard"),
    ],
)
def test_letters_drawn_out_do_not_hide_a_word(detector: Detector, locale: str, text: str) -> None:
    assert detector.guess(text).locale == locale


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "it's for Małgorzata Dąbrowska"),
        ("en", "booked under Hans Müller"),
        ("nl", "ik ben Mehmet Yılmaz"),
        ("it", "a nome di John Smith"),
        ("es", "me llamo John Baker"),
        ("fr", "au nom de John Baker"),
        ("de", "Termin bei Frau Wang Xiaoming"),
        ("tr", "adım Hans Müller"),
    ],
)
def test_a_sentence_is_not_in_the_language_of_the_name_in_it(
    detector: Detector, locale: str, text: str
) -> None:
    assert detector.guess(text).locale == locale


@pytest.mark.parametrize("text", ["пишет transaction declined что делать", "ขึ้น transaction declined"])
def test_two_scripts_have_no_shares_of_the_latin_one(detector: Detector, text: str) -> None:
    guess = detector.guess(text)

    assert guess.mixed
    assert not guess.shares


@pytest.mark.parametrize(
    "text", ["aminata diallo", "kowalczyk jan", "qianmen dajie", "xueyuan lu", "北京饭店", "王府井"]
)
def test_two_words_that_nobody_has_seen_and_signs_may_be_names(detector: Detector, text: str) -> None:
    assert detector.guess(text).may_be_name


@pytest.mark.parametrize("text", ["meine karte", "tarjeta perdida", "我的卡被吞了"])
def test_what_somebody_says_is_no_name(detector: Detector, text: str) -> None:
    assert not detector.guess(text).may_be_name


def test_shares_of_latin_locales_say_what_else_it_may_be(detector: Detector) -> None:
    shares = detector.guess("esta madrugada").shares

    assert shares["es"] + shares["pt-BR"] > 0.9


def test_same_text_gets_the_same_answer_whatever_came_before(detector: Detector) -> None:
    first = detector.guess("hola")
    detector.guess("hello there, where is the bank")

    assert detector.guess("hola") == first


def test_letters_count_what_a_character_says(detector: Detector) -> None:
    assert detector.guess("银行在哪").letters == 12
    assert detector.guess("где банк").letters == 7


def test_hostile_text_is_read_only_at_its_beginning(detector: Detector) -> None:
    assert detector.guess("слово " * 600 + "word " * 100).locale == "ru"


async def test_many_at_once_get_the_answer_while_the_models_load() -> None:
    fresh = Detector.load()
    guesses = await asyncio.gather(
        *(fresh.detect("der Automat hat meine Karte geschluckt") for _ in range(8))
    )

    assert {guess.locale for guess in guesses} == {"de"}

"""What says nothing about a language never changes it: names, places, brands, numbers, buttons."""

from __future__ import annotations

import pytest

from gateway.languages.detection import Detector
from gateway.languages.hysteresis import Origin, decide
from tests.gateway.languages.conftest import ENGLISH, FRENCH, RUSSIAN, after, from_browser

NAMES = [
    "John Smith",
    "anna müller",
    "aminata diallo",
    "giovanni rossi",
    "María José García López",
    "zhang wei",
    "Li Na",
    "kim min jun",
    "tanaka hiroshi",
    "rahul sharma",
    "mohammed al fayed",
    "ivan petrov",
    "dmitri sergeevich",
    "joão silva",
    "Nguyễn Văn An",
    "mehmet yılmaz",
    "jan kowalski",
    "erik svensson",
    "takumi hayashi",
    "Tarek Mansour",
    "Claire Besson",
    "anna zorbak",
]
PLACES = [
    "sanlitun",
    "xi dan",
    "qianmen dajie",
    "tian an men",
    "wangfujing dajie 301",
    "beijing nan zhan",
    "houhai",
    "Hotel Adlon",
    "nanjing dong lu",
    "xizhimen bei dajie",
    "Rua Augusta",
    "Via Condotti",
    "Calle de Alcalá",
    "Potsdamer Platz",
]
BRANDS = [
    "western union",
    "moneygram",
    "revolut",
    "visa debit",
    "unionpay",
    "wechat pay",
    "radisson",
    "netflix",
    "Sparkasse",
    "Swedbank",
    "Banco do Brasil",
    "Bank of China",
    "Crédit Agricole",
    "Banca Intesa",
    "HDFC bank",
    "haidilao",
    "apple pay",
    "visa infinite",
]
NUMBERS = [
    "A017",
    "CA1831",
    "300",
    "300 usd",
    "1.500,00 €",
    "18:30",
    "12/08",
    "room 914",
    "BJ-2008-114",
    "ab3cd",
    "3pm",
]
BORROWED = [
    "ok",
    "taxi",
    "hotel",
    "atm",
    "wifi",
    "pin",
    "cash",
    "xiexie",
    "nihao",
    "privet",
    "namaste",
    "arigato",
    "ciao",
    "merci",
]
SIGNS = ["北京饭店", "王府井", "天安门", "中国银行", "前门"]
SENTENCES = {
    "en": ENGLISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "de": "der Automat hat meine Karte geschluckt",
    "es": "el cajero se tragó mi tarjeta",
    "pt-BR": "o caixa eletrônico engoliu meu cartão",
    "it": "il bancomat ha trattenuto la mia carta",
    "pl": "bankomat połknął moją kartę",
    "ja": "カードがATMから出てきません",
    "ko": "현금인출기가 카드를 먹었어요",
    "ar": "الصراف الآلي بلع بطاقتي",
    "hi": "एटीएम ने मेरा कार्ड निगल लिया",
}


@pytest.mark.parametrize("locale", SENTENCES)
def test_names_places_brands_numbers_and_borrowed_words_never_flip(detector: Detector, locale: str) -> None:
    settled = after(detector, from_browser(locale), SENTENCES[locale])
    assert settled.is_settled

    for text in (*NAMES, *PLACES, *BRANDS, *NUMBERS, *BORROWED, *SIGNS):
        assert after(detector, settled, text, text, text).locale == locale, text


@pytest.mark.parametrize("locale", SENTENCES)
def test_names_places_brands_and_numbers_say_nothing_against_the_browser(
    detector: Detector, locale: str
) -> None:
    for text in (*NAMES, *PLACES, *BRANDS, *NUMBERS):
        assert after(detector, from_browser(locale), text).locale == locale, text


@pytest.mark.parametrize("locale", SENTENCES)
def test_no_button_flips_anything(detector: Detector, locale: str) -> None:
    state = from_browser(locale)

    for text in SENTENCES.values():
        assert decide(state, detector.guess(text), text, Origin.BUTTON) == state


@pytest.mark.parametrize("locale", SENTENCES)
def test_settled_conversation_survives_one_sentence_that_a_screen_or_a_sign_may_say(
    detector: Detector, locale: str
) -> None:
    settled = after(detector, from_browser(locale), SENTENCES[locale], SENTENCES[locale])

    for text in (ENGLISH, "please contact your bank or try another card", "交易失败，请与发卡银行联系"):
        assert after(detector, settled, text).locale == locale, text


@pytest.mark.parametrize("locale", SENTENCES)
def test_settled_conversation_survives_a_few_words_of_another(detector: Detector, locale: str) -> None:
    settled = after(detector, from_browser(locale), SENTENCES[locale], SENTENCES[locale])

    for text in ("meine Karte", "grazie mille", "спасибо большое", "ありがとう", "감사합니다", "شكرا جزيلا"):
        assert after(detector, settled, text).locale == locale, text


ASKED = ["ممكن انجليزي", "do you speak english?", "говорите по русски?", "fala português?"]


@pytest.mark.parametrize("locale", set(SENTENCES) - {"en"})
def test_asking_for_another_language_is_left_to_the_bot(detector: Detector, locale: str) -> None:
    settled = after(detector, from_browser(locale), SENTENCES[locale], SENTENCES[locale])

    for text in ASKED:
        assert after(detector, settled, text).locale == locale, text


OWN = {**SENTENCES, "id": "kartu saya tertelan mesin atm", "sv": "automaten svalde mitt kort"}
QUOTED = {
    "de": "die app sagt transaction declined",
    "fr": "l'app dit insufficient funds",
    "id": "kartunya declined terus please help",
    "sv": "appen säger please try again later",
    "it": "ho fatto il check-in ma card declined",
    "pl": "mam problem z checkout card declined",
    "ru": "пишет transaction declined что делать",
    "ja": "declinedって出ました",
    "ko": "declined 라고 나와요",
    "hi": "transaction declined आ रहा है",
    "ar": "يطلع transaction declined",
}


@pytest.mark.parametrize("locale", QUOTED)
def test_own_words_around_words_of_a_screen_keep_the_language(detector: Detector, locale: str) -> None:
    settled = after(detector, from_browser(locale), OWN[locale])

    assert after(detector, settled, *[QUOTED[locale]] * 3).locale == locale


ROMANISED = {
    "ru": "karta zastryala v bankomate",
    "ja": "kaado ga tsumarimashita",
    "ko": "kadeuga an nawayo eotteoke haeyo",
    "ar": "el card 3ale2 fel makina",
    "hi": "mera card atm me phas gaya",
}


@pytest.mark.parametrize("locale", ROMANISED)
def test_own_language_in_borrowed_letters_keeps_it(detector: Detector, locale: str) -> None:
    text = ROMANISED[locale]

    assert after(detector, from_browser(locale), text, text).locale == locale
    assert after(detector, from_browser(locale), SENTENCES[locale], text, text).locale == locale

"""Values as each locale's readers write them."""

from __future__ import annotations

import pytest

from translations.catalogue import Catalogue
from translations.values import day_part

CATALOGUE = Catalogue.load()
NAME = {
    "type": "name",
    "names": {"zh-CN": "王府井支行", "en": "Wangfujing Branch", "ru": "отделение Ванфуцзин"},
}


def plain(text: str) -> str:
    """The text without isolates and with ordinary spaces."""
    for character in "\u2068\u2069\u200f\u200e":
        text = text.replace(character, "")
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en", "CNY 12,345.60"),
        ("de", "CNY 12.345,60"),
        ("ru", "CNY 12 345,60"),
        ("fr", "CNY 12 345,60"),
        ("ar", "CNY 12,345.60"),
        ("zh-CN", "CNY 12,345.60"),
    ],
)
def test_money_carries_its_iso_code_and_local_separators(locale: str, written: str) -> None:
    value = {"type": "money", "amount": "12345.6", "currency": "CNY"}
    assert plain(CATALOGUE.format(value, locale)) == written


def test_yen_has_no_decimals() -> None:
    assert (
        plain(CATALOGUE.format({"type": "money", "amount": "5000", "currency": "JPY"}, "en")) == "JPY 5,000"
    )


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en", "Wed, 25 November 2026"),
        ("ja", "2026年11月25日（水）"),
        ("ko", "2026년 11월 25일(수)"),
        ("de", "Mi., 25. November 2026"),
        ("fr", "mer. 25 novembre 2026"),
        ("it", "mer 25 novembre 2026"),
        ("es", "mié, 25 de noviembre de 2026"),
    ],
)
def test_a_date_names_its_weekday(locale: str, written: str) -> None:
    assert plain(CATALOGUE.format({"type": "date", "value": "2026-11-25"}, locale)) == written


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("fr", "mar. 1er décembre 2026"),
        ("it", "mar 1º dicembre 2026"),
        ("pt-BR", "ter., 1º de dezembro de 2026"),
        ("es", "mar, 1 de diciembre de 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_where_it_is_read_as_one(locale: str, written: str) -> None:
    assert plain(CATALOGUE.format({"type": "date", "value": "2026-12-01"}, locale)) == written


def test_a_name_comes_with_the_local_script_to_show_a_driver() -> None:
    assert CATALOGUE.format(NAME, "ru") == "отделение Ванфуцзин (王府井支行)"
    assert CATALOGUE.format(NAME, "zh-CN") == "王府井支行"


def test_a_name_without_the_readers_language_is_said_in_english() -> None:
    assert CATALOGUE.format(NAME, "it").startswith("Wangfujing Branch")


def test_a_name_without_the_readers_language_is_said_in_chinese_to_who_reads_its_characters() -> None:
    assert CATALOGUE.format(NAME, "ja") == "王府井支行"


@pytest.mark.parametrize(
    ("locale", "written"), [("ja", "王府井支店（王府井支行）"), ("ko", "왕푸징 지점(王府井支行)")]
)
def test_brackets_stand_close_to_japanese_and_korean_names(locale: str, written: str) -> None:
    names = {"zh-CN": "王府井支行", "ja": "王府井支店", "ko": "왕푸징 지점"}
    assert CATALOGUE.format({"type": "name", "names": names}, locale) == written


def test_every_value_in_a_right_to_left_sentence_is_isolated() -> None:
    shown = CATALOGUE.format({"type": "phone", "value": "+86 95559"}, "ar")
    assert (shown[0], shown[-1]) == ("\u2068", "\u2069")


def test_weekly_hours_join_days_that_follow_one_another() -> None:
    rows = [
        {"days": [1, 2, 3, 4, 5], "opens": "09:00", "closes": "17:00"},
        {"days": [6], "opens": "10:00", "closes": "16:00"},
    ]
    assert CATALOGUE.format({"type": "weekly", "rows": rows}, "en") == "Mon–Fri 09:00–17:00; Sat 10:00–16:00"


def test_a_span_of_time_reads_from_the_left_in_arabic_too() -> None:
    hours = {"type": "hours", "spans": [["09:00", "17:00"]]}
    assert CATALOGUE.format(hours, "ar") == "\u2068\u206609:00–17:00\u2069\u2069"
    assert CATALOGUE.format(hours, "fr") == "09:00–17:00"


@pytest.mark.parametrize("locale", ["zh-CN", "ja", "ko", "ru", "ar"])
def test_a_duration_has_no_english_in_it(locale: str) -> None:
    shown = CATALOGUE.format({"type": "duration", "minutes": 90}, locale)
    assert "hour" not in shown
    assert "minute" not in shown


def test_no_minutes_at_all_are_zero_minutes() -> None:
    assert CATALOGUE.format({"type": "duration", "minutes": 0}, "en") == "0 minutes"


def test_an_unknown_type_is_an_error_and_never_shown() -> None:
    with pytest.raises(TypeError):
        CATALOGUE.format({"type": "secret", "value": "x"}, "en")


@pytest.mark.parametrize(
    ("locale", "value", "written"),
    [
        ("en", {"type": "rate", "amount": "719.1500", "currency": "CNY"}, "CNY\u00a0719.15"),
        ("de", {"type": "rate", "amount": "6.3903", "currency": "CNY"}, "CNY\u00a06,3903"),
        ("en", {"type": "rate", "amount": "100", "currency": "JPY"}, "JPY\u00a0100"),
        ("ja", {"type": "rate", "amount": "757.60", "currency": "CNY"}, "CNY\u00a0757.60"),
        ("fr", {"type": "rate", "amount": "523.0000", "currency": "CNY"}, "CNY\u00a0523,00"),
        ("en", {"type": "rate", "amount": "7.5", "currency": "CNY"}, "CNY\u00a07.50"),
        ("ko", {"type": "money", "amount": "523", "currency": "CNY"}, "CNY\u00a0523.00"),
        ("ko", {"type": "money", "amount": "0", "currency": "JPY"}, "JPY\u00a00"),
        (
            "de",
            {
                "type": "price",
                "unit": {"type": "rate", "amount": "100", "currency": "USD"},
                "rate": {"type": "rate", "amount": "719.15", "currency": "CNY"},
            },
            "USD 100 = CNY 719,15",
        ),
        ("ja", {"type": "currency", "code": "USD"}, "米ドル（USD）"),
        ("ru", {"type": "currency", "code": "XQQ"}, "XQQ"),
        ("de", {"type": "percent", "value": "0.0075"}, "0,75\u00a0%"),
        ("ru", {"type": "span", "value": 24, "unit": "month"}, "24 месяца"),
        ("zh-CN", {"type": "span", "value": 90, "unit": "day"}, "90天"),
        ("en", {"type": "distance", "metres": 346}, "350 m"),
        ("ru", {"type": "distance", "metres": 1234}, "1,2 км"),
        ("en", {"type": "distance", "metres": 12345}, "12 km"),
        (
            "en",
            {"type": "day_part", "value": "2026-11-25", "part": "morning"},
            "Wed, 25 November 2026, morning",
        ),
        (
            "zh-CN",
            {"type": "day_part", "value": "2026-11-25", "part": "evening"},
            "2026年11月25日（周三）晚上",
        ),
        (
            "ko",
            {"type": "day_part", "value": "2026-11-25", "part": "night"},
            "2026년 11월 25일(수) 밤",
        ),
        ("fr", {"type": "language", "code": "zh-CN"}, "chinois"),
        (
            "en",
            {"type": "hours", "spans": [["09:00", "12:00"], ["13:30", "17:00"]]},
            "09:00–12:00 and 13:30–17:00",
        ),
    ],
)
def test_each_kind_of_figure_is_written_as_its_readers_expect(
    locale: str, value: dict[str, object], written: str
) -> None:
    assert plain(CATALOGUE.format(value, locale)) == plain(written)


def test_a_title_is_said_in_the_readers_language_only() -> None:
    title = {"type": "title", "names": {"zh-CN": "运动会", "en": "Games", "ru": "Игры"}}
    assert [CATALOGUE.format(title, code) for code in ("ru", "de", "zh-CN")] == ["Игры", "Games", "运动会"]


@pytest.mark.parametrize(
    "written", ["around lunch/afternoon", "/morning", "2026-13-01/night", "2026-11-25/dawn", "x"]
)
def test_words_with_a_slash_are_no_part_of_a_day(written: str) -> None:
    assert day_part(written) is None


def test_a_part_of_a_day_is_read_as_it_was_written() -> None:
    assert day_part("2026-11-25/morning") == {"type": "day_part", "value": "2026-11-25", "part": "morning"}


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (["chino", "inglés"], "chino e inglés"),
        (["chino", "ruso", "hindi"], "chino, ruso e hindi"),
        (["agua", "hielo"], "agua y hielo"),
        (["inglés", "chino"], "inglés y chino"),
    ],
)
def test_the_spanish_and_is_another_word_before_its_own_sound(items: list[str], said: str) -> None:
    assert CATALOGUE.format({"type": "list", "items": items}, "es") == said

"""Opening hours: now, at a time, on a day."""

from __future__ import annotations

import pytest

from tests.bot.serving import Visitor, responses

CLOSED = {"open": False, "closes_at": None, "opens_at": "2026-11-30T09:00:00+08:00"}


def test_open_now_says_until_when(visitor: Visitor) -> None:
    answer = visitor.say("is the silk street branch open now")
    assert responses(answer) == ["utter_place_open"]
    assert "17:00" in answer["replies"][0]["text"]


def test_day_named_gives_the_hours_of_that_day(visitor: Visitor) -> None:
    answer = visitor.say("is silk street branch open on saturday")
    assert responses(answer) == ["utter_hours_day_open"]
    assert "09:30–16:00" in answer["replies"][0]["text"]
    assert "28 November 2026" in answer["replies"][0]["text"]


def test_time_named_is_answered_for_that_moment(visitor: Visitor) -> None:
    answer = visitor.say("is silk street branch open on saturday at 5 pm")
    assert responses(answer) == ["utter_hours_open_at"]
    assert "28 November 2026, 17:00" in answer["replies"][0]["text"]


def test_another_day_afterwards_needs_no_branch(visitor: Visitor) -> None:
    visitor.say("is the silk street branch open now")
    assert responses(visitor.say("and on saturday?")) == ["utter_hours_day_open"]


def test_closed_on_a_holiday_says_why_and_when_next(visitor: Visitor) -> None:
    visitor.served.gateway.day |= {
        "openings": [],
        "reason": "holiday",
        "note": {"type": "name", "names": {"en": "Spring Festival", "zh-CN": "春节"}},
    }
    answer = visitor.say("is silk street branch open on saturday")
    assert responses(answer) == ["utter_hours_day_closed", "utter_hours_because"]
    assert "Spring Festival" in answer["replies"][1]["text"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and during Chinese New Year?"),
        ("zh-CN", "春节呢"),
        ("ja", "春節は？"),
        ("ko", "설날에는요?"),
        ("ru", "а на китайский новый год?"),
        ("de", "und am chinesischen Neujahr?"),
        ("fr", "et pour le nouvel an chinois ?"),
        ("es", "¿y en el año nuevo chino?"),
        ("pt-BR", "e no ano novo chinês?"),
        ("it", "e a capodanno cinese?"),
        ("ar", "وفي رأس السنة الصينية؟"),
    ],
)
def test_a_holiday_by_its_name_is_a_day(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press('/branch_hours{"place":"silk street"}')
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_hours_day_open"
    assert answer["replies"][0]["values"]["date"]["value"] == "2027-02-06"


def test_calendar_that_is_not_announced_is_said(visitor: Visitor) -> None:
    visitor.served.gateway.day |= {"announced": False}
    answer = visitor.say("is silk street branch open on saturday")
    assert responses(answer)[-1] == "utter_hours_not_announced"


def test_no_branch_named_is_asked_for_and_the_day_is_kept(visitor: Visitor) -> None:
    assert responses(visitor.say("are you open on saturday?")) == ["utter_ask_branch"]
    assert responses(visitor.say("silk street")) == ["utter_hours_day_open"]


def test_day_gone_is_not_answered_as_one_to_come(visitor: Visitor) -> None:
    answer = visitor.press('/branch_hours{"place":"silk street","date":"2026-11-20"}')
    assert responses(answer) == ["utter_hours_past"]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is silk street open on October 1st?"),
        ("de", "hat silk street am 1. Oktober geöffnet?"),
        ("zh-CN", "silk street 10月1号开门吗"),
        ("fr", "silk street est ouvert le 1er octobre ?"),
    ],
)
def test_a_day_long_over_without_its_year_is_that_of_next_year(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_hours_day_open"
    assert answer["replies"][0]["values"]["date"]["value"] == "2027-10-01"


@pytest.mark.parametrize(
    "said", ["was silk street open yesterday?", "is silk street open on 1 October 2026?"]
)
def test_a_day_gone_for_good_is_told_so(visitor: Visitor, said: str) -> None:
    assert responses(visitor.say(said)) == ["utter_hours_past"]


def test_no_known_opening_offers_a_person(visitor: Visitor) -> None:
    visitor.served.gateway.day |= {"openings": [], "opens_at": None}
    answer = visitor.say("is silk street branch open on saturday")
    assert responses(answer) == ["utter_hours_closed_for_long"]
    assert answer["replies"][0]["buttons"][0]["payload"] == "/human_agent"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and on February 31st?"),
        ("de", "und am 31. Februar?"),
        ("fr", "et le 31 février ?"),
        ("ru", "а 31 февраля?"),
        ("zh-CN", "2月31日呢"),
        ("ko", "2월 31일은요?"),
        ("ar", "و31 فبراير؟"),
    ],
)
def test_a_day_that_no_calendar_has_is_asked_back(visitor: Visitor, locale: str, said: str) -> None:
    visitor.locale = locale
    visitor.press('/branch_hours{"place":"silk street"}')
    assert responses(visitor.say(said)) == ["utter_hours_no_such_day"]


def test_the_branch_stays_known_after_a_day_that_is_over(visitor: Visitor) -> None:
    visitor.press('/branch_hours{"place":"harbour","date":"2026-11-20"}')
    answer = visitor.say("and on Saturday?")
    assert responses(answer) == ["utter_hours_day_open"]
    assert "Harbour" in answer["replies"][0]["text"]


def test_hours_after_places_to_change_money_are_those_of_the_exchange_desk(visitor: Visitor) -> None:
    visitor.press('/fx_exchange_howto{"place":"silk street"}')
    visitor.served.gateway.calls.clear()
    visitor.say("and on Saturday?")
    assert visitor.served.gateway.services[-1] == "fx"


def test_an_office_without_an_exchange_desk_leads_to_the_nearest_that_has_one(visitor: Visitor) -> None:
    visitor.press('/branch_hours{"place":"harbour"}')
    answer = visitor.say("until when is the exchange desk open?")
    assert "Silk Street" in answer["replies"][0]["text"]
    assert visitor.served.gateway.searches[-1]["service"] == "fx"


def test_where_no_money_is_changed_now_an_open_desk_is_named(visitor: Visitor) -> None:
    visitor.press('/fx_exchange_howto{"place":"silk street"}')
    visitor.served.gateway.hours = CLOSED
    visitor.say("is the exchange desk open now?")
    assert visitor.served.gateway.searches[-1].get("open") == "true"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and the day after?"),
        ("zh-CN", "第二天呢"),
        ("ja", "その次の日は？"),
        ("ko", "그 다음 날은요?"),
        ("ru", "а на следующий день?"),
        ("de", "und am Tag danach?"),
        ("fr", "et le lendemain ?"),
        ("es", "¿y al día siguiente?"),
        ("pt-BR", "e no dia seguinte?"),
        ("it", "e il giorno dopo?"),
        ("ar", "واليوم التالي؟"),
    ],
)
def test_the_day_after_is_that_after_the_one_asked_last(visitor: Visitor, locale: str, said: str) -> None:
    visitor.press('/branch_hours{"place":"silk street","date":"2026-12-02"}')
    visitor.say("and on Thursday, December 3?")
    visitor.locale = locale
    answer = visitor.say(said)
    assert responses(answer)[0] == "utter_hours_day_open"
    assert answer["replies"][0]["values"]["date"]["value"] == "2026-12-04"


def test_the_day_after_tomorrow_counts_from_today(visitor: Visitor) -> None:
    visitor.press('/branch_hours{"place":"silk street","date":"2026-12-02"}')
    answer = visitor.say("and the day after tomorrow?")
    assert answer["replies"][0]["values"]["date"]["value"] == "2026-11-27"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and now?"),
        ("zh-CN", "现在呢"),
        ("ja", "今は？"),
        ("ko", "지금은요?"),
        ("ru", "а сейчас?"),
        ("de", "und jetzt?"),
        ("fr", "et maintenant ?"),
        ("es", "¿y ahora?"),
        ("pt-BR", "e agora?"),
        ("it", "e adesso?"),
        ("ar", "والآن؟"),
    ],
)
def test_now_after_another_day_is_now(visitor: Visitor, locale: str, said: str) -> None:
    visitor.press('/branch_hours{"place":"silk street","date":"2026-12-02"}')
    visitor.locale = locale
    assert responses(visitor.say(said)) == ["utter_place_open"]


@pytest.mark.parametrize("said", ["is it open on the 35th of december", "and on the 35th of December?"])
def test_the_thirty_fifth_is_no_day_either(visitor: Visitor, said: str) -> None:
    visitor.press('/branch_hours{"place":"silk street","date":"2026-12-03"}')
    assert responses(visitor.say(said)) == ["utter_hours_no_such_day"]


def test_a_closed_branch_whose_exchange_desk_is_open_says_both(visitor: Visitor) -> None:
    visitor.press('/branch_location{"place":"silk street"}')
    visitor.served.gateway.hours = CLOSED
    visitor.served.gateway.desk_hours = {"open": True, "closes_at": "2026-11-25T20:00:00+08:00"}
    visitor.served.gateway.closed = {"b-silk"}
    answer = visitor.say("is silk street branch open now")
    assert responses(answer) == ["utter_place_closed", "utter_hours_desk_open"]
    assert "20:00" in answer["replies"][1]["text"]
    answer = visitor.say("is silk street branch open today at 6 pm")
    assert responses(answer) == ["utter_hours_closed_at", "utter_hours_desk_open"]


def test_the_hours_of_a_day_are_looked_up_with_the_branch_that_is_named(visitor: Visitor) -> None:
    def asked() -> list[str]:
        return [call.rsplit("/", 1)[-1] for call in visitor.served.gateway.calls if "/branches/" in call]

    assert "utter_hours_day_open" in responses(visitor.say("is the Silk Street branch open on Saturday?"))
    assert asked() == ["search"]
    assert "utter_hours_day_open" in responses(visitor.say("and on Friday?"))
    assert set(asked()) == {"search"}

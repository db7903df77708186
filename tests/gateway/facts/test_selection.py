from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gateway.facts.selection import is_current, select_facts

DAY = dt.date(2008, 8, 8)


@dataclass(frozen=True)
class Figure:
    value: str
    key: str = "fx.change_back"
    jurisdiction: str = "CN"
    event: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


STANDING = Figure("standing")
EVENT = Figure("event", "fx.change_back", "CN/beijing", "games", dt.date(2008, 7, 8), dt.date(2008, 10, 17))


def chosen(*figures: Figure, day: dt.date = DAY, place: str = "CN/beijing") -> list[str]:
    return [figure.value for figure in select_facts(figures, day, place)]


def test_a_rule_of_the_event_beats_the_standing_one() -> None:
    assert chosen(STANDING, EVENT) == chosen(EVENT, STANDING) == ["event"]


def test_on_the_last_day_the_event_still_holds_and_the_day_after_it_does_not() -> None:
    assert chosen(STANDING, EVENT, day=dt.date(2008, 10, 17)) == ["event"]
    assert chosen(STANDING, EVENT, day=dt.date(2008, 10, 18)) == ["standing"]


def test_a_city_s_rule_says_nothing_elsewhere() -> None:
    assert chosen(STANDING, EVENT, place="CN/shanghai") == ["standing"]


def test_a_city_s_figure_beats_the_country_s() -> None:
    assert chosen(STANDING, Figure("city", jurisdiction="CN/beijing")) == ["city"]


def test_the_newer_of_two_figures_holds() -> None:
    newer = Figure("newer", valid_from=dt.date(2008, 1, 1))
    assert chosen(newer, Figure("older", valid_from=dt.date(2007, 1, 1))) == ["newer"]


def test_a_figure_of_the_future_is_not_given() -> None:
    assert chosen(Figure("later", valid_from=dt.date(2009, 1, 1))) == []


def test_when_all_have_ended_the_last_one_is_given_and_known_to_have_ended() -> None:
    first, last = Figure("first", valid_to=dt.date(2006, 1, 1)), Figure("last", valid_to=dt.date(2007, 1, 1))
    assert chosen(first, last) == chosen(last, first) == ["last"]
    assert not is_current(last, DAY)


def test_a_figure_that_holds_beats_a_rule_of_an_event_that_has_ended() -> None:
    assert chosen(EVENT, STANDING, day=dt.date(2009, 1, 1)) == ["standing"]

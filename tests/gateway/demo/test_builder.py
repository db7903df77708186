from __future__ import annotations

import re

from gateway.demo.builder import build_atms, build_branches, build_facts
from gateway.hours.pattern import Pattern
from gateway.places.models import Atm, Branch
from translations.locales import languages

# As terminals are written on Chinese signs.
HAN_DIGITS = str.maketrans("一二三四", "1234")
FIRST_CLASS = {code for code, language in languages().items() if language.status == "first"}


def test_the_demo_bank_has_forty_branches_and_a_hundred_and_twenty_machines_in_four_cities() -> None:
    branches, atms = build_branches(), build_atms()
    assert (len({one.id for one in branches}), len({one.code for one in atms})) == (40, 120)
    assert (
        {one.city for one in branches}
        == {one.city for one in atms}
        == {"beijing", "shanghai", "chengdu", "hangzhou"}
    )


def test_every_demo_place_has_a_name_in_every_first_class_locale_and_is_marked() -> None:
    places: list[Branch | Atm] = [*build_branches(), *build_atms()]
    for place in places:
        assert set(place.names) == FIRST_CLASS
        assert place.demo


def test_every_branch_has_directions_in_every_first_class_locale() -> None:
    for branch in build_branches():
        assert set(branch.directions) == FIRST_CLASS, branch.id
        assert all(branch.directions.values()), branch.id


def test_each_locale_words_its_own_directions() -> None:
    for branch in build_branches():
        assert len(set(branch.directions.values())) == len(FIRST_CLASS), branch.id


def test_lines_exits_and_doors_are_the_same_in_every_language() -> None:
    for branch in build_branches():
        said = set(re.findall(r"(?:lines?|and|exit|door|Terminal) (\d+|[A-Z])\b", branch.directions["en"]))
        for locale, way in branch.directions.items():
            copied = set(re.findall(r"\d+|(?<![A-Za-z])[A-Z](?![A-Za-z])", way.translate(HAN_DIGITS)))
            assert said <= copied, (branch.id, locale, way)


def test_machines_belong_to_branches_that_exist() -> None:
    assert {atm.branch_id for atm in build_atms()} <= {branch.id for branch in build_branches()}


def test_the_hours_of_demo_branches_can_be_read() -> None:
    for branch in build_branches():
        assert set(branch.services) == set(branch.hours)
        for text in branch.hours.values():
            Pattern.parse(text)


def test_some_machines_stand_away_from_a_branch() -> None:
    assert sum(not atm.in_branch for atm in build_atms()) == 40


def test_every_demo_fact_has_a_source_and_a_status() -> None:
    facts = build_facts()
    assert len({fact.id for fact in facts}) == len(facts)
    assert all(fact.source and fact.status in {"confirmed", "uncertain", "bank-set"} for fact in facts)

from __future__ import annotations

from gateway.demo.builder import build_atms, build_branches, build_facts
from gateway.hours.pattern import Pattern
from gateway.places.models import Atm, Branch
from translations.locales import languages

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

from __future__ import annotations

from typing import Any

import pytest

from gateway.imports.comparing import Source
from gateway.imports.plan import check
from tests.gateway.imports.conftest import ATM, BRANCH, FACT, Bank


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "a b"}, "1: id: does not fit the pattern"),
        ({"names": {"ru": "Ванфуцзин"}}, "1: names: a name in English"),
        ({"names": {"en": "x", "tlh": "y"}}, "1: names: unknown language 'tlh'"),
        ({"names": {"en": "x", "EN": "y"}}, "1: names: one language is given twice"),
        ({"names": {"en": " "}}, "1: names.en: "),
        ({"names": {"en": "a\u0000b"}}, "1: names.en: has a line break"),
        ({"names": {"en": "a\ud800"}}, "1: names.en: "),
        ({"lat": 116.4, "lon": 39.9}, "1: latitude and longitude look swapped"),
        ({"lat": 95}, "1: lat: "),
        ({"zone": "Asia/Peking"}, "1: zone: unknown time zone"),
        ({"hours": {"personal": "9 to 5"}}, "1: hours.personal: hours '9 to 5' cannot be read"),
        ({"hours": {"lending": "24/7"}}, "1: hours.lending"),
        ({"services": ["fx"]}, "1: hours and services differ in fx, personal"),
        ({"languages": ["klingon"]}, "1: languages.0: unknown language"),
        ({"buys": "USD XYZ"}, "1: buys.1: unknown currency 'XYZ'"),
        ({"step_free": "perhaps"}, "1: step_free: "),
        ({"phone": "call us"}, "1: phone: "),
        ({"visitors": True}, "1: visitors: no such field"),
    ],
)
async def test_mistake_in_a_branch_is_told_with_line_field_and_reason(
    bank: Bank, change: dict[str, Any], said: str
) -> None:
    complaints = await bank.complaints("branches", {**BRANCH, **change})
    assert complaints[0].startswith(said), complaints


async def test_every_bad_row_is_reported_not_only_the_first(bank: Bank) -> None:
    rows = [{**BRANCH, "id": f"b{number}", "lat": 95 if number % 2 else 39} for number in range(1200)]
    assert len(await bank.complaints("branches", *rows)) == 600


async def test_field_of_a_table_is_named_by_its_column(bank: Bank) -> None:
    row = {"id": "a", "name_en": "A", "address_en": "B", "city": "beijing", "lat": 39, "lon": 116}
    path = bank.file("b.csv", [{**row, "hours_personal": "never"}])
    [finding] = (await bank.check(Source("branches", path))).findings.listed
    assert (finding.line, finding.field) == (2, "hours_personal")


@pytest.mark.parametrize(
    ("lat", "lon", "said"),
    [(48.85, 2.35, "is not in China"), (80.0, 40.0, "look swapped"), (39.9, 116.4, "")],
)
async def test_odd_position_is_a_warning_that_keeps_nothing_from_being_imported(
    bank: Bank, lat: float, lon: float, said: str
) -> None:
    path = bank.file("b.json", [{**BRANCH, "lat": lat, "lon": lon}])
    plan = await bank.check(Source("branches", path))
    assert plan.is_possible
    assert [said in one.reason for one in plan.findings.listed] == ([True] if said else [])


async def test_same_id_twice_is_told_with_the_place_of_the_first(bank: Bank) -> None:
    assert await bank.complaints("branches", BRANCH, BRANCH) == [
        "2: id: 'wangfujing' stands in branches.jsonl:1 already"
    ]


async def test_row_is_told_twice_also_between_files_of_one_name(bank: Bank) -> None:
    paths = [bank.file("b.json", [BRANCH])]
    (bank.folder / "more").mkdir()
    paths.append(bank.file("more/b.json", [BRANCH]))
    plan = await bank.check(*(Source("branches", path) for path in paths))
    assert [one.file for one in plan.findings.errors] == [str(paths[1])]


async def test_file_given_twice_has_every_row_twice(bank: Bank) -> None:
    source = Source("branches", bank.file("b.json", [BRANCH]))
    assert not (await bank.check(source, source)).is_possible


async def test_holiday_and_dated_rule_of_one_id_are_the_same_row(bank: Bank) -> None:
    day = {"id": "x", "date": "2027-02-08", "hours": "off"}
    holidays = Source("holidays", bank.file("h.json", [day]))
    rules = Source("hours", bank.file("r.json", [{**day, "reason": "event"}]))
    assert len((await bank.check(holidays, rules)).findings.errors) == 1


async def test_findings_stand_in_the_order_of_lines(bank: Bank) -> None:
    away = {"id": "away", "lat": 48.8, "lon": 2.3}
    rows = [{**BRANCH, **away}, {**BRANCH, "id": "x", "zone": "Moon"}, {**BRANCH, **away}]
    lines = [said.partition(":")[0] for said in await bank.complaints("branches", *rows)]
    assert lines == ["1", "2", "3"]


async def test_column_that_nobody_knows_is_told_once(bank: Bank) -> None:
    rows = [{"key": f"a{number}", "colour": "red"} for number in range(3)]
    plan = await bank.check(Source("facts", bank.file("f.csv", rows)))
    told = [(one.line, one.reason) for one in plan.findings.listed if one.field == "colour"]
    assert (told, plan.is_possible) == ([(1, "no such field")], False)


async def test_row_that_cannot_be_read_is_not_taken_for_a_missing_one(bank: Bank) -> None:
    await bank.rows("branches", BRANCH)
    await bank.rows("atms", ATM)
    source = Source("branches", bank.file("b.json", [{**BRANCH, "lat": 95}]))
    plan = await bank.check(source, remove_missing=True)
    assert [one.field for one in plan.findings.errors] == ["lat"]


async def test_progress_of_a_check_counts_the_rows_read(bank: Bank) -> None:
    source = Source("branches", bank.file("b.json", [{**BRANCH, "id": f"b{n}"} for n in range(1100)]))
    told: list[tuple[str, int, int]] = []
    async with bank.database.read() as session:
        await check(session, [source], lambda *done: told.append(done))
    assert told == [("branches", 1000, 0), ("branches", 1100, 0)]


async def test_file_without_rows_is_an_error(bank: Bank) -> None:
    assert await bank.complaints("branches") == [" has no rows"]


async def test_machine_of_a_branch_that_nobody_knows_is_an_error(bank: Bank) -> None:
    assert await bank.complaints("atms", ATM) == ["1: branch_id: there is no branch 'wangfujing'"]


async def test_branch_of_a_machine_may_stand_in_another_file_of_the_set(bank: Bank) -> None:
    atms = Source("atms", bank.file("a.json", [ATM]))
    branches = Source("branches", bank.file("b.json", [BRANCH]))
    assert (await bank.check(atms, branches)).is_possible


async def test_machine_away_from_its_branch_needs_its_own_place(bank: Bank) -> None:
    await bank.rows("branches", BRANCH)
    [said] = await bank.complaints("atms", {**ATM, "in_branch": False})
    assert "needs lat, lon and an address" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"valid_from": "2026-05-02", "valid_to": "2026-05-01"}, "valid_to 2026-05-01 is before"),
        ({"value": {"type": "money", "amount": 3000, "currency": "CNY"}}, "value: the amount of money"),
        ({"value": {"type": "money", "amount": "NaN", "currency": "CNY"}}, "value: the amount of money"),
        ({"value": {"type": "money", "amount": "1", "currency": "RMB"}}, "value: unknown currency 'RMB'"),
        ({"value": {"type": "cash"}}, "value: is no value that visitors can be told"),
        ({"value": 0.5}, "value: is no value that visitors can be told"),
        ({"value": ""}, "value: is empty"),
        ({"value": []}, "value: is no value that visitors can be told"),
        ({"value": ["visa", None]}, "value: is no value that visitors can be told"),
        ({"status": "rumour"}, "status: is none of"),
        ({"source": " "}, "source: "),
        ({"last_verified": "soon"}, "last_verified: "),
        ({"jurisdiction": "Beijing"}, "jurisdiction: "),
    ],
)
async def test_mistake_in_a_fact_is_told(bank: Bank, change: dict[str, Any], said: str) -> None:
    [complaint] = await bank.complaints("facts", {**FACT, **change})
    assert complaint.startswith(f"1: {said}")


RULE = {"reason": "event", "first": "2026-10-01", "last": "2026-10-03", "hours": "10:00-16:00"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": "party"}, "reason: "),
        ({"reason": "weekly"}, "weekly hours stand with the branch"),
        ({"last": "2026-09-30"}, "last 2026-09-30 is before first"),
        ({"hours": None}, "hours are missing"),
        ({"hours": "10:00-16:00; PH off"}, "hours: hours of some days"),
        ({"branch_id": "wangfujing"}, "branch_id: there is no branch"),
        ({"branch_id": "a", "city": "beijing"}, "a rule is for a branch or for a city"),
        ({"since": "2026-10-01T00:00:00+08:00"}, "a rule that is no closure"),
        ({"reason": "closure"}, "a closure has since"),
        ({"note": {"type": "name", "names": {"tlh": "x"}}}, "note: unknown language"),
        ({"city": "atlantis"}, "warning: city: no branch is in 'atlantis'"),
    ],
)
async def test_mistake_in_a_dated_rule_is_told(bank: Bank, change: dict[str, Any], said: str) -> None:
    [complaint] = await bank.complaints("hours", {**RULE, **change})
    assert complaint.startswith(f"1: {said}")


async def test_closure_needs_moments_with_their_zone(bank: Bank) -> None:
    closure = {"reason": "closure", "since": "2026-10-01T00:00:00"}
    [said] = await bank.complaints("hours", closure)
    assert "time zone" in said


async def test_only_holidays_and_working_days_stand_in_a_file_of_holidays(bank: Bank) -> None:
    day = {"date": "2027-02-08"}
    assert await bank.complaints("holidays", day, {**day, "reason": "workday"}) == []
    [said] = await bank.complaints("holidays", RULE)
    assert "import other rules with `hours`" in said

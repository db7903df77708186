from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select, text

from gateway.console import Stop
from gateway.facts.models import Fact
from gateway.facts.store import FactStore
from gateway.hours.schedule import Reason
from gateway.imports.comparing import Source
from gateway.imports.findings import Counts
from gateway.imports.writing import write
from gateway.places.finding import Wanted, find_branches
from gateway.places.models import Atm, Branch, HoursRule, PlaceKind, PlaceToken, TokenCount
from gateway.places.opening import schedule_of
from gateway.places.resolving import resolve_atms
from gateway.places.store import PlaceStore
from tests.gateway.imports.conftest import ATM, BRANCH, FACT, Bank

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")
BUND = {**BRANCH, "id": "bund", "names": {"en": "Bund Branch"}, "address": {"en": "15 Zhongshan East"}}


async def found(bank: Bank, said: str) -> list[str]:
    async with bank.database.read() as session:
        return [one.branch.id for one in await find_branches(PlaceStore(session), Wanted(said), NOW)]


async def machines(bank: Bank, said: str) -> list[str]:
    async with bank.database.read() as session:
        return [one.atm.code for one in (await resolve_atms(PlaceStore(session), said)).matches]


async def test_second_import_of_the_same_file_says_unchanged(bank: Bank) -> None:
    assert (await bank.rows("branches", BRANCH, BUND))["branches"] == Counts(new=2)
    assert (await bank.rows("branches", BRANCH, BUND))["branches"] == Counts(unchanged=2)


async def test_changed_row_is_counted_and_stored(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    moved = {**BRANCH, "lat": 39.95}
    assert (await bank.rows("branches", moved, BUND))["branches"] == Counts(changed=1, unchanged=1)
    async with bank.database.read() as session:
        assert await session.scalar(select(Branch.lat).where(Branch.id == "wangfujing")) == 39.95


async def test_branch_is_found_by_its_new_name_and_no_more_by_the_old_one(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    assert await found(bank, "Wangfujing") == ["wangfujing"]
    await bank.rows("branches", {**BRANCH, "names": {"en": "Qianmen Branch"}, "address": {"en": "1 Main"}})
    assert await found(bank, "Wangfujing") == []
    assert await found(bank, "Qianmen") == ["wangfujing"]


async def test_counts_of_words_agree_with_the_words_after_every_import(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    await bank.rows("branches", BUND, remove_missing=True)
    async with bank.database.read() as session:
        words = select(PlaceToken.token, func.count()).group_by(PlaceToken.token).order_by(PlaceToken.token)
        counts = select(TokenCount.token, TokenCount.places).order_by(TokenCount.token)
        assert (await session.execute(counts)).all() == (await session.execute(words)).all()


async def test_removed_places_are_not_found_any_more(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    await bank.rows("atms", ATM, {**ATM, "code": "BJ0102"})
    assert await machines(bank, "BJ0102") == ["BJ0102"]
    assert (await bank.rows("atms", ATM, remove_missing=True))["atms"] == Counts(unchanged=1, removed=1)
    assert await machines(bank, "BJ0102") == []
    assert await machines(bank, "BJ0101") == ["BJ0101"]


async def test_branch_with_machines_outside_the_file_is_not_removed(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    await bank.rows("atms", ATM)
    source = Source("branches", bank.file("b.json", [BUND]))
    plan = await bank.check(source, remove_missing=True)
    assert [str(one) for one in plan.findings.listed] == [
        "branches: 'wangfujing' cannot be taken away: atm BJ0101 still belongs to it"
    ]


async def test_branch_is_removed_when_its_machines_move_in_the_same_set_of_files(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    await bank.rows("atms", ATM)
    sources = (
        Source("branches", bank.file("b.json", [BUND])),
        Source("atms", bank.file("a.json", [{**ATM, "branch_id": "bund"}])),
    )
    done = await bank.load(*sources, remove_missing=True)
    assert done == {"branches": Counts(unchanged=1, removed=1), "atms": Counts(changed=1)}


async def test_machine_of_a_branch_that_goes_is_an_error(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    sources = Source("branches", bank.file("b.json", [BUND])), Source("atms", bank.file("a.json", [ATM]))
    plan = await bank.check(*sources, remove_missing=True)
    assert [one.field for one in plan.findings.errors] == ["branch_id"]


async def test_machine_inside_a_branch_has_its_place_by_default(bank: Bank) -> None:
    branches = Source("branches", bank.file("b.json", [BRANCH]))
    await bank.load(branches, Source("atms", bank.file("a.json", [{**ATM, "code": "bj0101"}])))
    async with bank.database.read() as session:
        atm = await session.get_one(Atm, "BJ0101")
        assert (atm.lat, atm.city, atm.address, atm.hours) == (39.9139, "beijing", BRANCH["address"], "24/7")


async def test_what_was_checked_is_stored_whatever_becomes_of_the_file(bank: Bank) -> None:
    path = bank.file("b.json", [BRANCH])
    plan = await bank.check(Source("branches", path))
    path.unlink()
    async with bank.database.write() as session:
        await write(session, plan, lambda *_: None)
    assert await found(bank, "Wangfujing") == ["wangfujing"]


async def test_plan_with_an_error_is_never_written(bank: Bank) -> None:
    plan = await bank.check(Source("branches", bank.file("b.json", [BRANCH, {**BUND, "lat": 95}])))
    with pytest.raises(Stop, match="have errors"):
        async with bank.database.write() as session:
            await write(session, plan, lambda *_: None)
    async with bank.database.read() as session:
        assert await PlaceStore(session).is_empty()


async def test_reference_that_appears_after_the_check_stores_nothing(bank: Bank) -> None:
    await bank.rows("branches", BRANCH, BUND)
    plan = await bank.check(Source("branches", bank.file("b.json", [BUND])), remove_missing=True)
    await bank.rows("atms", ATM)
    with pytest.raises(Stop, match="nothing was written"):
        async with bank.database.write() as session:
            await write(session, plan, lambda *_: None)
    assert await found(bank, "Wangfujing") == ["wangfujing"]


async def test_progress_counts_the_rows_that_are_done(bank: Bank) -> None:
    rows = [{**BRANCH, "id": f"b{number}"} for number in range(1100)]
    plan = await bank.check(Source("branches", bank.file("b.json", rows)))
    told: list[tuple[str, int, int]] = []
    async with bank.database.write() as session:
        await write(session, plan, lambda *done: told.append(done))
    assert told == [("branches", 1000, 1100), ("branches", 1100, 1100)]


async def test_figure_that_holds_later_stands_beside_the_present_one(bank: Bank) -> None:
    later = {**FACT, "value": "95599", "valid_from": "2027-01-01"}
    assert (await bank.rows("facts", FACT, later))["facts"] == Counts(new=2)
    async with bank.database.read() as session:
        store = FactStore(session)
        now, then = [await store.of_key("bank.hotline", dt.date(year, 6, 1)) for year in (2026, 2027)]
    assert (now and now.value, then and then.value) == ("95588", "95599")


async def test_value_of_a_fact_may_be_a_list(bank: Bank) -> None:
    networks = {**FACT, "key": "atm.networks", "value": ["visa", "mir"], "unit": "networks"}
    await bank.rows("facts", networks)
    async with bank.database.read() as session:
        assert await session.scalar(select(Fact.value)) == ["visa", "mir"]


async def test_fact_is_known_by_key_place_and_event(bank: Bank) -> None:
    fact = {**FACT, "event": "beijing-2008", "jurisdiction": "CN/beijing"}
    assert (await bank.rows("facts", fact))["facts"] == Counts(new=1)
    assert (await bank.rows("facts", {**fact, "value": "95599"}))["facts"] == Counts(changed=1)
    async with bank.database.read() as session:
        assert (await session.scalars(select(Fact.id))).all() == ["bank.hotline:CN/beijing:beijing-2008"]


async def test_cells_of_facts_are_money_numbers_telephone_numbers_and_texts(bank: Bank) -> None:
    base = {name: value for name, value in FACT.items() if name not in {"value", "unit", "key"}}
    rows = [
        {**base, "key": "a", "value": "110", "unit": "phone", "amount": "", "currency": ""},
        {**base, "key": "b", "value": "7", "unit": "calendar_days", "amount": "", "currency": ""},
        {**base, "key": "c", "value": "0.0075", "unit": "share", "amount": "", "currency": ""},
        {**base, "key": "d", "value": "", "unit": "", "amount": "3000.00", "currency": "cny"},
    ]
    await bank.load(Source("facts", bank.file("f.csv", rows)))
    async with bank.database.read() as session:
        values = (await session.scalars(select(Fact.value).order_by(Fact.key))).all()
    assert values == ["110", 7, "0.0075", {"type": "money", "amount": "3000.00", "currency": "CNY"}]


async def test_imported_holiday_shuts_the_branch_and_names_the_day(bank: Bank) -> None:
    await bank.rows("branches", BRANCH)
    row = {"date": "2026-11-25", "hours": "off", "name_en": "Founding day", "branch_id": "wangfujing"}
    await bank.load(Source("holidays", bank.file("h.csv", [row])))
    async with bank.database.read() as session:
        store = PlaceStore(session)
        branch = (await store.branches(["wangfujing"]))["wangfujing"]
        answer = (await schedule_of(store, branch, "personal", NOW)).at(NOW)
    assert (answer.open, answer.reason) == (False, Reason.HOLIDAY)
    assert answer.note == {"type": "name", "names": {"en": "Founding day"}}


async def test_dated_rule_without_an_id_stays_one_rule_when_imported_again(bank: Bank) -> None:
    row = {"reason": "closure", "since": "2026-10-01T08:00:00+08:00", "services": "fx"}
    assert (await bank.rows("hours", row))["hours"] == Counts(new=1)
    assert (await bank.rows("hours", row))["hours"] == Counts(unchanged=1)
    async with bank.database.read() as session:
        assert (await session.scalars(select(HoursRule.since))).all() == [
            dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
        ]


async def test_words_are_stored_with_their_kind_as_text(bank: Bank) -> None:
    await bank.rows("branches", BRANCH)
    async with bank.database.read() as session:
        kinds = await session.execute(text("SELECT DISTINCT kind FROM place_token"))
        assert kinds.scalars().all() == [PlaceKind.BRANCH.value]

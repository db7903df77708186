from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.console import Stop
from gateway.demo.builder import build_atms, build_branches, build_facts
from gateway.facts.store import FactStore
from gateway.imports.comparing import Source
from gateway.imports.exporting import export
from gateway.imports.findings import Counts
from gateway.imports.kinds import KINDS
from gateway.places.models import Aid, Branch, PlaceKind, Service
from gateway.places.store import PlaceStore
from tests.gateway.imports.conftest import ATM, BRANCH, Bank, new_bank
from translations.locales import languages

# Whatever can be shown; no text begins or ends with a blank.
TEXTS = (
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
    .map(str.strip)
    .filter(bool)
)
LOCALES = st.sampled_from(sorted(languages()))
NAMES = st.tuples(TEXTS, st.dictionaries(LOCALES, TEXTS, max_size=4)).map(
    lambda two: {**two[1], "en": two[0]}
)
PATTERNS = st.sampled_from(
    ["24/7", "Mo-Fr 09:00-17:00; PH off", "Mo-Su 18:00-02:00", 'Sa 10:00-12:00 "a; b"']
)
CODES = st.lists(st.sampled_from(["USD", "EUR", "JPY", "KRW"]), unique=True)


def build(values: dict[str, Any]) -> Branch:
    return Branch(**values, services=sorted(values["hours"]), city="beijing")


BRANCHES = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,30}", fullmatch=True),
        "names": NAMES,
        "address": NAMES,
        "directions": st.dictionaries(LOCALES, TEXTS, max_size=3),
        "district": st.just("") | TEXTS,
        "lat": st.floats(-90, 90),
        "lon": st.floats(-180, 180),
        "zone": st.sampled_from(["Asia/Shanghai", "Asia/Urumqi"]),
        "hours": st.dictionaries(st.sampled_from([one.value for one in Service]), PATTERNS, min_size=1),
        "languages": st.lists(LOCALES, unique=True),
        "buys": CODES,
        "sells": CODES,
        "networks": st.lists(st.sampled_from(["visa", "mir", "unionpay"]), unique=True),
        "step_free": st.booleans(),
        "aids": st.lists(st.sampled_from([one.value for one in Aid]), unique=True),
        "phone": st.sampled_from(["", "+86 10 5550 0001"]),
        "serves_visitors": st.booleans(),
        "demo": st.booleans(),
    }
)


async def write_file(bank: Bank, kind: str, path: Path) -> int:
    async with bank.database.read() as session:
        return await export(session, KINDS[kind], path)


async def come_and_go(bank: Bank, rows: list[dict[str, Any]], ending: str) -> None:
    """Store branches, export them, import into what is there and into nothing."""
    path, ids = bank.folder / f"branches{ending}", [row["id"] for row in rows]
    async with bank.database.write() as session:
        await PlaceStore(session).save(PlaceKind.BRANCH, [build(row) for row in rows])
    assert await write_file(bank, "branches", path) == len(rows)
    assert await bank.load(Source("branches", path)) == {"branches": Counts(unchanged=len(rows))}
    async with bank.database.write() as session:
        await PlaceStore(session).remove(PlaceKind.BRANCH, ids)
    assert await bank.load(Source("branches", path)) == {"branches": Counts(new=len(rows))}
    async with bank.database.read() as session:
        stored = await PlaceStore(session).branches(ids)
    for row in rows:
        assert {name: getattr(stored[row["id"]], name) for name in row} == row


async def in_a_new_bank(rows: list[dict[str, Any]], ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with new_bank(Path(folder)) as bank:
            await come_and_go(bank, rows, ending)


@pytest.mark.parametrize("ending", [".csv", ".json", ".jsonl", ".geojson"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=st.lists(BRANCHES, min_size=1, max_size=6, unique_by=lambda row: row["id"]))
def test_export_and_import_of_branches_is_the_identity(ending: str, rows: list[dict[str, Any]]) -> None:
    asyncio.run(in_a_new_bank(rows, ending))


@pytest.mark.parametrize("ending", [".csv", ".json", ".jsonl"])
async def test_exported_facts_of_every_type_come_back_unchanged(bank: Bank, ending: str) -> None:
    async with bank.database.write() as session:
        await FactStore(session).save(build_facts())
    path = bank.folder / f"facts{ending}"
    written = await write_file(bank, "facts", path)
    assert await bank.load(Source("facts", path)) == {"facts": Counts(unchanged=written)}


@pytest.mark.parametrize("ending", [".csv", ".json", ".jsonl", ".geojson"])
async def test_places_of_the_demo_bank_come_back_unchanged(bank: Bank, ending: str) -> None:
    branches, atms = build_branches(), build_atms()
    async with bank.database.write() as session:
        await PlaceStore(session).save(PlaceKind.BRANCH, branches)
        await PlaceStore(session).save(PlaceKind.ATM, atms)
    sources = [Source(kind, bank.folder / f"{kind}{ending}") for kind in ("branches", "atms")]
    for source in sources:
        await write_file(bank, source.kind, source.path)
    assert await bank.load(*sources, remove_missing=True) == {
        "branches": Counts(unchanged=len(branches)),
        "atms": Counts(unchanged=len(atms)),
    }


@pytest.mark.parametrize("ending", [".csv", ".json"])
async def test_machine_without_a_district_does_not_get_its_branch_s_by_export_and_import(
    bank: Bank, ending: str
) -> None:
    await bank.rows("branches", {**BRANCH, "district": "东城区"})
    await bank.rows("atms", {**ATM, "address": {"en": "1 Main Street"}})
    path = bank.folder / f"machines{ending}"
    await write_file(bank, "atms", path)
    assert await bank.load(Source("atms", path)) == {"atms": Counts(unchanged=1)}


@pytest.mark.parametrize("ending", [".csv", ".json", ".geojson"])
async def test_exported_machines_come_back_unchanged(bank: Bank, ending: str) -> None:
    await bank.rows("branches", BRANCH)
    await bank.rows("atms", ATM, {**ATM, "code": "BJ0102", "location": {"en": "hall"}, "status": "cash_low"})
    path = bank.folder / f"machines{ending}"
    await write_file(bank, "atms", path)
    assert await bank.load(Source("atms", path)) == {"atms": Counts(unchanged=2)}


@pytest.mark.parametrize("ending", [".csv", ".jsonl"])
async def test_exported_dated_rules_come_back_unchanged(bank: Bank, ending: str) -> None:
    await bank.rows("branches", BRANCH)
    note = {"type": "term", "id": "term_workday"}
    await bank.rows(
        "hours",
        {"reason": "closure", "since": "2026-10-01T08:00:00+08:00", "until": "2026-10-02T00:00:00Z"},
        {"reason": "event", "date": "2026-10-01", "hours": "off", "city": "beijing", "services": ["fx"]},
        {"reason": "workday", "date": "2026-10-10", "branch_id": "wangfujing", "note": note},
    )
    path = bank.folder / f"hours{ending}"
    await write_file(bank, "hours", path)
    assert await bank.load(Source("hours", path)) == {"hours": Counts(unchanged=3)}


async def test_pages_of_a_long_export_leave_nothing_out(bank: Bank) -> None:
    await bank.rows("branches", *({**BRANCH, "id": f"b{number}"} for number in range(2001)))
    assert await write_file(bank, "branches", bank.folder / "b.jsonl") == 2001


async def test_file_that_cannot_be_written_as_asked_is_left_as_it_was(bank: Bank) -> None:
    path = bank.folder / "facts.geojson"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(Stop, match="cannot write facts"):
        await write_file(bank, "facts", path)
    assert path.read_text(encoding="utf-8") == "mine"

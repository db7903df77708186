from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
import typer
import yaml

from gateway.cli.events import store_checked
from gateway.cli.importing import open_database
from tests.gateway.cli.conftest import BRANCH, Desk
from tests.gateway.events.conftest import read, store
from tests.gateway.events.packs import Values, changed, games


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The same with a bank that has the branches of the test's pack."""
    rows = [
        BRANCH | {"id": branch, "city": "beijing", "lat": 39.9, "lon": 116.4}
        for branch in ("wangfujing", "qianmen")
    ]
    Path("b.json").write_text(json.dumps(rows), encoding="utf-8")
    assert desk("import", "branches", "b.json").code == 0
    return desk


def write(values: Values) -> str:
    Path("games.yml").write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
    return "games.yml"


def test_a_pack_is_imported_again_as_unchanged(desk: Desk) -> None:
    assert "event games: new" in desk("import", "event", write(games())).out
    assert "event games: unchanged" in desk("import", "event", "games.yml").out


def test_what_is_shown_of_a_pack_imports_back_as_unchanged(desk: Desk) -> None:
    desk("import", "event", write(games()))
    Path("shown.json").write_text(desk("events", "show", "games").out, encoding="utf-8")
    assert "event games: unchanged" in desk("import", "event", "shown.json").out


def test_a_dry_run_stores_nothing(desk: Desk) -> None:
    assert "would be new" in desk("import", "event", write(games()), "--dry-run").out
    assert "There are no event packs" in desk("events").out


def test_every_wrong_place_has_a_line_and_nothing_is_stored(desk: Desk) -> None:
    values = changed("venues.0.lat", "north")
    values["hours"][0]["hours"] = "late"
    done = desk("import", "event", write(values))
    assert done.code == 1
    assert "games.yml: venues.0.lat: " in done.err
    assert "games.yml: hours.0.hours: " in done.err
    assert "2 errors: nothing was written" in done.err
    assert "There are no event packs" in desk("events").out


def test_a_branch_that_the_bank_has_not_is_told_by_its_place(desk: Desk) -> None:
    done = desk("import", "event", write(changed("currencies.0.branch", "atlantis")))
    assert "games.yml: currencies.0.branch: the bank has no branch 'atlantis'" in done.err


def test_a_file_that_cannot_be_read_is_told_in_one_line(desk: Desk) -> None:
    Path("games.yml").write_text("key: [", encoding="utf-8")
    done = desk("import", "event", "games.yml")
    assert (done.code, len(done.err.splitlines())) == (1, 1)


def test_a_file_that_is_not_there_is_told_in_one_line(desk: Desk) -> None:
    assert "nowhere.yml" in desk("import", "event", "nowhere.yml").err


def test_packs_are_listed_with_their_days(desk: Desk) -> None:
    desk("import", "event", write(games(starts="2008-12-01", ends="2008-12-10", hours=[])))
    assert "games: beijing, 2008-12-01 to 2008-12-10, over" in desk("events").out


def test_a_pack_is_removed_with_yes_and_only_once(desk: Desk) -> None:
    desk("import", "event", write(games()))
    assert "event games: removed" in desk("events", "remove", "games", "--yes").out
    assert "there is no event 'games'" in desk("events", "remove", "games", "--yes").err


def test_a_pack_stays_when_nobody_says_yes(desk: Desk) -> None:
    desk("import", "event", write(games()))
    assert desk("events", "remove", "games").code != 0
    assert "games: beijing" in desk("events", "list").out


def test_an_event_stands_alone(desk: Desk) -> None:
    done = desk("import", "event", write(games()), "--also", "branches=b.json")
    assert "stands alone" in done.err


def test_what_a_pack_brought_is_no_part_of_the_banks_own_files(desk: Desk) -> None:
    desk("import", "event", write(games()))
    for kind in ("branches", "facts", "hours"):
        desk("export", kind, f"{kind}.json")
        assert "games" not in Path(f"{kind}.json").read_text(encoding="utf-8")
    assert "2 unchanged" in desk("import", "branches", "branches.json", "--remove-missing").out
    assert "event games: unchanged" in desk("import", "event", "games.yml").out


def test_a_file_of_branches_cannot_change_a_point_of_a_pack(desk: Desk) -> None:
    desk("import", "event", write(games()))
    Path("b.json").write_text(json.dumps([BRANCH | {"id": "velodrome-exchange"}]), encoding="utf-8")
    done = desk("import", "branches", "b.json")
    assert (done.code, "belongs to the event pack 'games'" in done.err) == (1, True)


def test_what_another_pack_brings_while_this_one_waits_is_seen(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    async def import_beside_another() -> None:
        database, pack = await open_database(), read(games())
        async with database.write() as session:
            await store(session, games() | {"key": "other"})
            importing = asyncio.create_task(store_checked(database, Path("g.yml"), pack, dry_run=False))
            await asyncio.sleep(0.5)
        with pytest.raises(typer.Exit):
            await importing
        await database.close()

    asyncio.run(import_beside_another())
    assert "the event 'other' has a branch" in capsys.readouterr().err
    assert desk("events", "show", "games").code == 1

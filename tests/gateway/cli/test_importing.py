from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gateway.cli.importing import EVENT, EXPORTED, KIND, run
from gateway.console import Stop
from gateway.errors import StorageBusy, StorageFull
from gateway.imports.kinds import KINDS
from tests.gateway.cli.conftest import BRANCH, Desk

ATM: dict[str, Any] = {"code": "SH0145", "names": {"en": "Bund, hall"}, "branch_id": "bund"}


def write(name: str, *rows: dict[str, Any]) -> str:
    Path(name).write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return name


def test_import_says_what_is_new_and_the_second_time_that_nothing_changed(desk: Desk) -> None:
    file = write("b.jsonl", BRANCH)
    assert "branches: 1 new, 0 changed, 0 unchanged" in desk("import", "branches", file).out
    done = desk("import", "branches", file)
    assert (done.code, "branches: 0 new, 0 changed, 1 unchanged" in done.out) == (0, True)


def test_one_bad_row_ends_with_code_one_and_nothing_is_written(desk: Desk) -> None:
    done = desk("import", "branches", write("b.jsonl", BRANCH, {**BRANCH, "id": "x", "zone": "Moon"}))
    assert done.code == 1
    assert done.err.splitlines()[0].startswith("b.jsonl:2: zone: unknown time zone 'Moon'")
    assert done.err.splitlines()[-1] == "desk: 1 errors in 1 rows: nothing was written"
    assert "0 branches" in desk("export", "branches", "out.csv").out


def test_dry_run_counts_and_writes_nothing(desk: Desk) -> None:
    done = desk("import", "branches", write("b.jsonl", BRANCH), "--dry-run")
    assert (done.code, "would be: 1 new" in done.out) == (0, True)
    assert "0 branches" in desk("export", "branches", "out.csv").out


def test_warning_is_printed_and_the_row_is_stored(desk: Desk) -> None:
    done = desk("import", "branches", write("b.jsonl", {**BRANCH, "lat": 48.8, "lon": 2.3}))
    assert (done.code, "1 new" in done.out) == (0, True)
    assert "b.jsonl:1: warning: lat, lon" in done.err


def test_files_of_a_set_are_imported_together(desk: Desk) -> None:
    atms = write("a.jsonl", ATM)
    assert desk("import", "atms", atms).code == 1
    done = desk("import", "atms", atms, "--also", f"branches={write('b.jsonl', BRANCH)}")
    assert (done.code, "atms: 1 new" in done.out, "branches: 1 new" in done.out) == (0, True, True)


def test_missing_places_go_only_when_asked_for(desk: Desk) -> None:
    desk("import", "branches", write("b.jsonl", BRANCH, {**BRANCH, "id": "x"}))
    file = write("b.jsonl", BRANCH)
    assert "removed" not in desk("import", "branches", file).out
    assert "1 unchanged, 1 removed" in desk("import", "branches", file, "--remove-missing").out


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "geojson"])
def test_exported_file_is_read_back_as_unchanged(desk: Desk, ending: str) -> None:
    desk("import", "branches", write("b.jsonl", BRANCH))
    assert desk("export", "branches", f"out.{ending}").code == 0
    assert "1 unchanged" in desk("import", "branches", f"out.{ending}").out


def test_help_names_every_kind() -> None:
    assert f"{', '.join(KINDS)} or {EVENT}." == KIND
    exported = [name for name, kind in KINDS.items() if not kind.exported_with]
    assert f"{', '.join(exported[:-1])} or {exported[-1]}." == EXPORTED


@pytest.mark.parametrize(
    ("error", "told", "said"),
    [(StorageBusy("locked"), Stop, "nothing was written"), (StorageFull("full"), OSError, "full")],
)
def test_storage_that_fails_in_the_middle_is_an_error_that_the_command_can_say(
    error: Exception, told: type[Exception], said: str
) -> None:
    async def work() -> None:
        raise error

    with pytest.raises(told, match=said):
        run(work())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "rivers", "b.csv"], "unknown kind 'rivers'"),
        (["import", "branches", "nowhere.csv"], "No such file"),
        (["import", "branches", "b.csv", "--also", "atms"], "KIND=FILE"),
        (["import", "hours", "b.csv", "--remove-missing"], "other parts of the desk"),
        (["export", "holidays", "b.csv"], "kept as hours"),
        (["export", "branches", "b.xlsx"], "cannot write branches"),
    ],
)
def test_mistake_in_the_command_is_told_in_one_line(desk: Desk, arguments: list[str], said: str) -> None:
    done = desk(*arguments)
    assert done.code == 1
    [line] = done.err.splitlines()
    assert said in line

"""Names of sights and of the demo bank's places for the bot (`python -m gateway.demo.gazetteer FILE`)."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from gateway.demo.builder import Data, build_atms, build_branches, build_events, place_names, read
from gateway.places import sights


def entries() -> list[Data]:
    """One entry per place: its id and its names by locale, the bare name first."""
    rows = {row["id"]: row for row in read("branches.yml")}
    found = [
        {"id": f"branch:{branch.id}", "names": _names(place_names(rows[branch.id]), branch.names)}
        for branch in build_branches()
    ]
    away = [atm for atm in build_atms() if not atm.in_branch]
    found += [{"id": f"atm:{atm.code}", "names": _names(atm.names)} for atm in away]
    return found + _venues() + _sights()


def _venues() -> list[Data]:
    """The venues of the event packs, each once; their other names are known in every language."""
    venues = {venue.id: venue for pack in build_events() for venue in pack.venues}
    return [
        {
            "id": f"venue:{one.id}",
            "names": {
                locale: [name, *(one.also if locale == "en" else [])] for locale, name in one.names.items()
            },
        }
        for one in venues.values()
    ]


def _sights() -> list[Data]:
    """The sights of every bank; their other names are known in every language, too."""
    return [
        {
            "id": f"sight:{row['id']}",
            "names": {
                locale: [name, *(row["also"] if locale == "en" else [])]
                for locale, name in row["names"].items()
            },
        }
        for row in sights.rows()
    ]


def _names(*spellings: dict[str, str]) -> dict[str, list[str]]:
    return {locale: list(dict.fromkeys(one[locale] for one in spellings)) for locale in spellings[0]}


def write(target: Path) -> None:
    """Write the gazetteer as YAML."""
    head = "# Made by `python -m gateway.demo.gazetteer`; change gateway/demo/*.yml instead.\n"
    rows = (
        yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, default_flow_style=True, width=10_000)
        for entry in entries()
    )
    target.write_text(head + "".join(f"- {row}" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))

"""Checks a set of files against each other and the database; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.imports.comparing import Compared, Parsed, Source, State, chunks, compare, count, parsed_rows
from gateway.imports.findings import Counts, Finding, Findings
from gateway.imports.kinds import KINDS
from gateway.imports.kinds.base import FileSet, Values
from gateway.imports.packing import pack, unpack
from gateway.wrong import Wrong

# Told the kind, how many of its rows are done, and how many there are (0: nobody knows yet).
Progress = Callable[[str, int, int], None]


@dataclass
class Plan:
    """What an import would do, and what keeps it from being done."""

    sources: list[Source]
    findings: Findings = field(default_factory=Findings)
    counts: dict[str, Counts] = field(default_factory=dict)
    files: FileSet = field(default_factory=FileSet)
    _packed: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def is_possible(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings.errors

    @property
    def pending(self) -> Iterator[tuple[str, list[Values]]]:
        """What is to be stored, chunk by chunk, with the kind of each chunk."""
        for kind, packed in self._packed:
            yield kind, unpack(packed)

    def keep(self, kind: str, compared: Iterable[Compared]) -> None:
        """Remember what a chunk would store; packed, since a large file has a great deal of it."""
        changing = [one.resolved.values for one in compared if one.state is not State.UNCHANGED]
        if changing and self.is_possible:
            values = [KINDS[kind].reckon(one) for one in changing]
            self._packed.append((kind, pack(values)))


async def check(
    session: AsyncSession, sources: Iterable[Source], progress: Progress, *, remove_missing: bool = False
) -> Plan:
    """Read every file and compare it with what is stored. Raises OSError."""
    plan = Plan(sorted(sources, key=lambda source: KINDS[source.kind].order))
    if remove_missing:
        await _find_gone(session, plan)
    for source in plan.sources:
        await _check_source(session, plan, source, progress)
    for kind, gone in plan.files.gone.items():
        plan.counts[kind].removed = len(gone)
        for keys in chunks(sorted(gone)):
            kept = await KINDS[kind].references(session, plan.files, keys)
            plan.findings.listed += [
                Finding(kind, 0, "", Wrong("needed-still", point=key, owner=owner))
                for key, owner in kept.items()
            ]
    return plan


async def _find_gone(session: AsyncSession, plan: Plan) -> None:
    """What is stored and in none of the files, known before any row may refer to it.

    Nobody knows it while a row cannot be read: the keys of such rows are missing in the files too.
    """
    given: dict[str, set[str]] = {}
    for source in plan.sources:
        keys = given.setdefault(source.kind, set())
        for one in parsed_rows(source):
            if not isinstance(one, Parsed):
                return
            keys.add(one.row.identity)
    for kind, keys in given.items():
        plan.files.gone[kind] = await KINDS[kind].keys(session) - keys


async def _check_source(session: AsyncSession, plan: Plan, source: Source, progress: Progress) -> None:
    kind, counts = KINDS[source.kind], plan.counts.setdefault(source.kind, Counts())
    found: list[Finding] = []
    rows = counts.rows
    for chunk in chunks(_right(found, source)):
        compared = await compare(session, plan.files, kind, _only_once(plan, found, kind.table, chunk))
        for one in compared:
            found += [one.parsed.finding(fault) for fault in one.resolved.faults]
            found += [one.parsed.finding(odd, is_warning=True) for odd in one.resolved.warnings]
        count(counts, compared)
        session.expunge_all()
        if all(one.is_warning for one in found):
            plan.keep(source.kind, compared)
        progress(source.kind, counts.rows, 0)
    if not found and counts.rows == rows:
        found.append(Finding(str(source.path), 0, "", Wrong("no-rows")))
    plan.findings.listed += sorted(found, key=lambda one: one.line)


def _right(found: list[Finding], source: Source) -> Iterator[Parsed]:
    for one in parsed_rows(source):
        if isinstance(one, Parsed):
            yield one
        else:
            found.append(one)


def _only_once(plan: Plan, found: list[Finding], table: str, rows: Sequence[Parsed]) -> list[Parsed]:
    seen, fresh = plan.files.seen.setdefault(table, {}), []
    for one in rows:
        before = seen.get(one.row.identity)
        if before is None:
            seen[one.row.identity] = one.place
            fresh.append(one)
        else:
            about = one.key_field, Wrong("stands-already", id=one.row.identity, place=before)
            found.append(one.finding(about))
    return fresh

"""What masking found in a text, and the text that is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

NOTHING_SHOWN = "•••"
HIDDEN = "••••"


class Kind(StrEnum):
    """What a masked piece of text was; where two overlap, the first of these names the whole."""

    TRACK = "track"
    PAYMENT_QR = "payment_qr"
    CARD = "card"
    CVV = "cvv"
    PIN = "pin"
    EXPIRY = "expiry"
    PASSWORD = "password"  # noqa: S105 — a kind, not a password
    CODE = "code"
    TRANSFER_REFERENCE = "transfer_reference"
    IDENTITY_DOCUMENT = "identity_document"


_PRECEDENCE = list(Kind)


@dataclass(frozen=True)
class Finding:
    """One masked piece: what it was, where it stood in the text given, and what stands there now."""

    kind: Kind
    start: int
    end: int
    label: str = NOTHING_SHOWN


@dataclass(frozen=True)
class Masked:
    """A text that may be stored and sent, with what was taken out of it."""

    text: str
    findings: tuple[Finding, ...] = ()


def merge(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in order, overlapping ones made one that covers them all."""
    merged: list[Finding] = []
    for finding in sorted(findings, key=lambda found: (found.start, -found.end)):
        if not merged or finding.start >= merged[-1].end:
            merged.append(finding)
            continue
        last = merged[-1]
        name = min(last, finding, key=lambda found: _PRECEDENCE.index(found.kind))
        merged[-1] = Finding(name.kind, last.start, max(last.end, finding.end), name.label)
    return merged


def replace(text: str, findings: Sequence[Finding]) -> str:
    """The text with the label of every finding in its place; findings must be in order and apart."""
    pieces: list[str] = []
    position = 0
    for finding in findings:
        pieces += [text[position : finding.start], finding.label]
        position = finding.end
    return "".join([*pieces, text[position:]])

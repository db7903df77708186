"""Masks a number that a person split over several messages in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gateway.masking.cleaning import MAX_LENGTH
from gateway.masking.errors import MaskingFailed
from gateway.masking.findings import HIDDEN, Finding, merge, replace
from gateway.masking.folding import fold
from gateway.masking.mask import apply, find
from gateway.masking.secrets import announces_transfer, find_told_reference

# A card number and its neighbours fit in the last messages, and in the last characters of each.
MAX_MESSAGES = 19
TAIL = 64


@dataclass(frozen=True)
class MaskedAcross:
    """The new message, masked, and the earlier ones as they must now be stored, in the order given."""

    text: str
    findings: tuple[Finding, ...]
    previous: tuple[str, ...]


def mask_across(previous_texts: Sequence[str], text: str) -> MaskedAcross:
    """Mask a message together with the last ones of the same author, oldest first."""
    if len(text) > MAX_LENGTH:
        raise MaskingFailed
    first, tails = _tails(previous_texts)
    joined = "\n".join([*tails, text])
    offset = len(joined) - len(text)
    found = [finding for finding in find(joined) if finding.end > offset]
    own = [_shifted(finding, -offset) for finding in found] + _reference_told(previous_texts, text)
    # What is whole in this message alone is masked as well, whatever the earlier ones make of it.
    masked = apply(text, merge([*own, *find(text)]))
    previous = list(previous_texts)
    for split in found[:1]:
        position = 0
        for index, tail in enumerate(tails, start=first):
            previous[index] = _hide(previous[index], len(tail), _shifted(split, -position))
            position += len(tail) + 1
    return MaskedAcross(masked.text, masked.findings, tuple(previous))


def _reference_told(previous_texts: Sequence[str], text: str) -> list[Finding]:
    """The reference of a cash transfer that an earlier message was about: it is like a password."""
    if not any(announces_transfer(fold(earlier).text) for earlier in previous_texts[-MAX_MESSAGES:]):
        return []
    folded = fold(text)
    return [
        Finding(secret.kind, *folded.span(secret.start, secret.end))
        for secret in find_told_reference(folded.text)
    ]


def _shifted(finding: Finding, by: int) -> Finding:
    return Finding(finding.kind, max(0, finding.start + by), finding.end + by, finding.label)


def _hide(text: str, tail: int, split: Finding) -> str:
    """The text with the part of a finding that lies in its last `tail` characters hidden."""
    end = min(split.end, tail)
    if split.start >= end:
        return text
    return replace(text, [_shifted(Finding(split.kind, split.start, end, HIDDEN), len(text) - tail)])


def _tails(previous_texts: Sequence[str]) -> tuple[int, list[str]]:
    tails: list[str] = []
    first = len(previous_texts)
    for earlier in reversed(previous_texts[-MAX_MESSAGES:]):
        first -= 1
        tails.insert(0, earlier[-TAIL:])
        if len(earlier) > TAIL:
            break
    return first, tails

"""Masks one text: every card number and announced secret is replaced by a label."""

from __future__ import annotations

from gateway.masking.cards import Card, find_cards
from gateway.masking.cleaning import MAX_LENGTH
from gateway.masking.errors import MaskingFailed
from gateway.masking.findings import HIDDEN, Finding, Kind, Masked, merge, replace
from gateway.masking.folding import Folded, fold
from gateway.masking.secrets import find_secrets
from gateway.masking.shields import shield
from gateway.masking.tokens import runs


def mask(text: str) -> Masked:
    """The text without card numbers and secrets; raises MaskingFailed when that is not certain.

    The work is bounded by the length alone: a text of more than 4,000 code points is refused.
    """
    if len(text) > MAX_LENGTH:
        raise MaskingFailed
    return apply(text, find(text))


def apply(text: str, findings: list[Finding]) -> Masked:
    """The text with these findings replaced, checked again as it will be stored."""
    masked = replace(text, findings)
    if findings and find_cards(shield(fold(masked).text)):
        # The four digits shown and the digits after them look like a card of their own: show none.
        findings = [_without_digits(finding) for finding in findings]
        masked = replace(text, findings)
        if find_cards(shield(fold(masked).text)):
            raise MaskingFailed
    return Masked(masked, tuple(findings))


def _without_digits(finding: Finding) -> Finding:
    network, hidden, _ = finding.label.partition(HIDDEN)
    return Finding(finding.kind, finding.start, finding.end, network + hidden)


def find(text: str) -> list[Finding]:
    """Everything to be masked, in order and apart. An error in here must never let a text through."""
    try:
        folded = fold(text)
        readable = shield(folded.text)
        cards = find_cards(readable)
        secrets = find_secrets(folded.text, runs(readable), [card.end for card in cards])
        found = [_card(folded, card) for card in cards]
        found += [Finding(secret.kind, *folded.span(secret.start, secret.end)) for secret in secrets]
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise MaskingFailed(type(error).__name__) from None
    return merge(found)


def _card(folded: Folded, card: Card) -> Finding:
    return Finding(Kind.CARD, *folded.span(card.start, card.end), card.label)

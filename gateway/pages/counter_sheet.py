"""What stands on the sheet that a visitor shows at a counter or to a driver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

import segno
from markupsafe import Markup

from gateway.conversations.wording import word_card
from translations.catalogue import Catalogue
from translations.locales import worded_in
from translations.values import FIRST_STRONG_ISOLATE, POP_ISOLATE

STAFF_LOCALE = "zh-CN"
Card = Mapping[str, Any]


class Layout(StrEnum):
    """The kinds of sheet."""

    CASE = "case"
    EXCHANGE = "exchange"
    DRIVER = "driver"
    BOOKING = "booking"


_LAYOUTS = {
    "exchange": Layout.EXCHANGE,
    "place": Layout.DRIVER,
    "machine": Layout.DRIVER,
    "booking": Layout.BOOKING,
}
# The first of these that the card has is set in the largest type.
_LARGE = {
    Layout.CASE: ("reference",),
    Layout.EXCHANGE: ("given", "gets"),
    Layout.DRIVER: ("address", "branch"),
    Layout.BOOKING: ("reference",),
}
# Of use to the visitor before he goes, and to nobody who is shown the sheet.
_LEFT_OUT = {Layout.DRIVER: frozenset({"distance", "spoken", "networks"})}
# The visitor's labels speak to him ("you give"); staff read who does what.
_STAFF_LABELS = {"given": "counter_given", "gets": "counter_gets", "bring": "counter_bring"}
_ISOLATES = FIRST_STRONG_ISOLATE + POP_ISOLATE
_NAMES = frozenset({"name", "address"})


@dataclass(frozen=True)
class Shown:
    """A card to be shown: for a reader of which locale, from which moment, with cases opened where."""

    card: Card
    locale: str
    moment: str
    cases: str


@dataclass(frozen=True)
class Row:
    """One fact, in Chinese and in the visitor's language."""

    name: str
    label: str
    text: str
    own_label: str = ""
    own_text: str = ""

    @property
    def differs(self) -> bool:
        """Whether the visitor's wording says more than the Chinese one: a phone number reads the same."""
        return self.own_text.strip(_ISOLATES) != self.text.strip(_ISOLATES)


@dataclass(frozen=True)
class Sheet:
    """Everything a template needs."""

    layout: Layout
    title: str
    own_title: str
    large: list[Row]
    rows: list[Row]
    moment: Mapping[str, str]
    code: Markup | None

    @classmethod
    def of(cls, shown: Shown, catalogue: Catalogue) -> Self:
        """The sheet of a card that has one."""
        layout = layout_of(shown.card) or Layout.CASE
        is_chinese = worded_in(shown.locale) == STAFF_LOCALE
        staff = word_card(shown.card, STAFF_LOCALE, catalogue)
        own = {} if is_chinese else word_card(_without_local(shown.card), shown.locale, catalogue)
        rows = [
            row for row in _rows(staff, own, catalogue) if row.name not in _LEFT_OUT.get(layout, frozenset())
        ]
        large = [row for row in rows if row.name in _LARGE[layout]]
        # A driver needs one address; the branch's name is told below it.
        large = large if layout is not Layout.DRIVER else sorted(large, key=_driver_first)[:1]
        reference = reference_of(shown.card)
        return cls(
            layout=layout,
            title=staff["title"],
            own_title=own.get("title", ""),
            large=large,
            rows=[row for row in rows if row not in large],
            moment={"type": "datetime", "value": shown.moment},
            code=code_of(f"{shown.cases}/{reference}") if reference else None,
        )


def layout_of(card: Card) -> Layout | None:
    """How a card is shown, or None when nobody needs to be shown it."""
    return _LAYOUTS.get(str(card["kind"]), Layout.CASE if reference_of(card) else None)


def reference_of(card: Card) -> str | None:
    """The reference of the case that a card is about."""
    reference = card["fields"].get("reference")
    return reference.get("value") if isinstance(reference, Mapping) else reference


def _driver_first(row: Row) -> int:
    return _LARGE[Layout.DRIVER].index(row.name)


def _rows(staff: Card, own: Card, catalogue: Catalogue) -> list[Row]:
    mine = {row["name"]: row for row in own.get("rows", [])}
    rows = []
    for row in staff["rows"]:
        label = _STAFF_LABELS.get(row["name"])
        other = mine.get(row["name"], {})
        rows.append(
            Row(
                name=row["name"],
                label=catalogue.say(label, STAFF_LOCALE) if label else row["label"],
                text=row["text"],
                own_label=other.get("label", ""),
                own_text=other.get("text", ""),
            )
        )
    return rows


def _without_local(card: Card) -> Card:
    """The card with names in one script: the Chinese one stands beside it anyway."""
    return {**card, "fields": {name: _foreign(value) for name, value in card["fields"].items()}}


def _foreign(value: object) -> object:
    if not isinstance(value, Mapping) or value.get("type") not in _NAMES:
        return value
    names = {code: name for code, name in value["names"].items() if code != STAFF_LOCALE}
    return {**value, "names": names} if names else value


def code_of(address: str) -> Markup:
    """A code that opens this address."""
    # Drawn by segno from an address of ours: no markup of anybody else's is in it.
    return Markup(segno.make(address, error="m").svg_inline(omitsize=True, light="#fff", dark="#000"))  # noqa: S704

"""What stands on a sheet: one layout a kind, staff in their own words, only what the other one needs."""

from __future__ import annotations

from typing import Any

import pytest

from gateway.pages.counter_sheet import Layout, Sheet, Shown, layout_of
from translations.catalogue import Catalogue

ADDRESS = {
    "type": "name",
    "names": {"zh-CN": "北京市东城区王府井大街12号", "en": "12 Wangfujing Street, Dongcheng"},
}
PLACE = {
    "kind": "place",
    "fields": {
        "branch": {"type": "name", "names": {"zh-CN": "王府井支行", "en": "Wangfujing Branch"}},
        "address": ADDRESS,
        "distance": {"type": "distance", "metres": 350},
        "phone": {"type": "phone", "value": "+86 10 6512 0000"},
        "spoken": {"type": "list", "items": [{"type": "language", "code": "ar"}]},
    },
}
EXCHANGE = {
    "kind": "exchange",
    "fields": {
        "given": {"type": "money", "amount": "300", "currency": "USD"},
        "gets": {"type": "money", "amount": "2101.20", "currency": "CNY"},
        "rate": {"type": "rate", "amount": "7.004", "currency": "CNY"},
        "bring": {"type": "term", "id": "term_bring_passport"},
    },
}
REFERENCE = {"type": "reference", "value": "VD-7K3M-92QX"}
CASES = ("captured_card", "atm_cash_dispute", "lost_property", "complaint", "praise", "remittance_inward")


def _sheet(catalogue: Catalogue, card: dict[str, Any], locale: str = "ar") -> Sheet:
    return Sheet.of(Shown(card, locale, "2026-11-25T10:00:00+08:00", "https://desk.test/cases"), catalogue)


def test_a_driver_reads_the_chinese_address_in_the_largest_type(catalogue: Catalogue) -> None:
    sheet = _sheet(catalogue, PLACE)
    assert sheet.layout is Layout.DRIVER
    assert [row.text for row in sheet.large] == [ADDRESS["names"]["zh-CN"]]  # type: ignore[index]


def test_a_driver_is_spared_what_only_the_visitor_needs(catalogue: Catalogue) -> None:
    assert [row.name for row in _sheet(catalogue, PLACE).rows] == ["branch", "phone"]


def test_a_place_without_an_address_is_shown_by_its_name(catalogue: Catalogue) -> None:
    card = {"kind": "place", "fields": {"branch": PLACE["fields"]["branch"]}}  # type: ignore[index]
    assert [row.text for row in _sheet(catalogue, card).large] == ["王府井支行"]


def test_the_visitors_own_address_does_not_repeat_the_chinese_one(catalogue: Catalogue) -> None:
    own = _sheet(catalogue, PLACE, "de").large[0].own_text
    assert own == "12 Wangfujing Street, Dongcheng"


def test_a_name_that_is_only_chinese_is_kept(catalogue: Catalogue) -> None:
    card = {"kind": "place", "fields": {"address": {"type": "name", "names": {"zh-CN": "王府井大街12号"}}}}
    assert "王府井大街12号" in _sheet(catalogue, card).large[0].own_text


def test_both_amounts_of_an_exchange_are_large_and_the_paper_to_show_is_named(catalogue: Catalogue) -> None:
    sheet = _sheet(catalogue, EXCHANGE)
    assert [row.name for row in sheet.large] == ["given", "gets"]
    assert [row.name for row in sheet.rows] == ["rate", "bring"]


def test_staff_read_who_gives_while_the_visitor_is_spoken_to(catalogue: Catalogue) -> None:
    given = _sheet(catalogue, EXCHANGE, "de").large[0]
    assert given.label == catalogue.say("counter_given", "zh-CN")
    assert given.own_label == catalogue.say("field_given", "de")


@pytest.mark.parametrize("kind", [*CASES, "group_exchange"])
def test_every_case_shows_its_reference_large_and_a_code_to_scan(catalogue: Catalogue, kind: str) -> None:
    sheet = _sheet(catalogue, {"kind": kind, "fields": {"reference": REFERENCE}})
    assert sheet.layout is Layout.CASE
    assert [row.name for row in sheet.large] == ["reference"]
    assert sheet.code is not None
    assert sheet.code.startswith("<svg")


@pytest.mark.parametrize("card", [PLACE, EXCHANGE], ids=["place", "exchange"])
def test_what_is_no_case_has_no_code(catalogue: Catalogue, card: dict[str, Any]) -> None:
    assert _sheet(catalogue, card).code is None


def test_a_reader_of_chinese_gets_one_column(catalogue: Catalogue) -> None:
    sheet = _sheet(catalogue, PLACE, "zh-CN")
    assert not sheet.own_title
    assert not any(row.own_text for row in sheet.rows)


def test_a_card_without_reference_or_sheet_is_not_shown_to_anybody() -> None:
    assert layout_of({"kind": "praise", "fields": {}}) is None

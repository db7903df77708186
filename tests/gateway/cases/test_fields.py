from __future__ import annotations

from typing import Any

import pytest

from gateway.cases.errors import CaseFieldsRefused
from gateway.cases.fields import checked


def test_empty_fields_are_left_out() -> None:
    assert checked({"atm_id": "BJ0101", "contact": None, "screen": ""}) == {"atm_id": "BJ0101"}


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "4242 4242 4242 4242"},
        {"place": "card 4242-4242.4242/4242 was kept"},
        {"place": {"said": "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢"}},
        {"card_last4": "42424"},
        {"Bad Name": "x"},
        {f"field_{number}": 1 for number in range(41)},
        {"place": "x" * 9000},
    ],
)
def test_card_numbers_and_shapeless_fields_are_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(CaseFieldsRefused):
        checked(fields)


def test_a_mobile_number_is_one_though_its_digits_pass_for_a_card() -> None:
    fields = {"contact": "+5511999991111", "place": "Qianmen"}
    assert checked(fields) == fields


def test_last_four_and_a_phone_number_are_kept() -> None:
    fields = {
        "card_last4": "4242",
        "contact": {"phone": "+86 138 0013 8000"},
        "time": "2026-11-25T09:40+08:00",
    }
    assert checked(fields) == fields

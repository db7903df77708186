from __future__ import annotations

import pytest

from gateway.cases.typed import typed_fields


@pytest.mark.parametrize(
    ("name", "value", "typed"),
    [
        ("card_network", "visa", {"type": "term", "id": "term_network_visa"}),
        ("card_network", "girocard", {"type": "term", "id": "term_network_other"}),
        ("screen", "retained", {"type": "term", "id": "term_screen_retained"}),
        ("screen", "code 68", {"type": "text", "value": "code 68"}),
        ("departure", "2026-12-01", {"type": "date", "value": "2026-12-01"}),
        ("time", "2026-11-25/morning", {"type": "day_part", "value": "2026-11-25", "part": "morning"}),
        ("place", "in/morning", {"type": "text", "value": "in/morning"}),
        ("time", "2026-11-25T09:40:00+08:00", {"type": "datetime", "value": "2026-11-25T09:40:00+08:00"}),
        ("atm_id", "BJ0101", {"type": "text", "value": "BJ0101"}),
        ("branch", {"type": "name", "names": {"en": "Bund"}}, {"type": "name", "names": {"en": "Bund"}}),
    ],
)
def test_a_field_is_typed_so_that_every_locale_can_word_it(name: str, value: object, typed: object) -> None:
    assert typed_fields({name: value}) == {name: typed}


def test_a_contact_of_several_parts_becomes_a_list() -> None:
    typed = typed_fields({"contact": {"phone": "+86 138 0000 0000", "room": "1204", "email": ""}})
    assert typed["contact"] == {
        "type": "list",
        "items": [{"type": "text", "value": "+86 138 0000 0000"}, {"type": "text", "value": "1204"}],
    }

"""What a visitor writes that a button says."""

from __future__ import annotations

import pytest

from bot.typed_button import payload_of
from tests.bot.serving import Visitor, responses

CHOICES = [("Abrir uma consulta", "/a"), ("Falar com atendente", "/b"), ("Visa", "/v"), ("不知道", "/u")]


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("abrir uma consulta!", "/a"),
        ("abrir consulta", "/a"),
        ("visa", "/v"),
        ("不知道。", "/u"),
        ("vizu", None),
        ("posso abrir uma consulta amanhã de manhã?", None),
        ("", None),
        ("…", None),
    ],
)
def test_only_the_title_itself_is_the_button(text: str, payload: str | None) -> None:
    assert payload_of(text, CHOICES) == payload


MACHINES = [("No. 0123", '/inform{"atm": "0123"}'), ("No. 0124", '/inform{"atm": "0124"}')]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("the first one", 0),
        ("2", 1),
        ("la deuxième", 1),
        ("el primero", 0),
        ("o segundo, por favor", 1),
        ("la seconda", 1),
        ("die erste", 0),
        ("второй", 1),
        ("第一台", 0),
        ("二つ目です", 1),
        ("첫 번째 거요", 0),
        ("الثاني", 1),
        ("the last", 1),
    ],
)
def test_one_of_several_machines_is_counted_out(text: str, at: int) -> None:
    assert payload_of(text, [*MACHINES, ("I don't know", '/inform{"atm":"unknown"}')]) == MACHINES[at][1]


@pytest.mark.parametrize("text", ["my first card", "third", "2 people"])
def test_other_words_count_out_nothing(text: str) -> None:
    assert payload_of(text, MACHINES) is None


def test_a_number_among_amounts_is_none_of_them_by_its_place() -> None:
    amounts = [
        ("USD 1,000.00", '/fx_rate{"money": {"amount": "1000"}}'),
        ("USD 1.00", '/fx_rate{"money": {"amount": "1"}}'),
    ]
    assert payload_of("1", amounts) is None


def test_a_written_button_opens_the_enquiry(visitor: Visitor) -> None:
    visitor.press("/remittance_inward")
    assert responses(visitor.say("open enquiry"))[0] == "utter_remittance_inward_start"


def test_a_button_of_long_ago_is_only_words(visitor: Visitor) -> None:
    visitor.press("/remittance_inward")
    visitor.press("/thanks")
    assert "utter_remittance_inward_start" not in responses(visitor.say("open an enquiry"))


@pytest.mark.parametrize(
    ("text", "is_meant"),
    [
        ("yes please", True),
        ("book it", True),
        ("да, забронируйте", True),
        ("ja gerne", True),
        ("好的", True),
        ("はい、お願いします", True),
        ("نعم", True),
        ("no", False),
        ("yes, what does it cost?", False),
    ],
)
def test_a_yes_to_the_offer_of_a_booking_brings_along_what_was_told(text: str, is_meant: bool) -> None:
    booking = '/group_exchange{"group_size": 40, "case": "new", "group": {}}'
    choices = [("Book for our group", booking), ("Just information", "/travellers_cheque")]
    assert payload_of(text, choices) == (booking if is_meant else None)

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


def test_a_written_button_opens_the_enquiry(visitor: Visitor) -> None:
    visitor.press("/remittance_inward")
    assert responses(visitor.say("open enquiry"))[0] == "utter_remittance_inward_start"


def test_a_button_of_long_ago_is_only_words(visitor: Visitor) -> None:
    visitor.press("/remittance_inward")
    visitor.press("/thanks")
    assert "utter_remittance_inward_start" not in responses(visitor.say("open an enquiry"))

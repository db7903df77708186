"""Identifiers and secrets."""

from __future__ import annotations

from gateway.ids import hash_secret, new_code, new_id, new_secret, normalise_code, same_secret


def test_ids_sort_by_time_and_never_repeat() -> None:
    ids = [new_id("m") for _ in range(2000)]
    assert len(set(ids)) == len(ids)
    assert ids[0][:12] <= ids[-1][:12]


def test_a_token_is_long_enough_to_be_unguessable() -> None:
    assert len(new_secret("v").removeprefix("v_")) >= 43


def test_a_code_survives_being_read_aloud_and_typed() -> None:
    code = new_code()
    typed = f" {code[:5].lower()} - {code[5:].lower()} "
    assert normalise_code(typed) == code


def test_look_alike_letters_of_a_typed_code_are_mended() -> None:
    assert normalise_code("olIu") == "011V"


def test_secrets_are_compared_by_value() -> None:
    assert same_secret(hash_secret("a"), hash_secret("a"))
    assert not same_secret(hash_secret("a"), hash_secret("b"))

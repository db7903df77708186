from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gateway.masking import Kind, MaskingFailed, mask

SPELLINGS = yaml.safe_load((Path(__file__).parent / "card_spellings.yml").read_text(encoding="utf-8"))
HARMLESS = yaml.safe_load((Path(__file__).parent / "harmless.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: row["name"])
def test_card_number_in_every_spelling_leaves_only_network_and_last_four(row: dict[str, str]) -> None:
    masked = mask(row["text"])

    assert masked.text == row["masked"]
    assert Kind.CARD in {finding.kind for finding in masked.findings}


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_numbers_stay_as_they_are(text: str) -> None:
    assert mask(text).text == text


def test_several_secrets_in_one_message_are_all_masked() -> None:
    masked = mask("5555 5555 5555 4444 and 3056 930902 5904, cvv 123, pin: 4821")

    assert masked.text == "Mastercard •••• 4444 and Diners •••• 5904, cvv •••, pin: •••"


def test_finding_says_where_the_number_stood() -> None:
    text = "卡4111111111111111被吞"
    (finding,) = mask(text).findings

    assert text[finding.start : finding.end] == "4111111111111111"
    assert finding.label == "VISA •••• 1111"


def test_masking_twice_changes_nothing() -> None:
    once = mask("4111 1111 1111 1111 12/28 123").text

    assert once == "VISA •••• 1111 ••• •••"
    assert mask(once).text == once


def test_four_digits_shown_never_complete_another_card() -> None:
    # The second number uses the last four digits of the first.
    masked = mask("4929000000084111 1111 1111 1111").text

    assert not any(digits in masked for digits in ("4111 1111", "1111 1111 1111 1111"))


def test_text_over_the_limit_is_refused_and_not_let_through() -> None:
    with pytest.raises(MaskingFailed):
        mask("a" * 4001)

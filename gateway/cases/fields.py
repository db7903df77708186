"""What may stand in a case: named, small, language-neutral values and never a card number. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from gateway.cases.errors import CaseFieldsRefused
from gateway.masking import Kind
from gateway.masking.mask import find

MOST_FIELDS = 40
MOST_CHARACTERS = 8000
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LAST4 = re.compile(r"\d{4}")


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they may be stored, empty ones left out. Raises CaseFieldsRefused."""
    kept = {name: value for name, value in fields.items() if value not in (None, "", [], {})}
    text = json.dumps(kept, ensure_ascii=False)
    if len(kept) > MOST_FIELDS or len(text) > MOST_CHARACTERS or not all(map(_NAME.fullmatch, kept)):
        raise CaseFieldsRefused("shape")
    if "card_last4" in kept and not _LAST4.fullmatch(str(kept["card_last4"])):
        raise CaseFieldsRefused("card_last4")
    # As the masking sees it: a phone number of 13 digits that passes Luhn is one all the same.
    if any(finding.kind is Kind.CARD for finding in find(text)):
        raise CaseFieldsRefused("card number")
    return kept

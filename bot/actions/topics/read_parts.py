"""Parts of a topic that are numbers and not only words: an age, a code of a machine. Pure."""

from __future__ import annotations

import re

from bot.actions.card_captured_outcome import SECURITY_CODES
from bot.actions.phrases import mentions

# From this age on nobody needs a parent at the counter.
OF_AGE = 18
_NUMBER = re.compile(r"(?<![\d.,:])\d{1,2}(?![\d.,:%]*\d)")


def is_minor(text: str) -> bool:
    """Whether an age below that of adults is named, or somebody is called a minor."""
    if mentions("minor_named", text):
        return True
    ages = [int(found[0]) for found in _NUMBER.finditer(text)]
    return mentions("age_said", text) and any(age < OF_AGE for age in ages)


def is_security_code(text: str) -> bool:
    """Whether a code is named by which machines stop a card as lost, stolen or suspected."""
    return mentions("machine_code", text) and SECURITY_CODES.search(text) is not None

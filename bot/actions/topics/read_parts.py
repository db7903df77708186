"""Parts of a topic that are numbers and not only words: an age, a code of a machine. Pure."""

from __future__ import annotations

import re

from bot.actions.card_captured_outcome import SECURITY_CODES
from bot.actions.phrases import mentions
from bot.nlu.values.ages import ages_in

# From this age on nobody needs a parent at the counter.
OF_AGE = 18
_NUMBER = re.compile(r"(?<![\d.,:])\d{1,2}(?![\d.,:%]*\d)")


def is_minor(text: str) -> bool:
    """Whether an age below that of adults is named, or somebody is called a minor."""
    if mentions("minor_named", text):
        return True
    if any(age < OF_AGE for age in ages_in(text, None)):
        return True
    ages = [int(found[0]) for found in _NUMBER.finditer(text)]
    return mentions("age_said", text) and any(age < OF_AGE for age in ages)


def is_child(text: str, locale: str | None) -> bool:
    """Whether beside an amount somebody below that age is told of: no number that may be money is an age."""
    return mentions("minor_named", text) or any(age < OF_AGE for age in ages_in(text, locale))


def is_security_code(text: str) -> bool:
    """Whether a code is named by which machines stop a card as lost, stolen or suspected."""
    return mentions("machine_code", text) and SECURITY_CODES.search(text) is not None

"""References and visitor codes: easy to read aloud, never mistaken for a card number or a word. Pure."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable, Sequence

PREFIX = "VD"
# No vowels (no words) and nothing that looks or sounds like another sign: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
ALPHABET = "34679CDFGHJKMPQRTWX"
LENGTH = 6
CODE_LENGTH = 6
_LETTERS = frozenset(ALPHABET) - frozenset("0123456789")


def passes_luhn(digits: str) -> bool:
    """Whether a row of digits has a valid check digit, as card numbers have."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return bool(digits) and sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0  # noqa: PLR2004


def new_reference(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A new reference such as `VD-7K4M3Q`: it has letters, and its digits fail the card numbers' check."""
    while True:
        body = "".join(choose(ALPHABET) for _ in range(LENGTH))
        digits = re.sub(r"\D", "", body)
        if digits and not passes_luhn(digits) and _LETTERS & set(body):
            return f"{PREFIX}-{body}"


def read_reference(typed: str) -> str:
    """A reference as stored, however it was typed: spaces, dashes, small or wide letters, no prefix."""
    wide = unicodedata.normalize("NFKC", typed).upper()
    kept = "".join(one for one in wide if one.isalnum())
    return f"{PREFIX}-{kept.removeprefix(PREFIX)}"[:16]


def visitor_code(secret: str, conversation_id: str) -> str:
    """The code of a visitor: derived, so that a repeated answer shows the same one and nothing stores it."""
    digest = hmac.new(secret.encode(), f"visitor-code:{conversation_id}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest)
    signs = []
    for _ in range(CODE_LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[rest])
    return "".join(signs)


def hash_code(secret: str, code: str) -> str:
    """What is stored of a visitor's code; keyed, since a code is too short for a plain hash."""
    kept = "".join(one for one in unicodedata.normalize("NFKC", code).upper() if one.isalnum())
    return hmac.new(
        secret.encode(), f"code:{kept}".encode("utf-8", "surrogatepass"), hashlib.sha256
    ).hexdigest()


def same_hash(given: str, expected: str) -> bool:
    """Compare two hashes in constant time."""
    return hmac.compare_digest(given, expected)

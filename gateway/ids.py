"""Identifiers and secrets: sortable ids, tokens, codes people can read aloud, and their hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time

# Crockford's base 32: no I, L, O, U, so nothing is misread or spells a word.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def _encode(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        digits.append(ALPHABET[rest])
    return "".join(reversed(digits))


def new_id(prefix: str) -> str:
    """A unique id that sorts by time: `<prefix>_` and 26 characters (48 bits of ms, 80 random)."""
    number = (time.time_ns() // 1_000_000 << 80) | secrets.randbits(80)
    return f"{prefix}_{_encode(number, 26).lower()}"


def new_secret(prefix: str) -> str:
    """A bearer token with 256 random bits; store only its `hash_secret`."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


def new_code(length: int = 10) -> str:
    """A code a person can read aloud and type: `length` Crockford characters (5 bits each)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def normalise_code(typed: str) -> str:
    """A typed code without spaces and dashes, look-alike letters mended."""
    kept = "".join(character for character in typed.upper() if character.isalnum())
    return kept.translate(_LOOKALIKES)


def hash_secret(secret: str) -> str:
    """What is stored of a token or code: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def same_secret(given: str, expected: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(
        given.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass")
    )

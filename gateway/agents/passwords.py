"""Passwords as argon2id hashes, checked off the event loop."""

from __future__ import annotations

import asyncio
import functools

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Two at a time: each check takes 64 MB, and the desk has to go on meanwhile.
_AT_ONCE = asyncio.Semaphore(2)
_HASHER = PasswordHasher()


@functools.cache
def _nobodys_hash() -> str:
    return _HASHER.hash("nobody signs in with this")


def _matches(password: str, password_hash: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


async def hash_password(password: str) -> str:
    """The hash to store."""
    async with _AT_ONCE:
        return await asyncio.to_thread(_HASHER.hash, password)


async def check_password(password: str, password_hash: str | None) -> bool:
    """Whether the password fits; without a hash it takes just as long and never fits."""
    async with _AT_ONCE:
        known = password_hash if password_hash is not None else await asyncio.to_thread(_nobodys_hash)
        fits = await asyncio.to_thread(_matches, password, known)
    return fits and password_hash is not None

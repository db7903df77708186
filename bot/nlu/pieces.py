"""Cuts texts into pieces of words and counts them: all texts in a few steps over arrays, not one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import regex

from bot.nlu.latin import to_latin
from bot.nlu.text import clean

Rows = npt.NDArray[np.int64]
Buckets = npt.NDArray[np.int32]
Counts = npt.NDArray[np.float32]

_BITS = 17
BUCKETS = 1 << _BITS
"""A piece is known by a number below this one."""

_LONGEST = 4
_TOGETHER = 2000
"""So many texts are cut at once: their arrays stay in the processor's cache."""
_WORD = regex.compile(r"\w+|[^\w\s]")
_GAP = "\0"
# Odd numbers that spread code points over 64 bits; any would do, but a stored model needs the same again.
_STEP, _SALT, _MIX = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xC2B2AE3D27D4EB4F),
    np.uint64(0xFF51AFD7ED558CCD),
)


@dataclass(frozen=True)
class Pieces:
    """The pieces of some texts: which ones, how often, and where those of each text end."""

    buckets: Buckets
    counts: Counts
    ends: Rows

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.ends)

    def __iter__(self) -> Iterator[tuple[Buckets, Counts]]:
        """Return the pieces of one text after the other."""
        for start, end in zip(self.starts, self.ends, strict=True):
            yield self.buckets[start:end], self.counts[start:end]

    @property
    def starts(self) -> Rows:
        """Return where those of each text begin."""
        starts: Rows = np.zeros(len(self.ends), np.int64)
        starts[1:] = self.ends[:-1]
        return starts

    @property
    def texts(self) -> Rows:
        """Return for each piece the number of its text."""
        return np.repeat(np.arange(len(self)), self.ends - self.starts)

    def rows(self, rows: Rows) -> Pieces:
        """Return the pieces of some texts."""
        lengths = (self.ends - self.starts)[rows]
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(
            self.starts[rows] - (ends - lengths), lengths
        )
        return Pieces(self.buckets[places], self.counts[places], ends)


def pieces_of(texts: Sequence[str]) -> Pieces:
    """Return the pieces of texts and of their Latin transcriptions, up to four letters each."""
    parts = [_cut(texts[start : start + _TOGETHER]) for start in range(0, len(texts), _TOGETHER)]
    if not parts:
        return Pieces(np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int64))
    lengths = np.concatenate([part.ends - part.starts for part in parts])
    return Pieces(
        np.concatenate([part.buckets for part in parts]),
        np.concatenate([part.counts for part in parts]),
        np.cumsum(lengths),
    )


def _cut(texts: Sequence[str]) -> Pieces:
    marked = [_mark(text) for text in texts]
    letters = np.frombuffer("".join(marked).encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    rows = np.repeat(np.arange(len(marked)), [len(one) for one in marked])
    keys, counts = np.unique(np.concatenate(list(_keys(letters, rows))), return_counts=True)
    ends = np.searchsorted(keys, (np.arange(len(marked)) + 1) << _BITS)
    return Pieces((keys & (BUCKETS - 1)).astype(np.int32), counts.astype(np.float32), ends.astype(np.int64))


def _mark(text: str) -> str:
    """The words of a text between spaces, each closed by a gap that no piece may hold."""
    plain = clean(text).lower()
    latin = to_latin(plain)
    words = _WORD.findall(plain)
    if latin != plain:
        words += _WORD.findall(latin)
    return "".join(f" {word} {_GAP}" for word in words)


def _keys(letters: npt.NDArray[np.uint64], rows: Rows) -> Iterator[Rows]:
    """For each length, a number for every piece: its text above, its bucket below."""
    whole = letters != 0
    hashed, kept = np.zeros(len(letters) + 1, np.uint64), np.ones(len(letters) + 1, np.bool_)
    for length in range(1, _LONGEST + 1):
        tail = letters[length - 1 :]
        hashed = hashed[: len(tail)] * _STEP + (tail + np.uint64(length)) * _SALT
        kept = kept[: len(tail)] & whole[length - 1 :]
        mixed = (hashed ^ (hashed >> np.uint64(31))) * _MIX
        buckets = (mixed >> np.uint64(64 - _BITS)).astype(np.int64)
        yield ((rows[: len(tail)] << _BITS) | buckets)[kept]

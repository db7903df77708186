"""Makes any text that arrives safe and short enough for the encoders."""

import unicodedata

import regex

LIMIT = 256
"""Characters of a message that are read; what decides the topic stands in them."""

# Lone surrogates break UTF-8; the other characters are invisible and only hide words from us.
_UNSEEN = regex.compile(
    r"[\p{Cs}\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_SPACE = regex.compile(r"\s+")
_REPEATED = regex.compile(r"(.)\1{3,}")
_NO_SPACES = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(rf"[{_NO_SPACES}]+|[^\W{_NO_SPACES}]+", regex.V1)
_UNSPACED = regex.compile(rf"[{_NO_SPACES}]")


def clean(text: str, limit: int = LIMIT) -> str:
    """Return the text in one line, at most `limit` characters, without surrogates or unseen characters."""
    # Four times the limit is enough to fill it again after unseen characters are gone.
    head = _SPACE.sub(" ", text[: limit * 4])
    head = unicodedata.normalize("NFKC", _UNSEEN.sub("", head)[:limit])
    head = _REPEATED.sub(r"\1\1\1", _SPACE.sub(" ", head))
    return str(head).strip()[:limit]


def count_words(text: str) -> int:
    """Return how many words a text has; two characters count as one word where no spaces are written."""
    words = 0.0
    for match in _WORD.finditer(text[: LIMIT * 2]):
        unspaced = _UNSPACED.match(match.group())
        words += max(1.0, len(match.group()) / 2) if unspaced else 1
    return int(words + 0.5)

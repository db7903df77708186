"""Whether a text in Latin letters may be nothing but a name, which people of every language write alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gateway.languages.vocabulary import Vocabulary

# How many words a name has, without a given name or a word for street that we know, and with one.
NAME_WORDS = 2
MOST_WORDS = 4
# How long they mostly are: a compound that nobody has seen is longer.
NAME_LETTERS = 10
# So sure is nobody of the language of a name.
PHRASE = 0.998
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def is_titled(text: str, vocabulary: Vocabulary) -> bool:
    """Whether all words but "of" and the like are capitalised, as in a name or an address; not if shouted."""
    words = _WORD.findall(text)
    if len(words) < NAME_WORDS or not (words[0].istitle() and words[-1].istitle()):
        return False
    return all(word.istitle() or word in vocabulary.particles for word in words)


def may_be_name(
    words: Sequence[str], certainty: float, vocabulary: Vocabulary, is_known: Callable[[str], bool]
) -> bool:
    """Whether words may be a first and a last name, or an address: nobody has seen them.

    With a given name or a word for street that we know they may be up to four; without one they are a phrase
    when their language is as good as certain.
    """
    if not NAME_WORDS <= len(words) <= MOST_WORDS:
        return False
    if vocabulary.naming.isdisjoint(words) and (len(words) > NAME_WORDS or certainty >= PHRASE):
        return False
    return all(
        word in vocabulary.naming
        or word in vocabulary.particles
        or not (len(word) > NAME_LETTERS or word in vocabulary.locales or is_known(word))
        for word in words
    )


def without_names(text: str, vocabulary: Vocabulary, is_known: Callable[[str], bool]) -> str:
    """A sentence without the names in it, which sound like the language of those who bear them."""
    words = text.split()
    are_names = [
        word.istitle()
        and (
            word.lower() in vocabulary.names
            or not (word.lower() in vocabulary.locales or is_known(word.lower()))
        )
        for word in words
    ]
    kept = [
        word
        for place, word in enumerate(words)
        if not (
            are_names[place] and (any(are_names[place + 1 : place + 2]) or (place and are_names[place - 1]))
        )
    ]
    return " ".join(kept or words)

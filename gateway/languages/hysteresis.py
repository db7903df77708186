"""When a conversation changes its language: on proof, and never against an explicit choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from gateway.languages.detection import Guess

# Fewer letters (four Han characters) do not change a language the conversation has settled on.
ENOUGH_LETTERS = 12
# So many messages in a row do, or one that is a whole sentence of so many letters and firmly in one language:
# nobody writes that who does not speak it. What machines show and signs say, in the languages of the place
# and of the world, is copied out by anybody.
ENOUGH_MESSAGES = 2
SENTENCE_LETTERS = 20
COPIED = frozenset({"en", "zh-CN", "zh-TW"})
# How sure a guess must be to count against a settled language, and to replace the browser's at once.
LIKELY = 0.6
CLEAR = 0.65
# A word or two in Latin letters must say more.
CLEAR_SHORT = 0.8
# Many phones and screens speak English to people who do not: it is the one language that a browser's word
# says little about, and the one that everybody writes a line of. Against any other that a conversation
# began in, a language must be so many times as likely; and so many letters settle English less than firmly.
SECOND_LANGUAGE = "en"
ODDS = 50.0
FEW_LETTERS = 60
# What outweighs them: a long message that is hardly anything else.
CERTAIN = 0.95

# A guess that leaves more room for another does not settle a conversation.
FIRM = 0.99
# What was said before counts for less than what is said now, as does what proves nothing by itself; and a
# message leaves so much of every language, lest a borrowed word rule one out.
FADED = 0.5
LEAST = 0.001
# A lower share of a language is not worth keeping; with a higher one, a message may be in it as well.
KEPT = 0.03

# Whose readers have letters of their own: they write Latin ones for lack of a keyboard, or in English.
OWN_LETTERS = frozenset({"zh-CN", "zh-TW", "ja", "ko", "ru", "ar", "th", "hi"})
# Between these, signs and names tell as much as sentences do.
WRITTEN_IN_HAN = frozenset({"zh-CN", "zh-TW", "ja"})


class Source(StrEnum):
    """Why a conversation has its locale.

    Chosen by the visitor in it; seen in what he wrote; what it was begun in by a link, a site or a machine;
    his browser's.
    """

    CHOSEN = "chosen"
    DETECTED = "detected"
    BEGUN = "begun"
    BROWSER = "browser"


class Origin(StrEnum):
    """How a message came about: typed, or by pressing a button whose label is ours."""

    TEXT = "text"
    BUTTON = "button"


@dataclass(frozen=True)
class LocaleState:
    """The locale of a conversation, why it has it, and what was seen since.

    `evidence` is plain JSON: `letters` seen in the own locale, and how many long messages in a row
    (`other_messages`) were in one `other` locale; before it is settled, short ones count as well, and it
    keeps the `shares` of the locales that the messages so far may be in, and whether one was `unclear`.
    """

    locale: str
    source: str
    evidence: Mapping[str, str | int | Mapping[str, float]] = field(default_factory=dict)

    @property
    def letters(self) -> int:
        """How many letters the visitor has written in this locale."""
        return self.count("letters")

    @property
    def shares(self) -> Mapping[str, float]:
        """How likely each locale is by the messages that settled nothing."""
        shares = self.evidence.get("shares")
        return shares if isinstance(shares, Mapping) else {}

    def count(self, name: str) -> int:
        """A number among the evidence."""
        number = self.evidence.get(name)
        return number if isinstance(number, int) else 0

    @property
    def is_settled(self) -> bool:
        """Whether the visitor has written enough in this language."""
        return self.source == Source.CHOSEN or self.letters >= ENOUGH_LETTERS


def choose(locale: str) -> LocaleState:
    """The state after the visitor picked or asked for a language: it stays until he does so again."""
    return LocaleState(locale, Source.CHOSEN.value)


def decide(current: LocaleState, guess: Guess, text: str, origin: str = Origin.TEXT) -> LocaleState:
    """The state after one message of the visitor."""
    if current.source == Source.CHOSEN or origin == Origin.BUTTON or text.startswith("/"):
        return current
    if current.is_settled:
        return _decided(current, guess)
    together = _read_together(current, guess)
    after = _decided(current, together)
    kept = {locale: share for locale, share in together.shares.items() if share >= KEPT}
    if after.is_settled or not kept:
        return after
    return replace(after, evidence={**after.evidence, "shares": kept})


def _decided(current: LocaleState, guess: Guess) -> LocaleState:
    if guess.locale is None:
        return current if current.is_settled else _puzzled(current, guess)
    if guess.locale == current.locale or current.locale in guess.alternatives:
        return _confirmed(current, guess) if guess.certainty >= LIKELY else current
    if not current.is_settled and _is_clear(guess) and _outweighs(current, guess):
        return _detected(guess.locale, guess)
    if current.is_settled and not _counts_against(current, guess):
        return current
    if current.is_settled and (
        _is_spoken(guess) or (_is_second_language(current) and guess.certainty >= CERTAIN)
    ):
        return _detected(guess.locale, guess)
    return _contradicted(current, guess.locale, guess)


def _read_together(current: LocaleState, guess: Guess) -> Guess:
    """A message read with what was unclear before it: two weak signs of one language are a strong one."""
    if not guess.shares or guess.may_be_name:
        return guess
    weight = 1.0 if guess.locale else FADED
    odds = {locale: max(share, LEAST) ** weight for locale, share in guess.shares.items()}
    if current.shares:
        odds = {
            locale: odd * max(current.shares.get(locale, 0.0), LEAST) ** FADED for locale, odd in odds.items()
        }
    total = sum(odds.values())
    shares = {locale: round(odd / total, 3) for locale, odd in odds.items()}
    if not current.shares:
        return replace(guess, shares=shares)
    best = max(shares, key=shares.__getitem__)
    locale = best if shares[best] >= LIKELY else None
    return replace(guess, locale=locale, certainty=shares[best], shares=shares)


def _puzzled(current: LocaleState, guess: Guess) -> LocaleState:
    """After Latin letters in no clear language: who has letters of his own hardly writes those twice."""
    says_nothing = guess.may_be_name or guess.mixed or not guess.is_latin
    if says_nothing or current.source != Source.BROWSER or current.locale not in OWN_LETTERS:
        return current
    if guess.shares.get(current.locale, 0.0) > guess.shares.get(SECOND_LANGUAGE, 0.0):
        return current
    if current.evidence.get("other") == SECOND_LANGUAGE:
        return _detected(SECOND_LANGUAGE, guess)
    return replace(current, evidence={**current.evidence, "unclear": 1})


def _contradicted(current: LocaleState, other: str, guess: Guess) -> LocaleState:
    is_again = other == current.evidence.get("other")
    seen = current.count("other_messages") + 1 if is_again else 1
    if other == SECOND_LANGUAGE and not guess.may_be_name:
        seen += current.count("unclear")
    if seen >= ENOUGH_MESSAGES:
        return _detected(other, guess)
    return replace(current, evidence={"letters": current.letters, "other": other, "other_messages": seen})


def _confirmed(current: LocaleState, guess: Guess) -> LocaleState:
    letters = current.letters + guess.letters
    is_long = guess.letters >= ENOUGH_LETTERS
    # "ok" in between does not make two long messages in another language any less consecutive.
    evidence = {"letters": letters} if is_long else {**current.evidence, "letters": letters}
    source = Source.DETECTED.value if letters >= ENOUGH_LETTERS else current.source
    return LocaleState(current.locale, source, evidence)


def _is_clear(guess: Guess) -> bool:
    if not guess.is_latin:
        return guess.certainty >= CLEAR
    return guess.certainty >= (CLEAR if guess.letters >= ENOUGH_LETTERS else CLEAR_SHORT)


def _outweighs(current: LocaleState, guess: Guess) -> bool:
    if current.locale == SECOND_LANGUAGE:
        return not (guess.may_be_name and guess.is_latin)
    if guess.may_be_name:
        return {guess.locale, current.locale} <= WRITTEN_IN_HAN
    # "declined" is what a screen says, and "e-cny wallet" what somebody reads who wrote "wechselkurs" before.
    is_second = guess.locale == SECOND_LANGUAGE
    is_detected = current.source == Source.DETECTED
    is_wanted = is_detected or current.source == Source.BEGUN
    if is_second and (guess.letters < ENOUGH_LETTERS or is_wanted):
        return False
    # What was said before is in the certainty already; a browser's word is not.
    return is_detected or guess.certainty >= ODDS * guess.shares.get(current.locale, 0.0)


def _is_second_language(current: LocaleState) -> bool:
    """Whether a conversation is in English for a line or two, which anybody writes."""
    return current.locale == SECOND_LANGUAGE and current.letters < FEW_LETTERS


def _is_spoken(guess: Guess) -> bool:
    """Whether a message is a sentence of somebody who took over, or who has gone back to his own language."""
    return guess.letters >= SENTENCE_LETTERS and guess.certainty >= FIRM and guess.locale not in COPIED


def _counts_against(current: LocaleState, guess: Guess) -> bool:
    """Whether a message counts against a settled language: not what own words stand around in."""
    is_long = guess.letters >= ENOUGH_LETTERS
    is_clear = guess.certainty >= LIKELY and guess.shares.get(current.locale, 0.0) < KEPT
    return is_long and is_clear and not guess.may_be_name


def _detected(locale: str, guess: Guess) -> LocaleState:
    # Characters that two languages share show the way, but settle nothing; nor does a word that both have.
    is_open = bool(guess.alternatives - {locale}) or guess.certainty < FIRM
    letters = min(guess.letters, ENOUGH_LETTERS - 1) if is_open else guess.letters
    return LocaleState(locale, Source.DETECTED.value, {"letters": letters})

"""Reads how to reach somebody: a number, an address, or a name at a messenger. Pure."""

from __future__ import annotations

import re

from bot.actions.fields import THIS_CHAT, Slots
from bot.actions.phrases import asks, lowered, mentions, says, vocabulary, weight, whole_words, words_of
from bot.actions.reading_words import MAX_SAID
from bot.actions.visitor import Message

# A name or number at a messenger: "wx123456", "@anna". It may stand right beside signs that are no letters.
_BEGINS, _ENDS = r"(?<![^\W\u3040-\uffff])", r"(?![^\W\u3040-\uffff])"
_HANDLE = re.compile(rf"{_BEGINS}(?:@[a-z0-9_.+-]{{3,}}|[a-z0-9_][a-z0-9_.+-]{{4,}}){_ENDS}")
# The number of a room.
_ROOM = re.compile(r"(?<![\d:.])\d{3,4}(?![\d:.])")
_NO_PLAIN_WORD = re.compile(r"[\d_@]")
# In how many letters it is said that this chat will do.
LONGEST_CHAT, LONGEST_HERE = 48, 28
# From here on a wish for a person is one.
SURE = 0.6
# The end of a messenger's name where words are declined ("в телеграме").
_ENDING = re.compile(r"[а-яё\u0600-\u06ff]*")
_WORD = re.compile(r"[^\W_]+")
# A dot inside a name ends nothing.
_CLAUSE = re.compile(r"(?:[^.!?;,\n。！？；，、،؛]|[.,](?=\S))+")


def contact(message: Message, _: Slots, requested: str | None) -> str | None:
    """A phone number, a mail address, a name at a messenger, or this very chat."""
    found = message.first("phone") or message.first("email")
    if found is None and at_messenger(message):
        found = message.text.strip()
    if found is None and is_lodging(message, requested):
        found = message.text.strip()
    if found is None and by_this_chat(message, is_asked=requested == "contact"):
        found = THIS_CHAT
    return str(found)[:MAX_SAID] if found else None


def is_lodging(message: Message, requested: str | None) -> bool:
    """Whether a hotel and a room are told between other questions: "酒店是北京饭店1203"."""
    is_told = requested not in {None, "place", "atm", "what", "contact"} and not asks(message.text)
    return is_told and mentions("lodging", message.text) and _ROOM.search(message.text) is not None


def by_this_chat(message: Message, *, is_asked: bool) -> bool:
    """Whether somebody can be reached in this chat: "only this chat"; where it was asked, just "here"."""
    text = message.text
    wants_person = message.intent == "human_agent" and message.confidence >= SURE
    if message.is_button or asks(text) or message.entities or (wants_person and not is_asked):
        return False
    if any(map(str.isdigit, text)) or mentions("messenger", text):
        return False
    if mentions("by_this_chat", text):
        return weight(text) <= LONGEST_CHAT
    return is_asked and weight(text) <= LONGEST_HERE and says("just_here", text)


def at_messenger(message: Message) -> bool:
    """Whether a message names a messenger and a name or number there: "wechat anna_88", "微信是annasmith".

    A plain word is one only where nothing else is said: most words beside a messenger are a sentence.
    """
    text = without_refused(message.text)
    if not mentions("messenger", text) or asks(message.text):
        return False
    return any(_is_name(message, text, one) for one in _HANDLE.finditer(text)) or _is_lone_word(text)


def without_refused(text: str) -> str:
    """The text in lower case, blank where a clause says that a messenger is of no use; places stay."""
    folded = lowered(text)
    for clause in _CLAUSE.finditer(folded):
        if mentions("messenger", clause[0]) and whole_words("negates").search(clause[0]):
            folded = folded[: clause.start()] + " " * len(clause[0]) + folded[clause.end() :]
    return folded


def _is_name(message: Message, text: str, found: re.Match[str]) -> bool:
    """Whether a word cannot be a plain one; a value such as a machine's number only beside the messenger."""
    if not _NO_PLAIN_WORD.search(found[0]):
        return False
    spans = [(one["start"], one["end"]) for one in message.entities if "start" in one]
    is_value = any(start < found.end() and found.start() < end for start, end in spans)
    return not is_value or _is_beside_messenger(text, found)


def _is_beside_messenger(text: str, found: re.Match[str]) -> bool:
    for messenger in words_of("messenger").finditer(text):
        first, second = sorted((messenger.span(), found.span()))
        if not _words_left(text[first[1] : second[0]]):
            return True
    return False


def _is_lone_word(text: str) -> bool:
    """Whether one word is left besides the messenger and "my", "id" or "is", and may be a name there."""
    left = _words_left(_without_messengers(text))
    return len(left) == 1 and _HANDLE.fullmatch(left[0]) is not None


def _without_messengers(text: str) -> str:
    for found in reversed(list(words_of("messenger").finditer(text))):
        ending = _ENDING.match(text, found.end())
        text = text[: found.start()] + " " + text[ending.end() if ending else found.end() :]
    return text


def _words_left(text: str) -> list[str]:
    """The words that say more than "my", "id" or "is"; a name with a dot in it is one."""
    apart, joined = vocabulary("messenger_filler")
    text = joined.sub(" ", text) if joined else text
    names = [one[0].rstrip(".") for one in _HANDLE.finditer(text)]
    words = names + _WORD.findall(_HANDLE.sub(" ", text))
    return [one for one in words if one not in apart]

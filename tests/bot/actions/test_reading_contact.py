"""How somebody can be reached: a name at a messenger, and sentences that only mention one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.no_answer import plain_contact
from bot.actions.reading import said_machine
from bot.actions.reading_contact import contact
from bot.actions.visitor import Message

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")


def message(text: str, **entities: str) -> Message:
    """A message with values that are written in it as they are."""
    found = [
        {"entity": name, "value": value, "start": text.index(value), "end": text.index(value) + len(value)}
        for name, value in entities.items()
    ]
    return Message(text, "inform", 0.9, found, "en", NOW, "c")


@pytest.mark.parametrize(
    "text",
    [
        "wechat wx123456",
        "微信wx123456",
        "whatsapp jo_smith",
        "@anna on telegram",
        "my WeChat is annasmith",
        "anna.smith is my wechat id, thanks",
        "you can write to me on whatsapp, there I am jo_smith",
        "mon WeChat est annasmith",
        "mi whatsapp es annasmith, gracias",
        "meu WhatsApp é annasmith",
        "il mio telegram è annasmith",
        "mein WeChat ist annasmith",
        "мой ник в телеграме annasmith",
        "حسابي على واتساب هو annasmith",
        "我的微信是annasmith",
        "私のテレグラムはannasmithです",
        "제 카톡 아이디는 annasmith예요",
        "my phone does not work, wechat anna_88",
        "I don't have WhatsApp, but WeChat: anna_88",
    ],
)
def test_name_at_a_messenger_is_how_to_reach_somebody(text: str) -> None:
    assert contact(message(text), {}, None) == text


@pytest.mark.parametrize(
    "text",
    [
        "let me talk to a person on WeChat please",
        "can a person call me on whatsapp",
        "WeChat Pay does not work either",
        "I don't have WeChat, sorry",
        "no whatsapp, sorry",
        "wechat please",
        "i paid through wechat before",
        "je n'ai pas WeChat, désolé",
        "no tengo WhatsApp, gracias",
        "não tenho WhatsApp annasmith",
        "non ho WeChat annasmith",
        "ich habe kein WeChat annasmith",
        "у меня нет телеграма annasmith",
        "ليس عندي واتساب annasmith",
        "我没有微信annasmith",
        "微信はありません annasmithはだめ",
        "카톡 annasmith 없어요",
        "überall geht WeChat",
    ],
)
def test_sentence_with_a_messenger_is_no_way_to_reach_somebody(text: str) -> None:
    assert contact(message(text), {}, None) is None


def test_number_of_a_machine_in_a_sentence_with_a_messenger_is_the_machine() -> None:
    said = message("i usually pay with wechat at machine A0317", atm="A0317")
    assert contact(said, {}, None) is None
    assert said_machine(said, {}, "atm") == "A0317"


def test_number_right_beside_a_messenger_is_no_machine() -> None:
    said = message("my wechat id is A0317", atm="A0317")
    assert contact(said, {}, None) == said.text
    assert said_machine(said, {}, "atm") is None


@pytest.mark.parametrize("text", ["I don't have WeChat, sorry", "WeChat Pay does not work either"])
def test_messenger_of_no_use_does_not_answer_the_question_for_a_contact(text: str) -> None:
    assert plain_contact(message(text)) is None


def test_messenger_of_no_use_leaves_the_other_way_to_reach_somebody() -> None:
    said = message("I don't have WeChat, Hilton, room 1204")
    assert plain_contact(said) == said.text

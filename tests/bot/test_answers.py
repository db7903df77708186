"""Answers given are kept for a message that comes again."""

from __future__ import annotations

import asyncio

import pytest

from bot.answers import Answers


def test_a_message_that_comes_again_gets_the_answer_it_got() -> None:
    answers = Answers()
    answers.keep("c", "m", {"replies": ["hello"]})
    assert answers.find("c", "m") == {"replies": ["hello"]}
    assert answers.find("another", "m") is None


def test_the_oldest_answer_is_forgotten_first() -> None:
    answers = Answers(limit=2)
    for message in ("1", "2", "3"):
        answers.keep("c", message, {"message": message})
    assert [answers.find("c", message) is None for message in ("1", "2", "3")] == [True, False, False]


def test_messages_of_one_conversation_wait_for_each_other_and_for_no_other() -> None:
    answers, done = Answers(), []

    async def take(conversation: str, name: str, seconds: float) -> None:
        async with answers.one_at_a_time(conversation):
            await asyncio.sleep(seconds)
            done.append(name)

    async def run() -> None:
        await asyncio.gather(take("c", "slow", 0.05), take("c", "after it", 0), take("other", "beside", 0))

    asyncio.run(run())
    assert done == ["beside", "slow", "after it"]


def test_a_message_that_breaks_holds_up_nobody() -> None:
    answers = Answers()

    async def breaks() -> None:
        async with answers.one_at_a_time("c"):
            raise OSError("gone")

    async def run() -> str:
        with pytest.raises(OSError, match="gone"):
            await breaks()
        async with answers.one_at_a_time("c"):
            return "answered"

    assert asyncio.run(asyncio.wait_for(run(), 5)) == "answered"

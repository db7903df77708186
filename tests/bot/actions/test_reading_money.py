"""What an answer says of the money that came out."""

from __future__ import annotations

import pytest

from bot.actions.reading_money import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "half of it, bad experience",
        "I am from Canada",
        "like Nadal",
        "the orient",
        "an orientation fee",
        "die Buchung wurde annulliert",
        "l'operazione fu annullata",
    ],
)
def test_word_with_nothing_inside_it_does_not_say_that_nothing_came(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "nothing!",
        "not a single note",
        "nada.",
        "rien du tout",
        "ninguno",
        "nem uma nota",
        "niente",
        "gar keins",
        "ничего не вышло",
        "касса не выдала денег",
        "لا شيء",
        "ولا شيء",
        "ما طلعت فلوس",
        "一分都没有",
        "全然出てこなかった",
        "한푼도 안나왔어요",
    ],
)
def test_nothing_is_said_in_every_language(text: str) -> None:
    assert says_nothing(text)

"""What is put right in a form: an amount, a day; and a card that was kept too long ago."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.actions.card_captured_outcome import decide
from bot.actions.denied_languages import wished_language
from bot.actions.phrases import mentions
from bot.actions.reading_again import moment_again
from bot.actions.reading_money import amount_again
from bot.actions.urgent import is_card_misused
from tests.bot.actions.test_reading_days import NOW, told

HAD: dict[str, Any] = {
    "matter": "atm_cash_dispute",
    "amount": {"type": "money", "amount": "3000", "currency": "CNY"},
    "time": "2026-11-17T09:00+08:00",
}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "no, 2500 not 3000"),
        ("de", "nein 2500, nicht 3000"),
        ("fr", "non, 2500 et pas 3000"),
        ("es", "no, 2500 no 3000"),
        ("pt-BR", "não, 2500 e não 3000"),
        ("it", "no, 2500 non 3000"),
        ("ru", "нет, 2500, а не 3000"),
        ("ar", "لا، 2500 مو 3000"),
        ("zh-CN", "不对，是2500不是3000"),
        ("ja", "いや3000じゃなくて2500だった"),
        ("ko", "아니 3000 아니고 2500이었어요"),
    ],
)
def test_the_first_amount_may_be_denied_beside_the_right_one(locale: str, text: str) -> None:
    assert amount_again(told(text, locale), HAD, "contact") == {**HAD["amount"], "amount": "2500"}


@pytest.mark.parametrize("text", ["no, it was 3000", "3000", "visa 1234"])
def test_the_same_amount_again_changes_nothing(text: str) -> None:
    assert amount_again(told(text), HAD, "contact") is None


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "no actually the day before"),
        ("de", "nein, am tag davor"),
        ("fr", "non, la veille"),
        ("es", "no, el día anterior"),
        ("pt-BR", "não, no dia anterior"),
        ("it", "no, il giorno prima"),
        ("ru", "нет, накануне"),
        ("ar", "لا، اليوم اللي قبله"),
        ("zh-CN", "不对，是前一天"),
        ("ja", "いや、その前の日でした"),
        ("ko", "아니요, 그 전날이요"),
        ("zh-CN", "前天吧"),
    ],
)
def test_another_day_in_few_words_is_the_day_it_was(locale: str, text: str) -> None:
    assert moment_again(told(text, locale), HAD, "contact") == "2026-11-16T09:00+08:00"


@pytest.mark.parametrize(
    "text", ["i fly tomorrow", "i leave the day before christmas", "what about the day before?", "tomorrow"]
)
def test_a_day_of_something_else_is_not(text: str) -> None:
    assert moment_again(told(text), HAD, "contact") is None


@pytest.mark.parametrize(("days", "person"), [(21, "period-over"), (1, None), (0, None)])
def test_a_card_kept_weeks_ago_needs_a_person(days: int, person: str | None) -> None:
    time = (NOW - dt.timedelta(days=days)).isoformat(timespec="minutes")
    slots = {"atm": {"code": "0123", "branch": {"id": "b"}, "in_branch": True}, "time": time}
    case = {"promise_at": "2026-11-19T09:00:00+08:00", "collect_until": "2026-11-26"}
    assert decide(slots, {"open": True, "closes_at": "2026-11-18T17:00:00+08:00"}, case).person == person


def test_how_something_is_said_in_a_language_is_no_wish_for_it() -> None:
    assert wished_language("중국어로 뭐라고 해요", "ko") is None
    assert wished_language("중국어로 해주세요", "ko") == "zh-CN"


@pytest.mark.parametrize(
    "text", ["è vostra", "é daqui", "こちらの銀行", "ist von euch", "c'est la vôtre", "es suya", "карта ваша"]
)
def test_a_card_of_this_bank_is_told_in_few_words(text: str) -> None:
    assert mentions("card_of_this_bank", text)


@pytest.mark.parametrize(
    "text", ["지금 카드에서 돈이 빠져나가요", "돈이 빠져나가고있어", "누가 내 카드 쓰고 있어요"]
)
def test_money_that_goes_out_at_this_moment_is_the_misuse_of_a_card(text: str) -> None:
    assert is_card_misused(text)


def test_money_that_a_machine_charged_once_is_none() -> None:
    assert not is_card_misused("돈은 안 나왔는데 계좌에서 돈이 빠져나갔어요")

"""Whether a machine's words leave hope that the card comes back."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.actions.card_captured_outcome import decide, is_of_security

NOW = dt.datetime.fromisoformat("2026-11-25T10:00:00+08:00")


@pytest.mark.parametrize(
    "screen",
    [
        "code 43",
        "it said STOLEN CARD, call security",
        "写着卡片涉嫌欺诈 已没收",
        "盗難カードと表示されました",
        "도난카드라서 회수한다고 나왔어요",
        "написано: подозрение на мошенничество",
        "da stand Betrugsverdacht",
        "suspicion de fraude sur l'écran",
        "decía tarjeta robada",
        "apareceu cartão roubado",
        "c'era scritto sospetta frode",
        "مكتوب بطاقة مسروقة",
    ],
)
def test_a_card_taken_as_stolen_or_suspected_goes_to_a_person(screen: str) -> None:
    assert is_of_security(screen)
    assert decide({"screen": screen}, None, {}).person == "security-code"


@pytest.mark.parametrize(
    "screen",
    [
        "card retained",
        "the screen went dark",
        "超时 卡被收回",
        "карта изъята",
        "Karte einbehalten",
        "unknown",
        "",
    ],
)
def test_a_card_kept_for_other_reasons_may_come_back(screen: str) -> None:
    assert not is_of_security(screen)

"""What visitors of each language say on the way to a captured-card case."""

from __future__ import annotations

import re
from typing import Any

# The form's own questions, and those that every form asks alike.
ASK = re.compile(
    r"utter_ask_(?:card_captured_form_)?(atm|time|screen|card_network|card_last4|departure|contact)"
)
FIRST_WORDS = {
    "zh-CN": "取款机把我的卡吞了，怎么办",
    "en": "the cash machine kept my card",
    "ja": "ATMにカードを飲み込まれました",
    "ko": "현금인출기가 제 카드를 먹었어요",
    "ru": "банкомат съел мою карту",
    "de": "der Geldautomat hat meine Karte eingezogen",
    "fr": "le distributeur a avalé ma carte",
    "es": "el cajero se tragó mi tarjeta",
    "pt-BR": "o caixa eletrônico engoliu meu cartão",
    "it": "il bancomat ha trattenuto la mia carta",
    "ar": "جهاز الصراف الآلي ابتلع بطاقتي",
}
DONT_KNOW = {
    "zh-CN": "不知道",
    "en": "I don't know",
    "ja": "わかりません",
    "ko": "모르겠어요",
    "ru": "не знаю",
    "de": "weiß ich nicht",
    "fr": "je ne sais pas",
    "es": "no lo sé",
    "pt-BR": "não sei",
    "it": "non lo so",
    "ar": "لا أعرف",
}
ANSWERS = {"atm": "BJ0101", "card_network": "Visa", "card_last4": "4242", "contact": "guest@example.com"}
MOST_QUESTIONS = 12


def open_question(messages: list[dict[str, Any]]) -> str | None:
    """The slot that the latest bot message asks for."""
    asked = [
        match[1]
        for message in messages
        if (match := ASK.fullmatch(message.get("response", {}).get("id", "")))
    ]
    return asked[-1] if asked else None


def answer_for(slot: str, locale: str) -> str:
    """What this visitor answers to the question."""
    return ANSWERS.get(slot, DONT_KNOW[locale])


def case_card(messages: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The case card among the messages, if it has come."""
    cards = [message["card"] for message in messages if message.get("card")]
    return cards[-1] if cards else None

"""A small training set and a small model of it, for tests of the components on their own."""

from __future__ import annotations

import numpy as np

from bot.nlu.encoders import Encoder
from bot.nlu.fitting import Settings, fit_model
from bot.nlu.intent_model import IntentModel

SENTENCES = {
    "card_captured": (
        "the machine kept my card",
        "the atm swallowed my card",
        "my card is stuck in the cash machine",
        "the atm ate my card and gave no money",
        "card retained by the machine",
        "吞卡了",
        "银行卡被取款机吞了",
        "банкомат съел карту",
        "банкомат не отдаёт карту",
        "der Automat hat meine Karte eingezogen",
        "le distributeur a avalé ma carte",
        "el cajero se tragó mi tarjeta",
    ),
    "fx_rate": (
        "what is the exchange rate",
        "how much is a dollar today",
        "euro rate please",
        "rate of the yen",
        "how many yuan for 100 pounds",
        "今天美元汇率是多少",
        "欧元兑人民币多少",
        "какой сегодня курс доллара",
        "курс евро",
        "wie steht der Wechselkurs",
        "quel est le taux de change",
        "cuál es el tipo de cambio",
    ),
    "greet": (
        "hello",
        "hi there",
        "good morning",
        "good evening to you",
        "hey",
        "你好",
        "早上好",
        "привет",
        "добрый день",
        "guten Tag",
        "bonjour",
        "buenos días",
    ),
    "out_of_scope": (
        "what is the weather tomorrow",
        "write a poem about the sea",
        "who won the football match",
        "tell me how to cook rice",
        "which film is good",
        "今天天气怎么样",
        "给我讲个笑话",
        "какая завтра погода",
        "кто выиграл матч",
        "wie wird das Wetter",
        "raconte une blague",
        "qué película me recomiendas",
    ),
}
TEXTS = [text for texts in SENTENCES.values() for text in texts]
INTENTS = [intent for intent, texts in SENTENCES.items() for _ in texts]


def fit_small(first: Encoder, second: Encoder | None = None) -> IntentModel:
    """The model of the sentences above, with a second encoder or without."""
    encode_second = second.encode if second else None
    return fit_model(TEXTS, INTENTS, np.asarray(first.encode(TEXTS)), encode_second, Settings())

"""A message of two matters: one is begun with, the other one's button is below."""

from __future__ import annotations

import pytest

from bot.corrections.two_matters import are_two, clauses
from tests.bot.serving import Visitor, responses

SAID = "utter_two_matters"
KEPT_AND_MONEY = [
    ("en", "my card was swallowed and where can I change money?"),
    ("de", "Der Automat hat meine Karte eingezogen und wo kann ich Geld wechseln?"),
    ("fr", "Le distributeur a avalé ma carte. Où puis-je changer de l'argent ?"),
    ("es", "El cajero se tragó mi tarjeta. ¿Dónde puedo cambiar dinero?"),
    ("pt-BR", "O caixa engoliu meu cartão. Onde posso trocar dinheiro?"),
    ("it", "Il bancomat ha trattenuto la mia carta. Dove posso cambiare i soldi?"),
    ("ru", "Банкомат проглотил мою карту. Где можно обменять деньги?"),
    ("zh-CN", "机器吞了我的卡。在哪里可以换钱？"),
    ("ja", "ATMにカードを飲み込まれました。両替はどこでできますか？"),
    ("ko", "기계가 카드를 삼켰어요. 환전은 어디서 하나요?"),
    ("ar", "الصراف ابتلع بطاقتي. أين يمكنني صرف العملة؟"),
]
LOST_AND_HOURS = [
    ("en", "I lost my card, also is the branch open tomorrow?"),
    ("de", "Ich habe meine Karte verloren. Hat die Filiale morgen geöffnet?"),
    ("fr", "J'ai perdu ma carte, et est-ce que l'agence est ouverte demain ?"),
    ("es", "Perdí mi tarjeta, y ¿está abierta la sucursal mañana?"),
    ("ar", "أضعت بطاقتي، وهل الفرع مفتوح غدا؟"),
    ("pt-BR", "Perdi meu cartão. A agência abre amanhã?"),
    ("it", "Ho perso la carta. La filiale è aperta domani?"),
    ("ru", "Я потерял карту, и ещё: отделение завтра работает?"),
    ("zh-CN", "我的卡丢了，另外网点明天开门吗？"),
    ("ja", "カードをなくしました。それと、支店は明日開いていますか？"),
    ("ko", "카드를 잃어버렸어요. 그리고 내일 지점 여나요?"),
]


def payloads(answer: dict[str, object]) -> list[str]:
    replies = answer["replies"]
    assert isinstance(replies, list)
    return [button["payload"] for button in replies[-1]["buttons"]]


@pytest.mark.parametrize(("locale", "text"), KEPT_AND_MONEY)
def test_the_case_begins_and_the_question_is_a_button_under_its_first_one(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer)[0] == SAID
    assert answer["form"] == "card_captured_form"
    assert payloads(answer)[-1].startswith("/fx_exchange_howto")


@pytest.mark.parametrize(("locale", "text"), LOST_AND_HOURS)
def test_a_lost_card_goes_first_and_the_button_brings_the_day_along(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer)[:2] == [SAID, "utter_card_lost"]
    assert payloads(answer)[-1].startswith('/branch_hours{"date"')


def test_the_button_answers_the_other_one_and_the_open_question_follows(visitor: Visitor) -> None:
    answer = visitor.say("my card was swallowed and where can I change money?")
    answer = visitor.press(payloads(answer)[-1])
    assert responses(answer)[0] == "utter_fx_howto"
    assert answer["form"] == "card_captured_form"


def test_two_questions_are_answered_one_after_the_other(visitor: Visitor) -> None:
    answer = visitor.say("How do I pay with Alipay? Also, is there a wheelchair at the branch?")
    assert responses(answer)[:2] == [SAID, "utter_wallet"]
    assert [one["payload"] for reply in answer["replies"] for one in reply["buttons"]][-1] == "/local_help"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "my card was swallowed. what should i do now?"),
        ("en", "I lost my card. Can I get a new one?"),
        ("en", "moneygram ref ready, which branch pays out"),
        ("en", "How do I change money, and where can I do it?"),
        ("de", "Meine Karte steckt im Automaten, wann bekomme ich sie zurück?"),
        ("ru", "паспорт обязательно нужен для обмена? я его в сейфе оставила"),
        ("ja", "35名のツアーです。明朝9時に参りますので窓口を一つ確保いただけますか"),
        ("zh-CN", "卡被吞了，怎么办？"),
        ("en", "help, I was robbed. where can I change money?"),
    ],
)
def test_one_matter_in_two_sentences_stays_one(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert SAID not in responses(visitor.say(text))


def test_within_a_form_nothing_is_divided(visitor: Visitor) -> None:
    visitor.press("/card_captured")
    assert SAID not in responses(visitor.say("at Wangfujing. what is the euro rate today?"))


def test_a_message_is_divided_at_a_sentence_and_before_an_and_that_asks() -> None:
    assert [*clauses("I lost my card. Is it open?")] == [("I lost my card.", "Is it open?")]
    assert [*clauses("I lost my card and my umbrella too")] == []
    assert [*clauses("it cost 12.50 yuan")] == []
    assert [*clauses("my card is lost, where is a branch?")] == [("my card is lost", "where is a branch?")]


def test_two_statements_and_two_matters_of_one_kind_are_never_two() -> None:
    assert not are_two("card_lost", "card_captured", "my card is lost", "the machine has it")
    assert not are_two("fx_rate", "fx_exchange_howto", "what is the rate?", "where do I change?")
    assert are_two("card_lost", "branch_hours", "my card is lost", "are you open?")

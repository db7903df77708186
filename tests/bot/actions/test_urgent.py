"""What cannot wait is known by its words, in every language of the desk."""

from __future__ import annotations

import pytest

from bot.actions.urgent import is_card_misused, is_serious
from tests.bot.serving import Visitor, handoffs, responses

MISUSED = [
    "someone is using my card right now",
    "there are transactions I didn't make",
    "somebody withdrew 300 euros with my visa",
    "有人在用我的卡",
    "我的卡被盗刷了",
    "誰かが私のカードを使っています",
    "身に覚えのない請求がありました",
    "누가 제 카드를 쓰고 있어요",
    "카드가 도용된 것 같아요",
    "кто-то снял деньги с моей карты",
    "моей картой кто-то пользуется",
    "jemand hat mit meiner Karte 500 Euro abgehoben",
    "es gibt Abbuchungen, die ich nicht gemacht habe",
    "on a utilisé ma carte sans mon accord",
    "quelqu'un a retiré de l'argent avec ma carte",
    "alguien está usando mi tarjeta",
    "tengo cargos que no reconozco",
    "alguém está usando meu cartão agora",
    "clonaram meu cartão",
    "qualcuno sta usando la mia carta",
    "mi hanno clonato la carta",
    "شخص ما يستخدم بطاقتي",
    "في عمليات لم أقم بها",
    "there are payments on my card i never made",
    "我的信用卡被人盗用了",
    "知らないうちにカードで500ユーロ引き出されていた",
    "허락 없이 제 카드가 사용됐어요",
    "с моей карты сняли 500 евро, это не я",
    "meine Karte wurde ohne mein Wissen benutzt",
    "j'ai toujours ma carte mais quelqu'un paie avec",
    "sacaron 500 euros con mi tarjeta y no fui yo",
    "apareceram compras que eu nunca fiz no cartão",
    "la carta ce l'ho io ma qualcuno la usa",
    "استخدموا بطاقتي بدون إذني",
]
HARMLESS = [
    "can someone use my card if I give the PIN?",
    "what if somebody uses my card?",
    "I lost my card",
    "I used my card at your machine",
    "somebody helped me withdraw with my card",
    "ich habe mit meiner Karte 500 Euro abgehoben",
    "kann jemand anders meine Karte benutzen?",
    "on a payé avec notre carte, merci",
    "estou usando meu cartão no caixa",
    "estoy pagando con mi tarjeta",
    "за что сняли комиссию с моей карты?",
    "誰かカードで引き出す方法を教えてください",
    "puedo usar mi tarjeta aquí?",
    "可以用我的卡取钱吗",
    "卡被吞了会不会被别人取走",
    "the machine kept a card that is not mine",
    "私のカードは使えますか",
    "제 카드를 사용할 수 있나요?",
    "могу я пользоваться своей картой?",
    "posso usar meu cartão aqui?",
    "posso usare la mia carta qui?",
    "هل أستخدم بطاقتي هنا؟",
]


@pytest.mark.parametrize("text", MISUSED)
def test_a_card_used_by_somebody_else_is_known(text: str) -> None:
    assert is_card_misused(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_card_used_by_its_owner_or_with_leave_is_none(text: str) -> None:
    assert not is_card_misused(text)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "jemand hat mit meiner Karte 500 Euro abgehoben"),
        ("fr", "on a utilisé ma carte sans mon accord"),
        ("it", "qualcuno sta usando la mia carta"),
        ("ja", "身に覚えのない請求がありました"),
    ],
)
def test_a_misused_card_is_passed_to_a_person_at_once(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer) == ["utter_card_lost", "utter_card_lost_misused", "utter_card_lost_whose"]
    assert [(one["skill"], one["reason"]) for one in handoffs(answer)] == [("card_lost", "misuse")]


def test_payments_disowned_after_the_lost_card_are_misuse(visitor: Visitor) -> None:
    visitor.press("/card_lost")
    assert responses(visitor.say("the last payment, that wasn't me!"))[0] == "utter_card_lost_misused"


def test_misuse_interrupts_a_form(visitor: Visitor) -> None:
    visitor.say("the machine kept my card")
    assert handoffs(visitor.say("somebody is using my card!"))[0]["reason"] == "misuse"


def test_who_does_not_know_the_network_is_not_asked_again(visitor: Visitor) -> None:
    visitor.say("someone is using my card")
    visitor.say("another bank")
    said = responses(visitor.say("I don't know"))
    assert said == ["utter_card_lost_network_unknown", "utter_card_lost_stolen"]


SERIOUS = [
    "your guard refused to let me in because of my skin colour",
    "you leaked my passport data to a stranger",
    "因为我是黑人，保安不让我进",
    "你们泄露我的信息",
    "外国人だからと差別されました",
    "개인정보가 유출됐어요",
    "меня не пустили из-за цвета кожи",
    "meine Daten wurden an Fremde weitergegeben, Datenleck bei Ihnen",
    "j'ai été discriminé au guichet parce que je suis noir",
    "el cajero me trató mal porque soy negro",
    "a atendente me tratou mal porque sou negro",
    "mi hanno trattato male perché sono nera",
    "موظفكم عاملني بشكل عنصري",
]


@pytest.mark.parametrize("text", SERIOUS)
def test_a_serious_complaint_is_known(text: str) -> None:
    assert is_serious(text)


@pytest.mark.parametrize(
    "text", ["I waited an hour", "die Schlange war zu lang", "队伍太长了", "il cassiere è stato scortese"]
)
def test_a_usual_complaint_is_not_serious(text: str) -> None:
    assert not is_serious(text)


@pytest.mark.parametrize(("locale", "text"), [("en", SERIOUS[0]), ("de", SERIOUS[7]), ("pt-BR", SERIOUS[10])])
def test_a_serious_complaint_goes_to_a_person_at_once(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer)[:2] == ["utter_complaint_start", "utter_complaint_serious"]
    assert handoffs(answer) == [{"skill": "complaint", "reason": "serious", "fields": {"what": text}}]


def test_a_complaint_that_becomes_serious_goes_to_a_person_once(visitor: Visitor) -> None:
    assert not handoffs(visitor.say("I want to complain"))
    assert handoffs(visitor.say("the guard threatened me and pushed my wife"))[0]["reason"] == "serious"
    assert not handoffs(visitor.say("at the silk street branch"))


ACCIDENTS = [
    ("en", "we had a car accident"),
    ("zh-CN", "我出车祸了"),
    ("ja", "車にはねられました"),
    ("ko", "교통사고가 났어요"),
    ("ru", "мы попали в аварию"),
    ("de", "Ich hatte einen Autounfall"),
    ("fr", "j'ai eu un accident de voiture"),
    ("es", "me atropelló un coche"),
    ("pt-BR", "bati o carro"),
    ("it", "ho avuto un incidente stradale"),
    ("ar", "تعرضت لحادث سيارة"),
]


@pytest.mark.parametrize(("locale", "text"), ACCIDENTS)
def test_after_a_road_accident_the_traffic_police_is_named_too(
    visitor: Visitor, locale: str, text: str
) -> None:
    visitor.locale = locale
    answer = visitor.say(text)
    assert responses(answer)[:2] == ["utter_emergency_numbers", "utter_emergency_road"]
    assert "122" in answer["replies"][1]["text"]


def test_what_to_do_now_goes_on_with_what_was_told(visitor: Visitor) -> None:
    visitor.locale = "de"
    visitor.say("Ich hatte einen Autounfall")
    assert responses(visitor.say("was mache ich jetzt")) == ["utter_emergency_again"]
    visitor.press("/card_lost")
    assert responses(visitor.say("was mache ich jetzt")) == ["utter_card_lost_whose"]


def test_urgent_alone_is_no_danger_to_whoever_waits(visitor: Visitor) -> None:
    visitor.locale = "es"
    visitor.say("quiero hablar con una persona")
    assert responses(visitor.say("¡es urgente!!")) == ["utter_human_agent"]


def test_the_police_asked_about_after_a_lost_card_is_no_danger(visitor: Visitor) -> None:
    visitor.locale = "de"
    visitor.say("ich habe meine Karte verloren")
    assert responses(visitor.say("was ist mit der Polizei?")) == ["utter_card_lost_stolen"]


@pytest.mark.parametrize(
    "said",
    [
        "i'll burn this place down if u dont give my card",
        "vi ammazzo tutti ridatemi la carta",
        "我要杀了你们那个柜员",
        "me chamaram de macaco na agencia",
        "رفضوا يخدموني عشان الحجاب",
        "не обслужили потому что я русский",
    ],
)
def test_threats_and_discrimination_go_to_a_person(said: str) -> None:
    assert is_serious(said)


def test_who_threatens_us_is_no_victim_and_meets_a_person(visitor: Visitor) -> None:
    visitor.locale = "zh-CN"
    answer = visitor.say("我要炸了你们银行")
    assert "utter_complaint_serious" in responses(answer)
    assert handoffs(answer)[0]["reason"] == "serious"


def test_the_press_named_in_a_complaint_goes_to_a_person(visitor: Visitor) -> None:
    visitor.locale = "ru"
    answer = visitor.say("хочу пожаловаться на хамство, напишу об этом в газету")
    assert "utter_complaint_serious" in responses(answer)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "we lost our daughter in the branch shes 5"),
        ("es", "perdimos a nuestra hija en la sucursal"),
        ("ar", "بنتي ضاعت في الفرع"),
        ("ru", "ребенку 4 года потерялся в отделении!!"),
        ("pt-BR", "sou menor tenho 16 e to sozinho perdi minha mae no estadio"),
        ("ja", "子供が迷子になりました 王府井"),
        ("ko", "누가 따라와요"),
        ("fr", "quelqu'un me suit"),
        ("de", "jemand hat mir grad das geld am automaten aus der hand gerissen"),
        ("pt-BR", "acho que fui dopado num bar e gastaram meu cartao"),
    ],
)
def test_a_missing_child_a_pursuer_and_a_drug_are_an_emergency(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    assert visitor.say(said)["intent"]["name"] == "emergency"


@pytest.mark.parametrize(
    ("locale", "said", "intent"),
    [
        ("en", "my son left his backpack in your branch", "lost_property"),
        ("en", "i lost my daughter's phone in the bank", "lost_property"),
        ("en", "where is a pharmacy, i have a headache", "local_help"),
        ("es", "tengo fiebre, donde hay medico", "local_help"),
        ("ar", "ابي مستشفى قريب", "local_help"),
        ("es", "esta fila me mata, una hora y nadie atiende", "complaint"),
    ],
)
def test_a_childs_thing_a_headache_and_a_figure_of_speech_are_none(
    visitor: Visitor, locale: str, said: str, intent: str
) -> None:
    visitor.locale = locale
    assert visitor.say(said)["intent"]["name"] == intent


def test_a_doctor_is_told_of_with_the_ambulance_and_no_alarm(visitor: Visitor) -> None:
    visitor.locale = "ar"
    answer = visitor.say("ابي مستشفى قريب")
    assert responses(answer)[0] == "utter_local_doctor"
    assert "120" in answer["replies"][0]["text"]
    assert not handoffs(answer)
    assert visitor.say("مو طوارئ بس صداع")["intent"]["name"] == "local_help"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("pt-BR", "perdi minha bolsa com insulina na agencia sanlitun, sou diabetico"),
        ("zh-CN", "护照丢了"),
        ("es", "perdí el pasaporte en su sucursal, vuelo mañana"),
    ],
)
def test_a_passport_and_medicine_that_are_lost_go_to_a_person_at_once(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    answer = visitor.say(said)
    assert answer["form"] == "lost_property_form"
    assert handoffs(answer)[0]["skill"] == "lost_property"
    assert ("utter_lost_medicine" in responses(answer)) is ("insulina" in said)


def test_too_much_money_is_kept_apart_and_a_debit_is_not(visitor: Visitor) -> None:
    assert "utter_cash_excess" in responses(visitor.say("the atm gave me 500 too much, should I return it"))


def test_too_much_debited_is_no_money_to_give_back(visitor: Visitor) -> None:
    assert "utter_cash_excess" not in responses(
        visitor.say("the atm gave 500 and my account was debited too much")
    )

"""Facts told at once, before their matter or in another order: nothing that was said is asked again."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from bot.actions import reading
from bot.actions.card_captured import CardCaptured
from bot.actions.case_topics import CASE_TOPICS
from tests.bot.actions.test_leaving import at
from tests.bot.actions.test_reading_days import told
from tests.bot.fake_bank import BRANCHES
from tests.bot.serving import Visitor, responses

ALL_AT_ONCE = [
    ("en", "BJ0105 ate my visa 9012 20 min ago, leaving tomorrow"),
    ("de", "BJ0105 hat vor 20 Minuten meine Visa 9012 geschluckt, ich fliege morgen"),
    ("fr", "BJ0105 a avalé ma visa 9012 il y a 20 min, je pars demain"),
    ("es", "el BJ0105 se tragó mi visa 9012 hace 20 min me voy mañana"),
    ("pt-BR", "BJ0105 engoliu meu visa final 9012 há 20 min vou embora amanhã"),
    ("it", "BJ0105 ha mangiato la mia visa 9012 20 minuti fa, parto domani"),
    ("ru", "банкомат BJ0105 съел мою визу 9012 20 минут назад завтра улетаю"),
    ("ar", "الصراف BJ0105 بلع الفيزا 9012 قبل ٢٠ دقيقة وبسافر بكرة"),
    ("zh-CN", "20分钟前BJ0105吞了我的visa卡 9012 明天飞"),
    ("ja", "20分前にBJ0105がVISAカード 9012 を飲み込みました、明日帰国"),
    ("ko", "20분 전에 BJ0105가 비자카드 9012 먹었어요 내일 출국"),
]
INSTEAD = [
    ("en", "atm gave me 300 instead of 500"),
    ("de", "Automat hat nur 300 statt 500 ausgezahlt"),
    ("fr", "le distributeur m'a donné 300 au lieu de 500"),
    ("es", "el cajero me dio 300 en vez de 500"),
    ("pt-BR", "o caixa deu 300 em vez de 500"),
    ("it", "lo sportello mi ha dato 300 invece di 500"),
    ("ru", "банкомат выдал 300 вместо 500"),
    ("ar", "الصراف عطاني 300 بدل 500"),
    ("zh-CN", "取款机给了300而不是500"),
    ("ja", "500元のはずが300元しか出ませんでした"),
    ("ko", "500위안 대신 300위안만 나왔어요"),
]
NOTHING = [
    ("en", "the machine charged 2000 but gave me nothing"),
    ("de", "abgebucht 2000 aber kein Geld rausgekommen"),
    ("fr", "débité de 2000 mais rien est sorti"),
    ("es", "el cajero no me dio los 2000 pero me lo cobraron"),
    ("pt-BR", "debitou 2000 e não saiu nada"),
    ("it", "mi hanno scalato 2000 ma soldi niente"),
    ("ru", "списали 2000 а денег не выдали"),
    ("ar", "سحبت ٢٠٠٠ وما طلع شي"),
    ("zh-CN", "取款机扣了2000没出钱"),
    ("ja", "2000元引き落とされたのにお金が出てきませんでした"),
    ("ko", "2000위안 빠져나갔는데 돈이 안 나왔어요"),
]
AGAIN = [
    ("en", "no sorry, 1500"),
    ("fr", "euh non c'était 1500 pardon"),
    ("it", "anzi avevo chiesto 1500"),
    ("zh-CN", "不对是1500"),
    ("ar", "قصدي ١٥٠٠"),
]
CHAT = [
    ("en", "this chat is fine"),
    ("de", "der Chat reicht"),
    ("fr", "ce chat suffit"),
    ("es", "este chat nomás"),
    ("pt-BR", "so chat"),
    ("it", "va bene questa chat"),
    ("ru", "в этом чате"),
    ("ar", "هالشات يكفي"),
    ("zh-CN", "就在这聊"),
    ("ja", "このチャットで"),
    ("ko", "이 채팅으로요"),
]
TO_COME = [
    ("en", "tomorrow at 5pm"),
    ("de", "morgen um 17 Uhr"),
    ("es", "mañana a las 3"),
    ("ru", "завтра в 17:00"),
    ("zh-CN", "明天下午"),
    ("ja", "明日の午後3時"),
]
YUAN = {"type": "money", "currency": "CNY"}


def of_machine(
    text: str, locale: str, had: dict[str, Any] | None = None, asked: str | None = None
) -> dict[str, Any]:
    """What a message tells a form about missing cash."""
    message = dataclasses.replace(told(text, locale), intent="inform" if had else "atm_cash_dispute")
    return reading.read(message, had or {}, asked, CASE_TOPICS["atm_cash_dispute"].form)


@pytest.mark.parametrize(("locale", "text"), ALL_AT_ONCE)
def test_everything_said_at_once_is_taken(locale: str, text: str) -> None:
    message = dataclasses.replace(told(text, locale), intent="card_captured")
    assert reading.read(message, {}, None, CardCaptured.form) == {
        "atm": "BJ0105",
        "time": "2026-11-18T15:10+08:00",
        "card_network": "visa",
        "card_last4": "9012",
        "departure": "2026-11-19",
    }


@pytest.mark.parametrize(
    ("locale", "text"),
    [("pt-BR", "20 min"), ("ru", "минут 20"), ("fr", "une demi-heure"), ("zh-CN", "20分钟")],
)
def test_a_span_alone_is_how_long_ago_it_was(locale: str, text: str) -> None:
    assert reading.read(told(text, locale), {}, "time", CardCaptured.form)["time"].startswith(
        "2026-11-18T15:"
    )


@pytest.mark.parametrize(("locale", "text"), INSTEAD)
def test_what_came_out_instead_is_not_what_was_asked_for(locale: str, text: str) -> None:
    found = of_machine(text, locale)
    assert (found["amount"]["amount"], found["received"]["amount"]) == ("500", "300")


@pytest.mark.parametrize(("locale", "text"), NOTHING)
def test_that_nothing_came_out_is_not_asked_again(locale: str, text: str) -> None:
    found = of_machine(text, locale)
    assert (found["amount"]["amount"], found["received"]["amount"]) == ("2000", "0")


@pytest.mark.parametrize("asked", ["received", "atm", "contact"])
@pytest.mark.parametrize(("locale", "text"), AGAIN)
def test_a_corrected_amount_is_the_amount(asked: str, locale: str, text: str) -> None:
    found = of_machine(
        text, locale, {"matter": "atm_cash_dispute", "amount": {**YUAN, "amount": "2000"}}, asked
    )
    assert found == {"amount": {**YUAN, "amount": "1500"}}


def test_digits_of_the_card_are_no_money() -> None:
    had = {"matter": "atm_cash_dispute", "amount": {**YUAN, "amount": "800"}}
    assert of_machine("4433", "de", had, "received") == {"card_last4": "4433"}


def test_money_behind_the_network_is_none_of_its_digits() -> None:
    assert "card_last4" not in of_machine("j'ai retiré 2000 avec ma visa, il m'a donné 1000", "fr")


@pytest.mark.parametrize("question", ["time", "screen", "card_last4", "departure"])
@pytest.mark.parametrize(("locale", "text"), CHAT)
def test_this_chat_is_the_contact_at_every_question(
    visitor: Visitor, question: str, locale: str, text: str
) -> None:
    visitor.locale = locale
    at(visitor, question)
    answer = visitor.say(text)
    assert answer["slots"]["contact"] == "chat"
    assert answer["requested_slot"] == question


@pytest.mark.parametrize("text", ["here is ok", "aquí", "здесь", "ここで"])
def test_here_is_this_chat_where_it_was_asked(visitor: Visitor, text: str) -> None:
    at(visitor, "contact")
    visitor.say(text)
    (case,) = visitor.served.gateway.cases.values()
    assert case["fields"]["contact"] == "chat"


@pytest.mark.parametrize(("locale", "text"), TO_COME)
def test_what_is_still_to_come_has_not_happened(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    at(visitor, "time")
    answer = visitor.say(text)
    assert responses(answer)[0] == "utter_form_time_to_come"
    assert answer["requested_slot"] == "time"


@pytest.mark.parametrize("text", ["我今晚的飞机", "my flight is tonight", "сегодня вечером улетаю"])
def test_the_evening_of_the_flight_is_not_when_it_happened(text: str) -> None:
    assert "time" not in reading.read(told(text), {}, None, CardCaptured.form)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "not leaving for a week"),
        ("de", "ich bleib noch 1 Woche"),
        ("it", "resto ancora una settimana"),
    ],
)
def test_how_long_somebody_stays_is_when_he_leaves(locale: str, text: str) -> None:
    assert reading.read(told(text, locale), {}, "departure", CardCaptured.form)["departure"] == "2026-11-25"


def test_a_machine_and_a_card_told_first_are_asked_for_no_more(visitor: Visitor) -> None:
    answer = visitor.say("visa ends 4411, machine 0123")
    assert responses(answer) == ["utter_facts_kept"]
    answer = visitor.press("/card_captured")
    assert answer["slots"]["card_network"] == "visa"
    assert answer["slots"]["card_last4"] == "4411"
    assert answer["requested_slot"] == "time"


def test_a_detail_after_a_question_back_opens_the_first_matter_offered(visitor: Visitor) -> None:
    visitor.say("visa ends 4411, machine 0123")
    answer = visitor.say("mastercard 5512")
    assert answer["form"] == "card_captured_form"
    assert answer["slots"]["card_last4"] == "5512"


@pytest.mark.parametrize(("locale", "text"), [("zh-CN", "吞卡BJ0119"), ("zh-CN", "吞卡 机器号BJ0119")])
def test_a_number_beside_it_hides_no_matter(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert visitor.say(text)["form"] == "card_captured_form"


def test_a_detail_after_an_answer_is_noted_for_a_person(visitor: Visitor) -> None:
    visitor.say("I would like to know my account balance")
    answer = visitor.say("it ends with 4411")
    assert responses(answer) == ["utter_more_kept"]
    assert answer["slots"]["what"] == "it ends with 4411"


def test_cash_that_never_came_is_no_question_about_the_account(visitor: Visitor) -> None:
    visitor.locale = "ar"
    answer = visitor.say("يا اخي سحبت ٢٠٠٠ وما طلع شي وانخصم من حسابي الراجحي")
    assert answer["form"] == "atm_cash_dispute_form"
    assert answer["slots"]["received"]["amount"] == "0"


def test_what_a_clerk_gave_too_little_is_no_matter_of_a_machine(visitor: Visitor) -> None:
    visitor.locale = "de"
    assert visitor.say("am Schalter 100 Yuan zu wenig bekommen, Filiale Xidan")["form"] == "complaint_form"


@pytest.mark.parametrize(
    ("locale", "text"),
    [("ko", "송금 조회 접수해 주세요"), ("zh-CN", "登记查询 汇款没到"), ("ja", "海外送金の調査を頼みたい")],
)
def test_the_enquiry_for_a_transfer_is_opened_by_its_name(visitor: Visitor, locale: str, text: str) -> None:
    visitor.locale = locale
    assert visitor.say(text)["form"] == "remittance_inward_form"


def test_here_is_the_branch_whose_code_was_scanned(visitor: Visitor) -> None:
    visitor.context = {"branch": BRANCHES[0]["id"]}
    answer = visitor.say("I lost my black umbrella here this morning")
    assert answer["slots"]["place"] == BRANCHES[0]["name"]["en"]
    assert answer["requested_slot"] != "place"


@pytest.mark.parametrize(
    "text", ["酒店是北京饭店1203", "hotel Kempinski, room 512", "гостиница Пекин, номер 512"]
)
def test_a_hotel_and_a_room_are_how_to_reach_somebody_not_where_he_lost_it(
    visitor: Visitor, text: str
) -> None:
    visitor.press('/lost_property{"case":"new"}')
    visitor.say("A black rucksack with a red ribbon")
    visitor.say("silk street")
    answer = visitor.say(text)
    assert answer["slots"]["contact"] == text
    assert answer["slots"]["place"] == "silk street"
    assert answer["requested_slot"] == "time"

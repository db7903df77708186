"""Topics that are answered by telling."""

from __future__ import annotations

import pytest

from bot.actions.topics.steps import told_topics
from tests.bot.fake_bank import fact
from tests.bot.serving import Visitor, handoffs, responses


@pytest.mark.parametrize("topic", sorted(told_topics()))
def test_every_topic_says_all_its_sentences(visitor: Visitor, topic: str) -> None:
    said = responses(visitor.press(f"/{topic}"))
    rest = responses(visitor.press(f'/{topic}{{"more":"yes"}}'))
    steps = [step for step in told_topics()[topic] if "say" in step and not step.get("only")]
    usual = [step for step in steps if step.get("usual") or "about" not in step]
    steps = usual if any(step.get("usual") for step in steps) else steps
    # The demo bank takes no fee.
    assert {step.get("no_fee", step["say"]) for step in steps if not step.get("more")} <= set(said)
    assert {step.get("no_fee", step["say"]) for step in steps if step.get("more")} <= set(rest)
    assert "utter_fact_expired" not in said + rest


def test_an_answer_is_short_and_offers_the_rest(visitor: Visitor) -> None:
    answer = visitor.press("/mobile_wallet")
    assert responses(answer) == ["utter_wallet", "utter_wallet_limits", "utter_facts_unsure"]
    assert answer["replies"][1]["buttons"][0]["title_id"] == "button_more"


@pytest.mark.parametrize("topic", sorted(told_topics()))
@pytest.mark.parametrize("locale", ["ru", "ar", "zh-CN", "ja"])
def test_every_topic_is_worded_in_the_visitors_language(visitor: Visitor, topic: str, locale: str) -> None:
    english = {reply["response"]: reply["text"] for reply in visitor.press(f"/{topic}")["replies"]}
    visitor.locale = locale
    for reply in visitor.press(f"/{topic}")["replies"]:
        assert reply["text"] != english.get(reply["response"])


def test_figures_come_from_the_facts(visitor: Visitor) -> None:
    answer = visitor.press("/mobile_wallet")
    texts = " ".join(reply["text"] for reply in answer["replies"])
    assert "USD\u00a05,000.00" in texts
    assert "3%" in texts


def test_unsure_figures_are_said_to_be_unsure_once(visitor: Visitor) -> None:
    answer = visitor.press("/customs_tax_refund")
    assert responses(answer).count("utter_facts_unsure") == 1
    (told,) = [reply["text"] for reply in answer["replies"] if reply["response"] == "utter_facts_unsure"]
    assert "1 November 2026" in told


def test_a_fee_is_told_with_its_amount(visitor: Visitor) -> None:
    facts = visitor.served.gateway.facts["atm_withdraw_howto"]
    fee = {"type": "money", "amount": "12.00", "currency": "CNY"}
    others = [one for one in facts if one["key"] != "atm.machine_fee"]
    visitor.served.gateway.facts["atm_withdraw_howto"] = [*others, fact("atm.machine_fee", fee)]
    visitor.press("/atm_withdraw_howto")
    answer = visitor.say("and the fee?")
    assert responses(answer) == ["utter_atm_fee"]
    assert "CNY\u00a012.00" in answer["replies"][0]["text"]


@pytest.mark.parametrize(
    ("locale", "words"),
    [("en", "no fee"), ("de", "keine Gebühr"), ("zh-CN", "不对境外卡收取手续费"), ("ar", "لا نتقاضى رسومًا")],
)
def test_no_fee_is_told_in_words(visitor: Visitor, locale: str, words: str) -> None:
    visitor.locale = locale
    texts = " ".join(reply["text"] for reply in visitor.press("/atm_withdraw_howto")["replies"])
    assert words in texts
    assert "CNY\u00a00" not in texts


def test_an_ended_fact_is_never_quoted(visitor: Visitor) -> None:
    ended = {**fact("cheque.commission", "0.0075", unit="share"), "state": "expired"}
    visitor.served.gateway.facts["travellers_cheque"] = [ended]
    answer = visitor.press("/travellers_cheque")
    assert "utter_fact_expired" in responses(answer)
    assert "0.75" not in str(answer["replies"])


def test_card_network_named_is_answered_first(visitor: Visitor) -> None:
    answer = visitor.press('/atm_withdraw_howto{"card_network":"jcb"}')
    assert responses(answer)[:2] == ["utter_atm_network_works", "utter_atm_howto"]


def test_card_network_that_no_machine_takes_is_said_so(visitor: Visitor) -> None:
    answer = visitor.press('/atm_withdraw_howto{"card_network":"mir"}')
    assert responses(answer)[0] == "utter_atm_network_fails"
    assert "Mir" in answer["replies"][0]["text"]


def test_place_said_afterwards_gives_the_branches_only(visitor: Visitor) -> None:
    assert responses(visitor.press("/account_opening")) == ["utter_account_opening", "utter_ask_place"]
    assert responses(visitor.say("Silk Street")) == ["utter_place_open", "utter_place_open"]


def test_without_the_desks_data_a_person_is_offered(visitor: Visitor) -> None:
    visitor.served.gateway.is_down = True
    answer = visitor.press("/mobile_wallet")
    assert responses(answer) == ["utter_topic_down"]
    assert answer["replies"][0]["buttons"][-1]["payload"] == "/human_agent"


@pytest.mark.parametrize(
    ("text", "said", "left_out"),
    [
        ("where do I get the tax refund at the airport?", "utter_tax_refund", "utter_customs"),
        (
            "how much cash can I take out of china, do I declare it at customs?",
            "utter_customs",
            "utter_tax_refund",
        ),
    ],
)
def test_only_the_part_asked_about_is_told(visitor: Visitor, text: str, said: str, left_out: str) -> None:
    told = responses(visitor.say(text))
    assert said in told
    assert left_out not in told


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("/atm_withdraw_howto", "and the fee?", ["utter_atm_no_fee"]),
        ("/atm_withdraw_howto", "my pin has four digits, is that ok", ["utter_atm_pin"]),
        ("/atm_withdraw_howto", "I forgot my PIN", ["utter_atm_pin_forgotten"]),
        ("/atm_withdraw_howto", "which currency should I choose", ["utter_dcc"]),
        ("/atm_withdraw_howto", "and visa?", ["utter_atm_network_works"]),
        ("/mobile_wallet", "what is the limit", ["utter_wallet_limit", "utter_facts_unsure"]),
        ("/mobile_wallet", "and what does it cost", ["utter_wallet_fee", "utter_facts_unsure"]),
        ("/mobile_wallet", "and the digital yuan?", ["utter_wallet_ecny", "utter_facts_unsure"]),
        ("/credit_card_usage", "the hotel blocked 2000, why", ["utter_card_payment_deposit"]),
        ("/credit_card_usage", "a shop charged me twice", ["utter_card_payment_twice"]),
        ("/online_banking_help", "it says access locked", ["utter_online_banking_locked"]),
        ("/fx_exchange_howto", "which currencies do you take", ["utter_fx_currencies"]),
        ("/fx_exchange_howto", "also coins?", ["utter_fx_damaged"]),
        ("/fx_exchange_howto", "do I need my passport", ["utter_fx_passport"]),
        ("/passbook_replacement", "and I have a new passport", ["utter_passbook_passport"]),
        ("/account_opening", "I only have a tourist visa", ["utter_account_opening_stay"]),
        ("/account_opening", "it is for my son, 15 years old", ["utter_account_opening_minor"]),
        ("/travellers_cheque", "I have signed both times already", ["utter_cheque_signed"]),
    ],
)
def test_a_question_about_a_part_is_answered_by_that_part(
    visitor: Visitor, first: str, then: str, said: list[str]
) -> None:
    visitor.press(first)
    assert responses(visitor.say(then)) == said


@pytest.mark.parametrize(
    ("said", "response", "reason"),
    [
        ("the second machine did not work either", "utter_atm_declined_twice", "declined-twice"),
        ("I have no money left for today", "utter_no_money", "no-money"),
    ],
)
def test_who_stays_without_cash_goes_to_a_person(
    visitor: Visitor, said: str, response: str, reason: str
) -> None:
    visitor.press("/atm_declined")
    answer = visitor.say(said)
    assert responses(answer) == [response]
    assert handoffs(answer)[0]["reason"] == reason


def test_whoever_is_asked_for_a_pickup_number_is_warned(visitor: Visitor) -> None:
    assert responses(visitor.say("somebody asked me for the moneygram number on the phone")) == [
        "utter_remittance_fraud"
    ]


def test_the_same_answer_is_not_given_twice_but_the_rest_or_a_person(visitor: Visitor) -> None:
    first = responses(visitor.say("how do I withdraw cash from a machine with my card"))
    again = responses(visitor.say("how do I withdraw cash from a machine with my card"))
    assert not set(first) & set(again)
    assert "utter_atm_pin" in again
    visitor.say("what is my balance")
    answer = visitor.say("what is my balance")
    assert responses(answer) == ["utter_no_more"]
    assert answer["replies"][0]["buttons"][0]["payload"] == "/human_agent"


def test_a_card_of_no_known_network_is_told_to_look_for_a_logo(visitor: Visitor) -> None:
    assert (
        responses(visitor.press('/atm_withdraw_howto{"card_network":"other"}'))[0]
        == "utter_atm_network_other"
    )


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is it safe?"),
        ("de", "ist das sicher?"),
        ("fr", "c'est sûr ?"),
        ("es", "¿es seguro?"),
        ("pt-BR", "é seguro?"),
        ("it", "è sicuro?"),
        ("ru", "это безопасно?"),
        ("ar", "هل هو آمن؟"),
        ("zh-CN", "安全吗"),
        ("ja", "安全ですか"),
        ("ko", "안전한가요?"),
    ],
)
def test_whether_a_place_to_change_money_is_safe_is_answered(
    visitor: Visitor, locale: str, said: str
) -> None:
    visitor.locale = locale
    visitor.press('/fx_exchange_howto{"place":"silk street"}')
    assert responses(visitor.say(said)) == ["utter_safe"]


def test_cash_at_a_place_that_is_named_says_where_the_machine_is(visitor: Visitor) -> None:
    answer = visitor.press('/atm_withdraw_howto{"place":"silk street"}')
    assert "utter_machine_found" not in responses(answer)
    visitor.press("/atm_withdraw_howto")
    answer = visitor.say("and where near Silk Street?")
    assert {*responses(answer)} == {"utter_machine_found"}


def test_the_fee_after_a_wallet_is_that_of_the_wallet(visitor: Visitor) -> None:
    visitor.locale = "it"
    visitor.press("/mobile_wallet")
    assert responses(visitor.say("e la commissione?"))[0] == "utter_wallet_fee"

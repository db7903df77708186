"""Topics that are answered by telling."""

from __future__ import annotations

import pytest

from bot.actions.topics.told import told_topics
from tests.bot.fake_bank import fact
from tests.bot.serving import Visitor, responses


@pytest.mark.parametrize("topic", sorted(told_topics()))
def test_every_topic_says_all_its_sentences(visitor: Visitor, topic: str) -> None:
    said = responses(visitor.press(f"/{topic}"))
    rest = responses(visitor.press(f'/{topic}{{"more":"yes"}}'))
    steps = [step for step in told_topics()[topic] if "say" in step]
    usual = [step for step in steps if step.get("usual") or "about" not in step]
    steps = usual if any(step.get("usual") for step in steps) else steps
    assert {step["say"] for step in steps if not step.get("more")} <= set(said)
    assert {step["say"] for step in steps if step.get("more")} <= set(rest)
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

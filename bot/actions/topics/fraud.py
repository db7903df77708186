"""Somebody is being cheated: a warning, and what to do now when a secret is told or money is gone."""

from __future__ import annotations

from bot.actions.emergency import emergency_numbers
from bot.actions.phrases import asks, mentions
from bot.actions.replies import PERSON, Values, handoff
from bot.actions.topics.aside import is_given
from bot.actions.topics.facts import FactMissing, facts_of, use
from bot.actions.topics.steps import told_topics
from bot.actions.topics.talk import Talk
from bot.actions.topics.told import asked_parts, tell

FRAUD, NOW = "fraud", "fraud_now"
COUNTERFEIT = "utter_fx_counterfeit"
# Warnings that other topics give: what comes right after them is about the same fraud.
WARNINGS = frozenset({COUNTERFEIT, "utter_remittance_fraud"})
STREET = {"fraud_street"}
MAX_TOLD = 300


async def answer_fraud(talk: Talk) -> None:
    """Warn; what is told after the warning, or was done before it, goes to a person. Raises DeskDown."""
    message = talk.message
    is_now = message.first("need") == NOW
    is_gone = message.is_button or is_given(message.text)
    if is_now:
        talk.say("utter_fraud", await _police(talk))
    if not is_gone and mentions("fraud_not_given", message.text) and _goes_on(talk):
        talk.say("utter_fraud_kept", choices=[PERSON])
    elif (is_now and is_gone) or (not message.is_button and (_goes_on(talk) or is_gone)):
        await _pass_on(talk)
    elif is_now:
        # Nothing is told to be gone yet: a person reads along before it is.
        handoff(talk.dispatcher, "general", FRAUD, {"what": message.text.strip()[:MAX_TOLD]})
    else:
        await tell(talk)


def _goes_on(talk: Talk) -> bool:
    """Whether more is told of what was warned of, and not asked about another trick, or only what to do."""
    is_passed = talk.known.get("passed") or talk.message.said in WARNINGS
    if talk.message.only_asks and not is_passed:
        return False
    parts = asked_parts(talk, told_topics()[FRAUD]) - {*talk.known.get("parts", ())}
    return talk.message.goes_on and not (parts and asks(talk.message.text))


async def _pass_on(talk: Talk) -> None:
    """What to do at once, said one time, and a person. Raises DeskDown."""
    text = "" if talk.message.is_button else talk.message.text
    parts: set[str] = {*talk.known.get("parts", ())} or asked_parts(talk, told_topics()[FRAUD])
    is_note = mentions("counterfeit", text) and mentions("bank_note", text)
    if talk.message.said in WARNINGS or talk.known.get("passed"):
        talk.say("utter_fraud_passed", await _police(talk))
    elif parts <= STREET and (parts or is_note):
        talk.say(COUNTERFEIT, await _police(talk))
    else:
        talk.say("utter_fraud_done", await _police(talk))
        await _say_hotline(talk)
    talk.known |= {"passed": True, "parts": sorted(parts)}
    handoff(talk.dispatcher, "general", FRAUD, {"what": text.strip()[:MAX_TOLD]})


async def _police(talk: Talk) -> Values:
    return {"police": {"type": "phone", "value": (await emergency_numbers(talk.city))["police"]}}


async def _say_hotline(talk: Talk) -> None:
    """The bank's own line, for its own cards and accounts; not every bank has told one."""
    try:
        talk.say("utter_hotline", use(talk, await facts_of("bank", talk.city), {"phone": "bank.hotline"}))
    except FactMissing:
        return

"""A stock Rasa 3.6.21 with the same intents and rules: default pipeline (DIET), TED, SQL tracker, REST."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import httpx2
import yaml

from gateway.bench.driver import Opener, Talk
from gateway.bench.processes import BOT_PYTHON, ROOT, DidNotStart, free_port, started

LOCALES = ("en", "zh-CN")
EXAMPLES_PER_INTENT = 20
# Rasa's own default configuration (`rasa init`, 3.6.21).
CONFIG: dict[str, Any] = {
    "recipe": "default.v1",
    "assistant_id": "stock",
    "language": "en",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
        {"name": "EntitySynonymMapper"},
        {"name": "ResponseSelector", "epochs": 100, "constrain_similarities": True},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ],
    "policies": [
        {"name": "MemoizationPolicy"},
        {"name": "RulePolicy"},
        {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 100},
        {"name": "TEDPolicy", "max_history": 5, "epochs": 100, "constrain_similarities": True},
    ],
}
SLOTS = ("atm", "when", "network")
# As the desk does, the form is validated and the case opened by an action server; with Rasa's own SDK.
ACTIONS = """from rasa_sdk import Action, FormValidationAction


class ValidateCardForm(FormValidationAction):
    def name(self):
        return "validate_card_form"

    def validate_atm(self, value, dispatcher, tracker, domain):
        return {"atm": str(value).strip()[:200]}

    def validate_when(self, value, dispatcher, tracker, domain):
        return {"when": str(value).strip()[:200]}

    def validate_network(self, value, dispatcher, tracker, domain):
        return {"network": str(value).strip().lower()[:20]}


class OpenCase(Action):
    def name(self):
        return "action_open_case"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(response="utter_done")
        return []
"""


def _examples(locale: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "bot" / "data" / "nlu" / locale).glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = [line.strip().removeprefix("- ") for line in block["examples"].splitlines()]
            found.setdefault(block["intent"], []).extend(line for line in lines if line)
    return {intent: lines[:EXAMPLES_PER_INTENT] for intent, lines in found.items()}


def _nlu() -> dict[str, Any]:
    by_locale = [_examples(locale) for locale in LOCALES]
    return {
        "version": "3.1",
        "nlu": [
            {
                "intent": intent,
                "examples": "".join(f"- {line}\n" for found in by_locale for line in found[intent]),
            }
            for intent in sorted(by_locale[0])
        ],
    }


def _rules(talk: list[str]) -> dict[str, Any]:
    """One answer per intent, and a form that asks three questions."""
    rules: list[dict[str, Any]] = [
        {"rule": intent, "steps": [{"intent": intent}, {"action": f"utter_{intent}"}]} for intent in talk
    ]
    begin = [{"intent": "card_captured"}, {"action": "card_form"}, {"active_loop": "card_form"}]
    end = [
        {"action": "card_form"},
        {"active_loop": None},
        {"slot_was_set": [{"requested_slot": None}]},
        {"action": "action_open_case"},
    ]
    rules += [
        {"rule": "begin", "steps": begin},
        {"rule": "end", "condition": [{"active_loop": "card_form"}], "steps": end},
        {"rule": "told", "steps": [{"intent": "inform"}, {"action": "utter_inform"}]},
        {"rule": "fallback", "steps": [{"intent": "nlu_fallback"}, {"action": "utter_fallback"}]},
    ]
    return {"version": "3.1", "rules": rules}


def _stories(talk: list[str]) -> dict[str, Any]:
    """Stories for TED: every topic followed by the next."""
    stories = [
        {
            "story": f"two topics {first} {second}",
            "steps": [
                {"intent": first},
                {"action": f"utter_{first}"},
                {"intent": second},
                {"action": f"utter_{second}"},
            ],
        }
        for first, second in pairwise(talk)
    ]
    return {"version": "3.1", "stories": stories}


def _domain(intents: list[str], talk: list[str]) -> dict[str, Any]:
    said = [*talk, "done", "inform", "fallback", *(f"ask_{slot}" for slot in SLOTS)]
    slots = {
        slot: {
            "type": "text",
            "influence_conversation": False,
            "mappings": [
                {
                    "type": "from_text",
                    "conditions": [{"active_loop": "card_form", "requested_slot": slot}],
                }
            ],
        }
        for slot in SLOTS
    }
    return {
        "version": "3.1",
        "intents": intents,
        "slots": slots,
        "forms": {"card_form": {"required_slots": list(SLOTS)}},
        "actions": ["action_open_case", "validate_card_form"],
        "responses": {f"utter_{name}": [{"text": f"This is the answer to {name}."}] for name in said},
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }


def _project() -> dict[str, Any]:
    """The files that are trained on."""
    nlu = _nlu()
    intents = [block["intent"] for block in nlu["nlu"]]
    talk = [intent for intent in intents if intent not in {"card_captured", "inform"}]
    return {
        "config.yml": CONFIG,
        "domain.yml": _domain(intents, talk),
        "data/nlu.yml": nlu,
        "data/rules.yml": _rules(talk),
        "data/stories.yml": _stories(talk),
        "credentials.yml": {"rest": None},
    }


def prepare(folder: Path) -> float:
    """Write the project and train it unless the same one was trained before; gives training seconds."""
    files = {
        name: yaml.safe_dump(body, allow_unicode=True, sort_keys=False) for name, body in _project().items()
    }
    digest = hashlib.sha256("".join(files.values()).encode()).hexdigest()
    stamp = folder / "trained"
    if stamp.exists() and stamp.read_text().split()[0] == digest:
        return float(stamp.read_text().split()[1])
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    began = time.perf_counter()
    with (folder / "train.log").open("wb") as log:
        done = subprocess.run(
            [str(BOT_PYTHON), "-m", "rasa", "train", "--data", "data", "--out", "models"],
            cwd=folder,
            env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
            stdout=log,
            stderr=log,
            check=False,
        )
    if done.returncode != 0:
        raise DidNotStart(f"the stock model did not train: see {folder / 'train.log'}")
    seconds = round(time.perf_counter() - began, 1)
    stamp.write_text(f"{digest} {seconds}")
    return seconds


@dataclass
class StockTalk:
    """A conversation over Rasa's REST channel."""

    http: httpx2.AsyncClient
    sender: str

    async def ask(self, text: str) -> int:
        """Send a text; the answer is the response."""
        answer = await self.http.post(
            "/webhooks/rest/webhook", json={"sender": self.sender, "message": text}, timeout=60
        )
        return len(cast("list[Any]", answer.json()))


def opener(address: str) -> Opener:
    """Opens conversations at the stock server's address."""
    numbers = iter(range(10**9))

    @asynccontextmanager
    async def open_talk(_locale: str) -> AsyncIterator[Talk]:
        async with httpx2.AsyncClient(base_url=address) as http:
            yield StockTalk(http, f"visitor-{time.time_ns()}-{next(numbers)}")

    return open_talk


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, tuple[int, ...], float]]:
    """Start the stock server and its actions; gives its address, pids and the seconds to ready."""
    port, actions = free_port(), free_port()
    (folder / "tracker.db").unlink(missing_ok=True)
    (folder / "actions.py").write_text(ACTIONS, encoding="utf-8")
    endpoints = {
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": "tracker.db"},
        "action_endpoint": {"url": f"http://127.0.0.1:{actions}/webhook"},
    }
    (folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    env = {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    rasa = ["env", "-C", str(folder), str(BOT_PYTHON), "-m", "rasa", "run"]
    began = time.perf_counter()
    with (
        started(
            [*rasa, "actions", "--port", str(actions)],
            env,
            folder / "actions.log",
            f"http://127.0.0.1:{actions}/health",
            60,
        ) as (actions_pid, _),
        started(
            [*rasa, "-i", "127.0.0.1", "-p", str(port)],
            env,
            folder / "run.log",
            f"http://127.0.0.1:{port}/",
            180,
        ) as (pid, _),
    ):
        yield f"http://127.0.0.1:{port}", (pid, actions_pid), time.perf_counter() - began

"""What the bot asks the gateway for, with a big bank behind it: quotes, hours and places in many scripts."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

import httpx2

from gateway.bench.bank import SEED, build_branches
from gateway.bench.driver import percentile
from gateway.bench.large import BRANCHES
from gateway.demo.builder import read

QUESTIONS, REPEATS = 100, 5
# What a branch is asked for in, around its bare name.
SENTENCES = {
    "en": "Where is the {} branch and is it open on Saturday?",
    "de": "Wo ist die Filiale {} und ist sie samstags offen?",
    "fr": "Où se trouve l’agence {}, s’il vous plaît ?",
    "es": "¿Dónde está la sucursal {}?",
    "ru": "Где находится отделение {} и открыто ли оно в субботу?",
    "zh-CN": "{}支行在哪里？星期六开门吗？",
    "ja": "{}支店はどこですか。",
    "ko": "{} 지점이 어디에 있나요?",
    "ar": "أين يقع فرع {} وهل هو مفتوح يوم السبت؟",
}
NOWHERE = "can you please tell me where I could change some money tomorrow morning near my hotel"
CURRENCIES = ("USD", "EUR", "JPY", "GBP", "KRW")
Params = Mapping[str, str]


def questions() -> Iterator[tuple[str, str, Params]]:
    """Kind, path and parameters of each question; the same ones at every run."""
    chance = random.Random(SEED + 2)  # noqa: S311 - the same questions every time are the point
    templates, branches = read("bank.yml")["branch_name"], build_branches(BRANCHES)
    for branch in chance.sample(branches, QUESTIONS):
        locale, sentence = chance.choice(list(SENTENCES.items()))
        before, after = templates[locale].split("{place}")
        bare = branch.names[locale].removeprefix(before).removesuffix(after)
        at = chance.randrange(1, len(bare)) if len(bare) > 2 else len(bare)  # noqa: PLR2004 - two stay two
        for kind, said in (
            ("place by name", branch.names[locale]),
            ("place misspelt", bare[:at] + bare[at + 1 :]),
            ("place in a sentence", sentence.format(bare)),
            ("place by address", branch.address["zh-CN" if locale == "zh-CN" else "en"]),
            ("place by city", SENTENCES["en"].format(branch.city)),
            ("no place in a sentence", NOWHERE),
        ):
            yield kind, "branches/search", {"q": said, "visitors": "false"}
        yield "place near", "branches/search", {"near": f"{branch.lat},{branch.lon}", "currency": "USD"}
        yield "machine by place", "atms/resolve", {"q": branch.names[locale]}
        yield "hours", f"branches/{branch.id}/hours", {"service": "personal"}
        amount = str(chance.randint(1, 50) * 100)
        yield "quote", "quote", {"sell": chance.choice(CURRENCIES), "amount": amount}


def measure(address: str, secret: str) -> dict[str, dict[str, float]]:
    """Milliseconds by kind, over loopback.

    A question's own time is its best of some: what the service takes without what else the machine does.
    Beside it stands the p95 of the medians, which has that in it.
    """
    asked = list(questions())
    times: dict[str, list[list[float]]] = {}
    with httpx2.Client(base_url=f"{address}/internal/v1/", headers={"X-Desk-Secret": secret}) as http:
        for kind, path, params in asked:
            http.get(path, params=params).raise_for_status()
            times.setdefault(kind, []).append([_timed(http, path, params) for _ in range(REPEATS)])
    return {kind: _figures(rows) for kind, rows in times.items()}


def _timed(http: httpx2.Client, path: str, params: Params) -> float:
    began = time.perf_counter()
    http.get(path, params=params)
    return (time.perf_counter() - began) * 1000


def _figures(rows: list[list[float]]) -> dict[str, Any]:
    best = [min(row) for row in rows]
    return {
        "p50": percentile(best, 50),
        "p95": percentile(best, 95),
        "p95_of_medians": percentile([median(row) for row in rows], 95),
    }

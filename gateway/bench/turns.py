"""A turn that needs a quote, hours or a place beside turns that need none, in the same conversations."""

from __future__ import annotations

import time
from typing import Any

from gateway.bench.driver import Opener, percentile

# Asked one after another, so that whatever else the machine does meets all kinds alike.
ASKED: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "small talk": ("hello", "thank you very much"),
        "told topic": ("what do I do when my card is stolen?", "how do I get a tax refund?"),
        "place": ("where is the Wangfujing branch?", "where is your branch at Sanlitun?"),
        "hours": ("is the Wangfujing branch open on Saturday?", "when does the Qianmen branch close today?"),
        "quote": ("how much is 300 euros in yuan?", "how many yuan do I get for 500 dollars?"),
    },
    "zh-CN": {
        "small talk": ("你好", "非常感谢"),
        "told topic": ("我的卡被偷了怎么办?", "怎么办理退税?"),
        "place": ("王府井支行在哪里?", "三里屯的网点在哪里?"),
        "hours": ("王府井支行星期六开门吗?", "前门支行今天几点关门?"),
        "quote": ("300欧元能换多少人民币?", "500美元可以换多少人民币?"),
    },
}
NEED_NONE = ("small talk", "told topic")
ROUNDS, WARM_UP = 24, 2


async def measure(open_talk: Opener) -> dict[str, dict[str, Any]]:
    """Milliseconds by kind of turn, and how many times those of the turns that need none they are."""
    times: dict[str, list[float]] = {}
    for number in range(WARM_UP + ROUNDS):
        locale = list(ASKED)[number % len(ASKED)]
        async with open_talk(locale) as talk:
            for kind, sentences in ASKED[locale].items():
                for sentence in sentences:
                    began = time.perf_counter()
                    await talk.ask(sentence)
                    if number >= WARM_UP:
                        times.setdefault(kind, []).append((time.perf_counter() - began) * 1000)
    times = {"needs none": [one for kind in NEED_NONE for one in times[kind]], **times}
    figures: dict[str, dict[str, Any]] = {
        kind: {f"p{part}": percentile(rows, part) for part in (50, 95)} for kind, rows in times.items()
    }
    for of in figures.values():
        for part in ("p50", "p95"):
            of[f"{part}_ratio"] = round(of[part] / figures["needs none"][part], 2)
    return figures

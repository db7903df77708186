"""Whole sentences of visitors in Russian; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {}

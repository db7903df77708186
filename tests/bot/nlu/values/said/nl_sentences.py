"""Whole sentences of visitors in Dutch; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {}

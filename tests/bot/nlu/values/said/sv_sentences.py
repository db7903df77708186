"""Whole sentences of visitors in Swedish; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "500 kr": "500SEK",
    "300 kronor till yuan": "300SEK >CNY",
    "500 spänn": "500SEK",
    "nästa lördag": "11-21/11-28",
}

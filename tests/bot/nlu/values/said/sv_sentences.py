"""Whole sentences of visitors in Swedish; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "500 kr": "500SEK",
    "300 kronor till yuan": "300SEK >CNY",
    "500 spänn": "500SEK",
    "nästa lördag": "11-21/11-28",
    "halv fyra imorgon": "15:30 11-19",
    "kvart i tio på morgonen": "09:45",
    "igår kväll vid 8": "11-17 20:00",
    "om två timmar": "17:30",
    "för två veckor sedan": "11-04",
    "tjugofem dollar": "25USD",
    "från 3 till 9 december": "12-03 12-09",
}

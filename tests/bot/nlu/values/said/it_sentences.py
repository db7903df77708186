"""Whole sentences of visitors in Italian; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "duemila e rotti euro": "2000EUR",
    "venti euro e cinquanta": "20.50EUR",
    "banconote da 50 euro": ">EUR",
    "dieci banconote da cento": None,
    "lun-ven che orari": "11-23 11-27",
    "da lunedì a venerdì?": "11-23 11-27",
    "tra un quarto d'ora sono lì": "15:45",
    "tra un paio di giorni": "11-20",
    # A unit between digits and words.
    "3 mila cinquecento yuan": "3500CNY",
}

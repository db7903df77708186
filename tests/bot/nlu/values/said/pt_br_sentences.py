"""Whole sentences of visitors in Brazilian Portuguese; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "preciso de 4000 em yuan": "4000CNY",
    "duzentos e poucos dólares": "200USD",
    "vinte dólares e cinquenta centavos": "20.50USD",
    "dez notas de cem": None,
    "200 euros e 50 dólares": "200EUR 50USD",
    "seg a sex que horas abre": "11-23 11-27",
    "de segunda a sexta": "11-23 11-27",
    "terça q vem": "11-24",
    "meio dia e meia": "12:30",
    # A unit between digits and words; an hour behind another.
    "3 mil e quinhentos reais": "3500BRL",
    "entre 9h e 10h": "09:00 10:00",
}

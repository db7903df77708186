"""Whole sentences of visitors in Spanish; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "necesito 4000 en yuanes": "4000CNY",
    "mil y pico euros": "1000EUR",
    "doscientos y tantos dólares": "200USD",
    "veinte dólares con cincuenta": "20.50USD",
    "200 soles": "200PEN",
    "300 dls": "300USD",
    "diez billetes de cien": None,
    "500 por favor": "500",
    "de lunes a viernes abren?": "11-23 11-27",
    "abren los domingos?": "11-22",
    "prox viernes": "11-20",
    "en un cuarto de hora llego": "15:45",
    "un par de cientos de dólares": "200USD",
    # A unit between digits and words; a day that takes in the first word of another; a span of hours.
    "3 mil quinientos yuanes": "3500CNY",
    "15 mil doscientos cincuenta euros": "15250EUR",
    "pasado mañana temprano": "11-20",
    "pasado mañana temprano a las 9": "11-20 09:00",
    "entre las 9 y las 10": "09:00 10:00",
    "de 9 horas a 10 horas": "09:00 10:00",
    "entre las 9 y las 10 personas": None,
}

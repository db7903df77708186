"""Whole sentences of visitors in English; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "can I change 10 notes of 100": None,
    "ten 100 dollar bills into yuan": "1000USD >CNY",
    "can I get it in 100 dollar bills?": ">USD",
    "I found a 100 dollar bill": "100USD",
    "it was 25 dollars and 50 cents": "25.50USD",
    "the fee is 50 cents": None,
    "200 dollars 20 minutes ago": "200USD 15:10",
    "500 please": "500",
    "about 500 please": "500",
    "need like 200 in local cash": "200",
    "I get my dollars in 20 minutes": ">USD 15:50",
    "I have 300 or so euros": "300EUR",
    "300-odd dollars": "300USD",
    "mex$ 3500": "3500MXN",
    "200 dirhams": "200AED/MAD",
}

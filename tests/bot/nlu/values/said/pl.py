"""What is said in Polish; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    # Numbers and currencies in their cases.
    "bankomat nie wypłacił dwóch tysięcy juanów": "2000CNY",
    "półtora tysiąca juanów zniknęło": "1500CNY",
    "dwa i pół tysiąca euro": "2500EUR",
    "mam trzysta euro w gotówce": "300EUR",
    "ile to jest sto złotych w juanach": "100PLN >CNY",
    "tysiąc pięćset juanów": "1500CNY",
    "5 tys. juanów": "5000CNY",
    "pięć stów euro": "500EUR",
    "dwieście pięćdziesiąt euro": "250EUR",
    "kurs dolara": ">USD",
    "funty też przyjmujecie?": ">GBP",
}

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
    # Hours as ordinals.
    "jutro o dziesiątej rano": "11-19 10:00",
    "o wpół do piątej po południu": "16:30",
    "wczoraj za piętnaście dziewiąta wieczorem": "11-17 20:45",
    "kwadrans po ósmej rano": "08:15",
    "otwarte od 9 do 17?": "09:00 17:00",
    "o pierwszej płatności": None,
    # Days.
    "w zeszły piątek wysłałem przelew": "11-13",
    "w przyszły poniedziałek": "11-23",
    "w środę": "11-18",
    "dwudziestego piątego listopada": "11-25",
    "od 20 do 25 listopada": "11-20 11-25",
    "trzy dni temu": "11-15",
    "tydzień temu": "11-11",
    "godzinę temu": "14:30",
    "czekam już pół godziny": None,
}

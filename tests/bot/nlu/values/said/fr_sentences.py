"""Whole sentences of visitors in French; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "20 billets de 50 euros": "1000EUR",
    "des billets de 50 euros svp": ">EUR",
    "j'ai trouvé un billet de 50 euros": "50EUR",
    "dix billets de cent": None,
    "j'ai besoin de 4000 en yuan": "4000CNY",
    "deux cents et quelques dollars": "200USD",
    "2 cents": "0.02",
    "500 svp": "500",
    "du lundi au vendredi ?": "11-23 11-27",
    "les samedis aussi ?": "11-21",
    "huit heures moins le quart demain": "07:45 11-19",
    "trois heures et demie cet après-midi": "15:30 11-18",
    "j'ai attendu trois heures et demie": None,
    "dans un quart d'heure je suis là": "15:45",
    # An hour behind another is no number of its minutes; a sign may be said more exactly.
    "entre 9h et 10h": "09:00 10:00",
    "entre 9h et 10h30": "09:00 10:30",
    "entre 9 heures et 10 heures": "09:00 10:00",
    "de 9 heures à 17 heures": "09:00 17:00",
    "j'ai attendu 2 heures": None,
    "six cents euros": "600EUR",
    "cinquante centimes": "0.50",
    "2 000 $ canadiens en yuans": "2000CAD >CNY",
}

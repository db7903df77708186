"""Whole sentences of visitors in German; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "ca. 3.500,- EUR": "3500EUR",
    "fünfundzwanzig Euro fünfzig Gebühr": "25.50EUR",
    "5 Euro 20": "5.20EUR",
    "kriege ich 500er Scheine?": None,
    "50 Cent": "0.50",
    "nur 500 bitte": "500",
    "hab 300 in bar": "300",
    "500 Kronen": "500SEK/NOK/DKK/CZK",
    "mo-fr wann offen?": "11-23 11-27",
    "montags bis freitags": "11-23 11-27",
    "heute in acht Tagen": "11-26",
    "bin vom 3. bis 9. Dezember in Peking": "12-03 12-09",
    "so gegen acht heute Abend": "20:00 11-18",
    "in ner Viertelstunde bei euch": "15:45",
    # Coins alone, and behind an amount.
    "achtzig cent": "0.80",
    "nur fünf Cent bekommen": "0.05",
    "3 euro und achtzig cent": "3.80EUR",
    "3 tausend fünfhundert": "3500",
    "500 $ kanadisch": "500CAD",
}

"""Whole sentences of visitors in Dutch; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "volgende week dinsdag": "11-24",
    "van maandag tot vrijdag open?": "11-23 11-27",
    "ik wil vijfhonderd euro wisselen": "500EUR",
    "vijfentwintig dollar en tweeëndertig euro": "25USD 32EUR",
    "anderhalfduizend dollar": "1500USD",
    "een paar duizend euro": ">EUR",
    "om half vier morgen": "15:30 11-19",
    "overmorgen om 12 uur": "11-20 12:00",
    "kwart voor tien 's ochtends": "09:45",
    "over een kwartier": "15:45",
    "twee weken geleden": "11-04",
}

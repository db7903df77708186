"""Whole sentences of visitors in Dutch; see `tests.bot.nlu.values.said.notation`."""

SAID: dict[str, str | None] = {
    "volgende week dinsdag": "11-24",
    "van maandag tot vrijdag open?": "11-23 11-27",
}

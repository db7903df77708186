"""Whole sentences of visitors in Arabic and its dialects; see `tests.bot.nlu.values.said.notation`."""

SAID = {
    # A hamza is often not typed, and keyboards of other languages have letters of their own.
    "قبل اسبوع حولت وما وصلت": "11-11",
    "بعد اسبوع راجع": "11-25",
    "باچر العصر الساعة اربع": "11-19 16:00",
}

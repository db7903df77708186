"""Whether words for a day name its year: `October 1st` comes again next year, `yesterday` does not."""

from __future__ import annotations

import datetime as dt

from bot.nlu.values.dates import find_dates
from bot.nlu.values.folding import fold
from bot.nlu.values.found import Search
from bot.nlu.values.numbers import find_numbers
from bot.nlu.values.quantities import find_quantities


def next_year_of(said: str, day: dt.date, locale: str | None) -> dt.date | None:
    """Return the same day of the next year when the words for a day would mean that one a year later."""
    try:
        later = day.replace(year=day.year + 1)
    except ValueError:  # the 29th of February
        return None
    search = Search(fold(said), locale)
    numbers = find_numbers(search.text, locale)
    find_dates(search, later, numbers, find_quantities(search.text, numbers, locale))
    return later if later.isoformat() in [one.value for one in search.found] else None

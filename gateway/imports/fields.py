"""Types of fields that files share: each reads what people write and stores one spelling of it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from typing import Annotated, Any
from zoneinfo import available_timezones

from babel import Locale
from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from gateway.hours.pattern import InvalidHours, Pattern
from gateway.places.models import Aid, Service
from gateway.wrong import Wrong
from translations.locales import languages
from translations.values import Formatter

# Control characters and halves of surrogate pairs, which no database and no page takes.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SEPARATORS = re.compile(r"[;|,\s]+")
_FIELD_OF = re.compile(r"(names?|address|directions|location|hours)[_:](.+)")
# A rectangle around China with its islands.
CHINA_LAT, CHINA_LON = (3.0, 54.0), (73.0, 136.0)
POLE = 90
A_MONDAY = dt.date(2026, 11, 23)


def _plain(text: str) -> str:
    if _CONTROL.search(text):
        raise Wrong("not-plain")
    return text


def sayable(value: Any) -> Any:
    """A typed value that readers can be told (money, names, terms …). Raises ValueError."""
    _check_texts(value)
    try:
        said = Formatter(languages()["en"], lambda term, _: term).format(value)
    except (TypeError, KeyError, ValueError, ArithmeticError, AttributeError) as error:
        raise Wrong("not-sayable") from error
    if not said.strip():
        raise Wrong("empty")
    return value


def _check_texts(value: Any) -> None:
    if isinstance(value, str):
        _plain(value)
    elif isinstance(value, dict):
        for inner in (*value, *value.values()):
            _check_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            _check_texts(inner)


def _locale(code: Any) -> Any:
    if not isinstance(code, str):
        return code
    wanted = code.strip().replace("_", "-").casefold()
    found = next((known for known in languages() if known.casefold() == wanted), None)
    if found is None:
        raise Wrong("language-unknown", given=code, known=" ".join(languages()))
    return found


def by_locale(given: Any) -> Any:
    """Texts by locale in one spelling and order; two spellings of one locale would hide a text."""
    if not isinstance(given, dict):
        return given
    made = {_locale(code): text for code, text in given.items()}
    if len(made) < len(given):
        raise Wrong("language-twice")
    return made


@functools.cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes that can be named in every language."""
    return frozenset(Locale.parse("en").currencies)


def _currency(code: str) -> str:
    if code not in currencies():
        raise Wrong("currency-unknown", given=code)
    return code


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(name: str) -> str:
    if name not in _zones():
        raise Wrong("zone-unknown", given=name)
    return name


def _hours(text: str) -> str:
    try:
        pattern = Pattern.parse(text)
        pattern.spans(A_MONDAY)
        pattern.holiday_spans(A_MONDAY)
    except InvalidHours as error:
        raise Wrong("hours-unreadable", given=text) from error
    return text


def _split(value: Any) -> Any:
    return [part for part in _SEPARATORS.split(value) if part] if isinstance(value, str) else value


def _once(values: list[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


Plain = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_plain)]
Line = Annotated[Plain, Field(min_length=1, max_length=300)]
Source = Annotated[Plain, Field(max_length=400)]
District = Annotated[Plain, Field(max_length=60)]
Identifier = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
]
City = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_lower=True, max_length=40, pattern=r"^[A-Za-z][A-Za-z0-9-]*$"
    ),
]
Phone = Annotated[Plain, Field(max_length=40, pattern=r"^$|\d.*\d.*\d")]
Zone = Annotated[Line, AfterValidator(_zone)]
Hours = Annotated[Line, AfterValidator(_hours)]
LocaleCode = Annotated[str, BeforeValidator(_locale)]
Currency = Annotated[str, StringConstraints(strip_whitespace=True, to_upper=True), AfterValidator(_currency)]
Network = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_lower=True, max_length=40, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
    ),
]
Lat = Annotated[float, Field(ge=-POLE, le=POLE, allow_inf_nan=False)]
Lon = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Texts = Annotated[dict[str, Line], BeforeValidator(by_locale)]
LocaleCodes = Annotated[list[LocaleCode], BeforeValidator(_split), AfterValidator(_once)]
Currencies = Annotated[list[Currency], BeforeValidator(_split), AfterValidator(_once)]
Networks = Annotated[list[Network], BeforeValidator(_split), AfterValidator(_once)]
Services = Annotated[list[Service], BeforeValidator(_split), AfterValidator(_once)]
Aids = Annotated[list[Aid], BeforeValidator(_split), AfterValidator(_once)]


def named(texts: dict[str, str]) -> dict[str, str]:
    """Names that can be shown to every reader. Raises ValueError."""
    if not {"en", "zh-CN"} & texts.keys():
        raise Wrong("name-missing")
    return texts


ShownTexts = Annotated[Texts, AfterValidator(named)]


def position_warning(lat: float, lon: float) -> Wrong | None:
    """What is odd about a position that could be right, or nothing."""
    if _in_china(lat, lon):
        return None
    swapped = _in_china(lon, lat)
    return Wrong("position-swapped") if swapped else Wrong("position-abroad", lat=str(lat), lon=str(lon))


def look_swapped(lat: Any, lon: Any) -> bool:
    """Whether raw values are a position only when read the other way round."""
    try:
        return abs(float(lat)) > POLE and _in_china(float(lon), float(lat))
    except (TypeError, ValueError):
        return False


def _in_china(lat: float, lon: float) -> bool:
    return CHINA_LAT[0] <= lat <= CHINA_LAT[1] and CHINA_LON[0] <= lon <= CHINA_LON[1]


@functools.lru_cache(maxsize=4096)
def column_of(name: str) -> tuple[str, str] | None:
    """The field and the key inside it that a column such as `name_en` or `hours_fx` fills."""
    match = _FIELD_OF.fullmatch(name)
    if match is None:
        return None
    return ("names" if match[1].startswith("name") else match[1]), match[2]


def column_name(field: str, inner: str) -> str:
    """The column that `column_of` reads."""
    return f"{'name' if field == 'names' else field}_{inner}"


def joined(values: Iterable[str]) -> str:
    """A list in one cell."""
    return ";".join(values)

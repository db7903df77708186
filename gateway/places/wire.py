"""Places as JSON: names stay dictionaries by locale, so that whoever shows them chooses."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from gateway.hours.schedule import Answer
from gateway.places.dated import buys_at, sells_at
from gateway.places.models import Atm, Branch, Landmark
from gateway.places.opening import hours_wire

EARTH_METRES = 6_371_000


def branch_brief(branch: Branch) -> dict[str, Any]:
    """What a sentence or a card about a branch needs."""
    return {"id": branch.id, "name": branch.names, "address": branch.address, "phone": branch.phone}


def branch_wire(
    branch: Branch, at: dt.datetime, *, metres: float | None = None, opening: Answer | None = None
) -> dict[str, Any]:
    """Everything the public may know of a branch, as it stands at a moment."""
    return {
        **branch_brief(branch),
        "directions": branch.directions,
        "city": branch.city,
        "district": branch.district,
        "lat": branch.lat,
        "lon": branch.lon,
        "zone": branch.zone,
        "hours": branch.hours,
        "services": branch.services,
        "languages": branch.languages,
        "buys": buys_at(branch, at),
        "sells": sells_at(branch, at),
        "networks": branch.networks,
        "step_free": branch.step_free,
        "aids": branch.aids,
        "serves_visitors": branch.serves_visitors,
        "demo": branch.demo,
        "event": branch.pack or None,
        "metres": None if metres is None else round(metres),
        "opening": hours_wire(opening) if opening else None,
    }


def landmark_wire(landmark: Landmark) -> dict[str, Any]:
    """A place that was named, and around which branches were looked for."""
    return {"id": landmark.id, "name": landmark.names, "lat": landmark.lat, "lon": landmark.lon}


def atm_wire(atm: Atm, branch: Branch | None, *, metres: float | None = None) -> dict[str, Any]:
    """A machine with the branch that owns it, and how far it is from where somebody stands."""
    return {
        "code": atm.code,
        "name": atm.names,
        "address": atm.address,
        "location": atm.location,
        "in_branch": atm.in_branch,
        "branch": branch_brief(branch) if branch else None,
        "city": atm.city,
        "lat": atm.lat,
        "lon": atm.lon,
        "networks": atm.networks,
        "languages": atm.languages,
        "hours": atm.hours,
        "status": atm.status,
        "demo": atm.demo,
        "metres": None if metres is None else round(metres),
    }


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two WGS-84 positions along the earth's surface."""
    first, second = math.radians(lat), math.radians(other_lat)
    half = math.radians(other_lat - lat) / 2, math.radians(other_lon - lon) / 2
    chord = math.sin(half[0]) ** 2 + math.cos(first) * math.cos(second) * math.sin(half[1]) ** 2
    return 2 * EARTH_METRES * math.asin(min(1.0, math.sqrt(chord)))

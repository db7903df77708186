"""What can be wrong about events."""

from __future__ import annotations

from gateway.errors import GatewayError


class EventNotFound(GatewayError):
    """There is no event pack of this key."""

    code, status = "event-not-found", 404


class EventPackInvalid(GatewayError):
    """The pack is not one that can be stored; the problem names every wrong place."""

    code, status = "event-pack-invalid", 422


class EventInUse(GatewayError):
    """Something of the desk's own still belongs to an exchange point of the pack."""

    code, status = "event-in-use", 409

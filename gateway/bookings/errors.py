"""What can be wrong about group bookings and plans."""

from __future__ import annotations

from gateway.errors import GatewayError


class BookingNotFound(GatewayError):
    """There is no such booking, or it is another visitor's."""

    code, status = "booking-not-found", 404


class BookingFieldsRefused(GatewayError):
    """The fields are too long, contradict each other, ask for nothing, or hold a full card number."""

    code, status = "booking-fields-refused", 422


class BookingTimeRefused(GatewayError):
    """The wanted time is over, too far away, or ends before it begins."""

    code, status = "booking-time-refused", 422


class BookingMoveRefused(GatewayError):
    """A booking in its present state cannot go to the wanted one, or somebody moved it before."""

    code, status = "booking-move-refused", 409


class BookingNoRoom(GatewayError):
    """The branch has no counters or no cash left for the group at that time."""

    code, status = "booking-no-room", 409


class PlanNotFound(GatewayError):
    """There is no such plan or action, or no plan has this level."""

    code, status = "plan-not-found", 404


class PlanRefused(GatewayError):
    """The plan lacks its place, its reason, its authority or its review."""

    code, status = "plan-refused", 422


class PlanRuns(GatewayError):
    """The plan runs there already."""

    code, status = "plan-runs", 409


class PlanEnded(GatewayError):
    """The plan does not run there (any more)."""

    code, status = "plan-ended", 409

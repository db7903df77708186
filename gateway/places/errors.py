"""What can be wrong about places."""

from __future__ import annotations

from gateway.errors import GatewayError


class BranchNotFound(GatewayError):
    """There is no branch of this id."""

    code, status = "branch-not-found", 404


class BranchGuessed(GatewayError):
    """What was written for a branch is only like the name of one, and something is to be done there."""

    code, status = "branch-guessed", 422


class AtmNotFound(GatewayError):
    """There is no machine of this code."""

    code, status = "atm-not-found", 404


class PositionInvalid(GatewayError):
    """A position is latitude and longitude in degrees, divided by a comma."""

    code, status = "position-invalid", 422


class MomentInvalid(GatewayError):
    """A date or moment is written as ISO 8601 says, and a period is not longer than two months."""

    code, status = "moment-invalid", 422

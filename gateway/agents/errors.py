"""What can go wrong when somebody signs in or acts at the desk."""

from __future__ import annotations

from gateway.errors import GatewayError


class SignInWrong(GatewayError):
    """Address and password do not belong together; an unknown address looks the same."""

    code, status = "sign-in-wrong", 401


class SignInThrottled(GatewayError):
    """Too many failed attempts for this account or from this address."""

    code, status = "sign-in-throttled", 429


class OriginForeign(GatewayError):
    """A call with the desk's cookie that did not come from the desk's own page."""

    code, status = "origin-foreign", 403

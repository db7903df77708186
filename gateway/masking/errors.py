"""What can be wrong with a text that a person sent."""

from __future__ import annotations

from gateway.errors import GatewayError


class TextEmpty(GatewayError):
    """Nothing readable is left of the text."""

    code, status = "text-empty", 422


class TextTooLong(GatewayError):
    """The text has more code points than one message may have; values: `count`, `limit`."""

    code, status = "text-too-long", 413


class TextUnreadable(GatewayError):
    """The text is not valid Unicode, so it can neither be stored nor shown."""

    code, status = "text-unreadable", 422


class MaskingFailed(GatewayError):
    """It is not certain that the text is free of card data: it must not be stored or sent on."""

    code, status = "masking-failed", 503

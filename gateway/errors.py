"""The one tree of errors people can meet; the code is also the message id `error-<code>`.

Every answer to an error is an RFC 9457 problem in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar


class GatewayError(Exception):
    """Something that a caller did or met, with a code that programs and catalogues share."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500

    def __init__(
        self,
        detail: str = "",
        *,
        values: Mapping[str, Any] | None = None,
        retry_after: int = 0,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        """`detail` is for the log only; `values` fill the message; `retry_after` is in seconds.

        `members` stand beside the message in the problem, for programs.
        """
        super().__init__(detail or self.code)
        self.values = dict(values or {})
        self.retry_after = retry_after
        self.members = dict(members or {})


class NotFound(GatewayError):
    """There is nothing at this address, or it is not the caller's to see."""

    code, status = "not-found", 404


class NotSignedIn(GatewayError):
    """No token or session, or one that is not known (any more)."""

    code, status = "not-signed-in", 401


class NotAllowed(GatewayError):
    """The caller is known and may not do this."""

    code, status = "not-allowed", 403


class InvalidRequest(GatewayError):
    """The request is not of the form the contract describes."""

    code, status = "invalid-request", 422


class TooManyRequests(GatewayError):
    """A limit of requests is reached; `retry_after` says when to come back."""

    code, status = "too-many-requests", 429


class BodyTooLarge(GatewayError):
    """The body is larger than any valid request."""

    code, status = "body-too-large", 413


class StorageBusy(GatewayError):
    """The database could not take the write in time; nothing was stored."""

    code, status = "storage-busy", 503


class StorageFull(GatewayError):
    """The disk is full; nothing was stored."""

    code, status = "storage-full", 503

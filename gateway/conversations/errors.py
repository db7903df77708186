"""What can go wrong with a conversation."""

from __future__ import annotations

from gateway.errors import GatewayError, NotFound


class ConversationNotFound(NotFound):
    """No such conversation, or not the caller's: both look the same."""

    code = "conversation-not-found"


class ConversationClosed(GatewayError):
    """The conversation has ended; a new one can be started."""

    code, status = "conversation-closed", 409


class PayloadUnknown(GatewayError):
    """A button was pressed that nobody offered in this conversation."""

    code, status = "payload-unknown", 422


class ResumeCodeUnknown(NotFound):
    """The code opens nothing (wrong, used up and expired look the same)."""

    code = "resume-code-unknown"


class ContextUnknown(GatewayError):
    """The machine or branch named in the context does not exist."""

    code, status = "context-unknown", 422


class LocaleUnknown(GatewayError):
    """None of the desk's languages fits the tag."""

    code, status = "locale-unknown", 422

"""What can go wrong between the queue and an agent."""

from __future__ import annotations

from gateway.errors import GatewayError, NotFound


class HandoffNotFound(NotFound):
    """No such handoff."""

    code = "handoff-not-found"


class HandoffTaken(GatewayError):
    """Somebody else was faster, or the visitor does not wait any more."""

    code, status = "handoff-taken", 409


class CapacityReached(GatewayError):
    """The agent holds as many conversations as he said he can."""

    code, status = "capacity-reached", 409


class NotHolder(GatewayError):
    """Only the agent who holds the conversation may do this."""

    code, status = "not-holder", 409


class AgentUnknown(GatewayError):
    """There is no such colleague who could take a conversation."""

    code, status = "agent-unknown", 422


class CannedReplyUnknown(GatewayError):
    """There is no canned reply with this id."""

    code, status = "canned-reply-unknown", 422


class CannedValueMissing(GatewayError):
    """The canned reply names something that this conversation does not have."""

    code, status = "canned-value-missing", 422

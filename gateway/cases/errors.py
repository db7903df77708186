"""What can be wrong about cases."""

from __future__ import annotations

from gateway.errors import GatewayError


class CaseNotFound(GatewayError):
    """No such case, or a wrong code: the answer does not say which."""

    code, status = "case-not-found", 404


class CaseKindUnknown(GatewayError):
    """The desk does not keep cases of this kind."""

    code, status = "case-kind-unknown", 422


class CaseFieldsRefused(GatewayError):
    """The fields are too many, too large, misnamed, or hold a full card number."""

    code, status = "case-fields-refused", 422


class CaseMoveRefused(GatewayError):
    """A case in its present state cannot go to the wanted one, or somebody moved it before."""

    code, status = "case-move-refused", 409

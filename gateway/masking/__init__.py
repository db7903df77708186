"""Takes card numbers and secrets out of a text before anything stores, sends or reads it.

Pure: no framework, no network, no clock. First `clean`, then `mask` or `mask_across`.
"""

from gateway.masking.across import MaskedAcross, mask_across
from gateway.masking.cleaning import MAX_LENGTH, clean
from gateway.masking.errors import MaskingFailed, TextEmpty, TextTooLong, TextUnreadable
from gateway.masking.findings import Finding, Kind, Masked
from gateway.masking.mask import mask

__all__ = [
    "MAX_LENGTH",
    "Finding",
    "Kind",
    "Masked",
    "MaskedAcross",
    "MaskingFailed",
    "TextEmpty",
    "TextTooLong",
    "TextUnreadable",
    "clean",
    "mask",
    "mask_across",
]

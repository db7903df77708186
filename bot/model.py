"""The model archive on disk: written with a SHA-256 manifest, checked before it is loaded."""

from __future__ import annotations

import hashlib
import json
import tarfile
from pathlib import Path

ARCHIVE, MANIFEST = "model.tar.gz", "model.json"
# Formats whose loading can run code; the pipeline needs none of them.
FORBIDDEN = (".pkl", ".pickle", ".joblib", ".pb", ".h5", ".keras")


class ModelBroken(RuntimeError):
    """There is no model, or it is not the one that training wrote."""


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(folder: Path) -> str:
    """Note the digests of the archive and its members; returns the archive's."""
    archive = folder / ARCHIVE
    members: dict[str, str] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isfile():
                content = tar.extractfile(member)
                members[member.name] = hashlib.sha256(content.read() if content else b"").hexdigest()
    digest = digest_of(archive)
    (folder / MANIFEST).write_text(
        json.dumps({"sha256": digest, "members": members}, indent=1), encoding="utf-8"
    )
    return digest


def newest_model(folder: Path) -> tuple[Path, str]:
    """The archive and its digest; raises ModelBroken."""
    archive, manifest = folder / ARCHIVE, folder / MANIFEST
    try:
        noted = json.loads(manifest.read_text(encoding="utf-8"))
        digest = digest_of(archive)
    except (OSError, ValueError):
        raise ModelBroken(f"no model in {folder}: train one first") from None
    if digest != noted.get("sha256"):
        raise ModelBroken(f"{archive} is not the model that was trained: train again")
    _check_members(archive, noted.get("members", {}))
    return archive, digest


def _check_members(archive: Path, members: dict[str, str]) -> None:
    with tarfile.open(archive) as tar:
        for member in tar:
            parts = Path(member.name).parts
            outside = Path(member.name).is_absolute() or ".." in parts
            if outside or not (member.isfile() or member.isdir()):
                raise ModelBroken(f"{archive} holds {member.name}, which is no plain file")
            if member.isfile() and (member.name not in members or member.name.endswith(FORBIDDEN)):
                raise ModelBroken(f"{archive} holds {member.name}, which training did not write")

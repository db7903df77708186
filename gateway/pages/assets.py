"""Style sheets and scripts, joined, hashed and compressed once when the process starts.

There is no build step: the files in `static/` are plain CSS and ES modules that also run
unjoined. A page asks for one style sheet and one script, so that a slow line pays for two
round trips and not for a chain of imports.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response

from gateway.errors import NotFound

FOLDER = Path(__file__).parent / "static"
FOREVER = "public, max-age=31536000, immutable"
_MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
_CSS_IMPORT = re.compile(r'^@import "\./([\w.]+)";\n', re.MULTILINE)
_JS_IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "\./([\w.]+)";\n', re.MULTILINE)
_JS_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_JS_NAME = re.compile(r"^(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
_JS_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://[^\n]*|/\*.*?\*/)\n", re.MULTILINE | re.DOTALL)

router = APIRouter(include_in_schema=False)


class UnjoinableScript(ValueError):
    """A module uses a form of import, export or name that joining would break."""


@dataclass(frozen=True)
class Asset:
    """One file as it is sent: its public name carries the hash of its content."""

    name: str
    media_type: str
    body: bytes
    packed: bytes


def joined(path: Path) -> str:
    """The text of a style sheet or script with everything it imports, each file once."""
    seen: dict[Path, str] = {}
    _collect(path, seen)
    text = "".join(seen.values())
    if path.suffix == ".js":
        _check(path, text)
    return _COMMENT.sub("", text)


def _collect(path: Path, seen: dict[Path, str]) -> None:
    if path in seen:
        return
    pattern = _JS_IMPORT if path.suffix == ".js" else _CSS_IMPORT
    text = path.read_text(encoding="utf-8")
    for name in pattern.findall(text):
        _collect(path.parent / name, seen)
    text = pattern.sub("", text)
    seen[path] = _JS_EXPORT.sub("", text) if path.suffix == ".js" else text


def _check(path: Path, text: str) -> None:
    if left := _JS_LEFT_OVER.search(text):
        raise UnjoinableScript(f"{path.name}: {left.group()}")
    names = _JS_NAME.findall(text)
    if doubled := {name for name in names if names.count(name) > 1}:
        raise UnjoinableScript(f"{path.name}: two modules name {', '.join(sorted(doubled))}")


def _asset(path: Path) -> Asset:
    body = joined(path).encode()
    digest = hashlib.sha256(body).hexdigest()[:12]
    packed = gzip.compress(body, 9, mtime=0)
    return Asset(f"{path.stem}.{digest}{path.suffix}", _MEDIA[path.suffix], body, packed)


@functools.cache
def assets() -> Mapping[str, Asset]:
    """Every file of `static/` by its plain name, as an entry point of its own."""
    return {path.name: _asset(path) for path in sorted(FOLDER.iterdir()) if path.suffix in _MEDIA}


def asset_url(name: str) -> str:
    """Where a page finds this file; changes whenever the content does."""
    return f"/static/{assets()[name].name}"


def accepts_gzip(request: Request) -> bool:
    """Whether the reader takes gzip."""
    offered = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
    return any(item.partition(";")[0] == "gzip" and not item.endswith(";q=0") for item in offered)


def packed_response(request: Request, body: bytes, packed: bytes, media_type: str) -> Response:
    """The body in the smaller form that the reader takes."""
    headers = {"Vary": "Accept-Encoding"}
    if accepts_gzip(request):
        return Response(packed, media_type=media_type, headers=headers | {"Content-Encoding": "gzip"})
    return Response(body, media_type=media_type, headers=headers)


@router.get("/static/{name}")
async def static_file(name: str, request: Request) -> Response:
    """One style sheet or script; a hash that is no longer current gets the current file, uncached."""
    stem, _, rest = name.partition(".")
    found = assets().get(f"{stem}.{rest.rpartition('.')[2]}")
    if found is None:
        raise NotFound(name)
    response = packed_response(request, found.body, found.packed, found.media_type)
    response.headers["Cache-Control"] = FOREVER if found.name == name else "no-cache"
    return response

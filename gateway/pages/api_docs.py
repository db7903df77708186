"""`/docs`: the API as one plain page from its own description, with nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from gateway.pages.headers import page_policy
from gateway.pages.templating import html_response, page_locale, render
from gateway.runtime import RuntimeDep

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Operation:
    """One call of the API as the page shows it."""

    method: str
    path: str
    summary: str
    parameters: list[str]
    body: str


def operations(description: Mapping[str, Any]) -> dict[str, list[Operation]]:
    """The calls of an OpenAPI description by tag, in the order of the description."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in description["paths"].items():
        for method, call in methods.items():
            tag = (call.get("tags") or ["other"])[0]
            groups.setdefault(tag, []).append(
                Operation(
                    method=method.upper(),
                    path=path,
                    summary=call.get("description") or call.get("summary", ""),
                    parameters=list(_parameters(call)),
                    body=_schema(call.get("requestBody", {})),
                )
            )
    return groups


def _parameters(call: Mapping[str, Any]) -> Iterator[str]:
    for parameter in call.get("parameters", []):
        if parameter["in"] in {"path", "query"}:
            yield f"{parameter['name']}{'' if parameter.get('required') else '?'}"


def _schema(body: Mapping[str, Any]) -> str:
    for content in body.get("content", {}).values():
        schema = content.get("schema", {})
        named = [schema, *schema.get("anyOf", [])]
        return next((one["$ref"].rsplit("/", 1)[1] for one in named if "$ref" in one), "JSON")
    return ""


@router.get("/docs")
async def api_docs(request: Request, runtime: RuntimeDep) -> Response:
    """The API's calls, their parameters and bodies."""
    description = request.app.openapi()
    html = render(
        "api_docs.html",
        runtime.catalogue,
        page_locale(request),
        title=description["info"]["title"],
        groups=operations(description),
        schemas=description.get("components", {}).get("schemas", {}),
    )
    return html_response(request, html, {"Content-Security-Policy": page_policy()})

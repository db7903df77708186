"""The page behind the code on a counter card: the case for signed-in branch staff."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from gateway.agents.access import current_user
from gateway.agents.models import User
from gateway.cases.branch_work import branch_user, find_case, move_case, own_branch
from gateway.cases.references import read_reference
from gateway.cases.schemas import CaseView
from gateway.cases.typed import typed_fields
from gateway.cases.views import view
from gateway.errors import NotSignedIn
from gateway.pages.headers import NO_STORE, page_policy
from gateway.pages.templating import HTML, render
from gateway.runtime import Runtime, RuntimeDep

router = APIRouter(include_in_schema=False)
# Where staff sign in; the desk's page sends them back to `next`.
SIGN_IN = "/desk?next=/branch/cases/{reference}"


@router.get("/branch/cases/{reference}")
async def branch_case(request: Request, runtime: RuntimeDep, reference: str) -> Response:
    """The case in the reader's language, with the states it may move to."""
    try:
        user = await branch_user(await current_user(request, runtime))
    except NotSignedIn:
        return RedirectResponse(SIGN_IN.format(reference=read_reference(reference)), status_code=303)
    async with runtime.database.read() as session:
        case = await find_case(session, reference)
        shown = await view(runtime, session, case)
    mine = own_branch(user) in {None, case.branch_id}
    html = render(
        "branch_case.html",
        runtime.catalogue,
        user.locale,
        case=shown,
        rows=_rows(runtime, shown, user.locale),
        history=_history(runtime, shown, user.locale),
        next_states=shown.may_follow if mine else [],
    )
    headers = {"Content-Security-Policy": page_policy(), "Cache-Control": NO_STORE}
    return Response(html, media_type=HTML, headers=headers)


@router.post("/branch/cases/{reference}/state")
async def move_branch_case(
    runtime: RuntimeDep,
    user: Annotated[User, Depends(branch_user)],
    reference: str,
    state: Annotated[str, Form(max_length=24)],
) -> Response:
    """Move the case and show it again."""
    await move_case(runtime, user, reference, state, {})
    return RedirectResponse(f"/branch/cases/{read_reference(reference)}", status_code=303)


def _rows(runtime: Runtime, case: CaseView, locale: str) -> list[dict[str, str]]:
    """Label and value of each field, worded for the reader."""
    catalogue = runtime.catalogue
    values: dict[str, Any] = {"state": {"type": "term", "id": f"term_case_state_{case.state}"}}
    if case.branch:
        values["branch"] = {"type": "name", "names": case.branch["name"]}
    values |= typed_fields({name: value for name, value in case.fields.items() if name != "branch_id"})
    if case.promise_at:
        local = case.promise_at.astimezone(runtime.settings.event_zone)
        values["collect_from"] = {"type": "datetime", "value": local.isoformat()}
    labelled = [(name, value) for name, value in values.items() if catalogue.has(f"field_{name}", locale)]
    return [
        {"label": catalogue.say(f"field_{name}", locale), "text": catalogue.format(value, locale)}
        for name, value in labelled
    ]


def _history(runtime: Runtime, case: CaseView, locale: str) -> list[dict[str, str]]:
    zone, catalogue = runtime.settings.event_zone, runtime.catalogue
    return [
        {
            "state": catalogue.say(f"term_case_state_{step.state}", locale),
            "time": catalogue.format(
                {"type": "datetime", "value": step.created_at.astimezone(zone).isoformat()}, locale
            ),
        }
        for step in case.history
    ]

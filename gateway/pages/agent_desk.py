"""The agents' desk: a sign-in page for strangers, the desk itself for agents and supervisors."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from gateway.agents.access import COOKIE, find_user
from gateway.agents.models import Role, User
from gateway.agents.schemas import wire_user
from gateway.errors import NotSignedIn
from gateway.handoff.models import Outcome
from gateway.handoff.queue import TARGET_SECONDS
from gateway.pages.headers import NO_STORE, page_policy
from gateway.pages.templating import HTML, page_locale, render, texts_for
from gateway.runtime import Runtime, RuntimeDep
from translations.catalogue import Catalogue
from translations.locales import first_class, languages, negotiate

OUTCOMES = tuple(outcome for outcome in Outcome if outcome is not Outcome.TRANSFERRED)
# Said by visitors in passing: never what a conversation was about.
SMALL_TALK = frozenset({"greet", "goodbye", "thanks", "affirm", "deny", "inform", "nlu_fallback"})
PREFIX = "topic_"

HOME = "/desk"
# Pages of staff that send here to sign in; nothing else is gone to afterwards.
STAFF_PAGES = "/branch/"

router = APIRouter(include_in_schema=False)


async def signed_in(request: Request, runtime: Runtime) -> User | None:
    """Whoever this browser is signed in as."""
    try:
        return await find_user(runtime, request.cookies.get(COOKIE, ""))
    except NotSignedIn:
        return None


def after_sign_in(wanted: str) -> str:
    """Where somebody goes once he has signed in: the page of staff he came from, else the desk."""
    is_ours = wanted.startswith(STAFF_PAGES) and "\\" not in wanted and "//" not in wanted
    return wanted if is_ours else HOME


def topics(catalogue: Catalogue, locale: str) -> list[dict[str, str]]:
    """What a conversation can have been about, by title."""
    ids = (name for name in catalogue.ids("en") if name.startswith(PREFIX))
    names = [name.removeprefix(PREFIX) for name in ids]
    rows = [
        {"id": name, "title": catalogue.say(f"{PREFIX}{name}", locale)}
        for name in names
        if name not in SMALL_TALK
    ]
    return sorted(rows, key=lambda row: row["title"].casefold())


@router.get("/desk")
async def desk_page(request: Request, runtime: RuntimeDep) -> Response:
    """The page that fits who asks: sign in, the desk, or one line for those who work elsewhere."""
    user = await signed_in(request, runtime)
    asked = negotiate(request.query_params.get("lang"))
    locale = asked or (user.locale if user else page_locale(request))
    is_desk = user is not None and user.has_role(Role.AGENT, Role.SUPERVISOR)
    html = render(
        "agent_desk.html" if is_desk else "agent_desk_sign_in.html",
        runtime.catalogue,
        locale,
        user=user,
        next=after_sign_in(request.query_params.get("next", "")),
        is_branch=user is not None and user.has_role(Role.BRANCH),
        languages=[languages()[code] for code in first_class()],
        **(_desk(runtime, user, locale) if is_desk and user else {}),
    )
    headers = {
        "Content-Security-Policy": page_policy(),
        "Content-Language": locale,
        "Cache-Control": NO_STORE,
        # The desk shows what visitors wrote: no other site may read or frame it.
        "X-Frame-Options": "DENY",
    }
    return Response(html, media_type=HTML, headers=headers)


def _desk(runtime: Runtime, user: User, locale: str) -> dict[str, Any]:
    return {
        "is_supervisor": user.has_role(Role.SUPERVISOR),
        "outcomes": OUTCOMES,
        "topics": topics(runtime.catalogue, locale),
        "facts": {
            "user": wire_user(user),
            "target_seconds": TARGET_SECONDS,
            "zone": runtime.settings.zone,
        },
        "texts": texts_for(runtime.catalogue, locale, "desk_"),
    }

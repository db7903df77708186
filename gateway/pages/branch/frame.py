"""What the pages of branch staff share: who may see them, their frame, and errors as pages."""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute

from gateway.agents.access import current_user
from gateway.agents.models import Role, User
from gateway.cases.branch_work import branch_user
from gateway.errors import GatewayError, InvalidRequest, NotSignedIn
from gateway.pages.headers import NO_STORE, page_policy
from gateway.pages.templating import HTML, page_locale, render
from gateway.places import models as places
from gateway.places.errors import BranchGuessed
from gateway.places.models import Branch
from gateway.places.suggesting import meant_branch
from gateway.runtime import Runtime
from translations.locales import DEFAULT_LOCALE, first_class, languages, worded_in

SEE_OTHER = 303
# The fields of forms in which a branch is named.
BRANCH_FIELDS = ("branch_id", "divert_to")
FORBIDDEN, NOT_FOUND, CONFLICT, UNREADABLE = 403, 404, 409, 422
_TO_DO = {
    FORBIDDEN: "staff_todo_403",
    NOT_FOUND: "staff_todo_404",
    CONFLICT: "staff_todo_409",
    UNREADABLE: "staff_todo_422",
}
# By the script that a locale reads, the beginning of the names of its letters.
_SCRIPTS = {"zh-CN": "CJK", "ja": "CJK", "ko": "HANGUL", "ru": "CYRILLIC", "ar": "ARABIC"}

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(frozen=True)
class Problem:
    """What went wrong, and what to do about it, worded."""

    status: int
    title: str
    todo: str


class StaffRoute(APIRoute):
    """A route whose errors are pages, and which sends strangers to sign in and back."""

    def get_route_handler(self) -> Handler:
        """The route's handler with errors answered for people."""
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            runtime: Runtime = request.app.state.runtime
            try:
                return await handle(request)
            except NotSignedIn:
                return RedirectResponse(f"/desk?next={quote(_back(request))}", SEE_OTHER)
            except RequestValidationError:
                return problem_page(request, runtime, InvalidRequest("form"))
            except GatewayError as error:
                return problem_page(request, runtime, error)

        return handled


async def staff(request: Request, runtime: Runtime) -> User:
    """The signed-in member of a branch or supervisor. Raises NotSignedIn, NotAllowed, OriginForeign."""
    return await branch_user(await current_user(request, runtime))


class Typed(dict[str, str]):
    """What was typed into a form; `guess` is a branch that is only like what was written for one."""

    guess: Branch | None = None

    def demand_sure(self) -> None:
        """Nothing is done in a branch that was guessed: the form is shown with it. Raises BranchGuessed."""
        if self.guess is not None:
            named = {"type": "name", "names": self.guess.names}
            raise BranchGuessed(self.guess.id, values={"branch": named})


async def typed(request: Request) -> Typed:
    """What was typed into the form that was sent; a branch that was named is its id."""
    form = await request.form()
    given = Typed({name: value.strip() for name, value in form.items() if isinstance(value, str)})
    runtime: Runtime = request.app.state.runtime
    async with runtime.database.read() as session:
        for name in BRANCH_FIELDS:
            if given.get(name):
                meant = await meant_branch(session, given[name], runtime.clock.now())
                given[name], given.guess = meant.id, meant.guess or given.guess
    return given


def filled(values: Mapping[str, str]) -> dict[str, str]:
    """What a form shows: a field about which nothing is known is empty."""
    return defaultdict(str, values)


def problem_of(runtime: Runtime, error: GatewayError, locale: str) -> Problem:
    """The error for a reader of this locale."""
    say = runtime.catalogue.say
    todo = _TO_DO.get(error.status, "staff_todo_other")
    return Problem(error.status, say(f"error-{error.code}", locale, error.values), say(todo, locale))


def problem_page(request: Request, runtime: Runtime, error: GatewayError) -> Response:
    """The error as a page of its own."""
    locale = getattr(request.state, "locale", None) or page_locale(request)
    shown = problem_of(runtime, error, locale)
    html = render("branch_problem.html", runtime.catalogue, locale, problem=shown)
    return html_page(html, locale, shown.status)


def page(
    request: Request, runtime: Runtime, user: User, template: str, status: int = 200, **context: Any
) -> Response:
    """A page in the reader's language inside the common frame."""
    html = render(
        template,
        runtime.catalogue,
        user.locale,
        user=user,
        is_supervisor=user.has_role(Role.SUPERVISOR),
        is_desk=user.has_role(Role.AGENT, Role.SUPERVISOR),
        path=request.url.path,
        languages=[languages()[code] for code in first_class()],
        **{"problem": None, **context},
    )
    return html_page(html, user.locale, status)


def branch_name(branch: Branch | None, locale: str) -> str:
    """A branch's name for staff, in one script: colleagues need no driver."""
    if branch is None:
        return ""
    names = branch.names
    return str(names.get(worded_in(locale)) or names.get(DEFAULT_LOCALE) or branch.id)


@functools.cache
def city_name(city: str, locale: str) -> str:
    """A city's name in the reader's script, else in Latin letters."""
    names = _city_names().get(city, [])
    script = _SCRIPTS.get(worded_in(locale), "LATIN")
    for wanted in (script, "LATIN"):
        for name in names:
            if unicodedata.name(name[0], "").startswith(wanted):
                return name
    return city.replace("-", " ").title()


@functools.cache
def _city_names() -> dict[str, list[str]]:
    file = Path(places.__file__).with_name("cities.yml")
    found: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def _back(request: Request) -> str:
    """The page to come back to; what a form wanted has to be sent again, from the page it stands on."""
    if request.method == "GET":
        return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    return "/".join(request.url.path.split("/")[:4])


def html_page(html: str, locale: str, status: int = 200) -> Response:
    """A page that is kept nowhere and shown in nobody else's frame."""
    headers = {
        "Content-Security-Policy": page_policy(),
        "Content-Language": locale,
        "Cache-Control": NO_STORE,
        "X-Frame-Options": "DENY",
    }
    return Response(html, status, headers, media_type=HTML)

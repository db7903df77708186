"""Every page of branch staff."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from gateway.pages.branch.booking_list import router as booking_list_router
from gateway.pages.branch.booking_page import router as booking_page_router
from gateway.pages.branch.frame import SEE_OTHER
from gateway.pages.branch.picker import router as picker_router
from gateway.pages.branch.plan_list import router as plan_list_router
from gateway.pages.branch.plan_page import router as plan_page_router

router = APIRouter(include_in_schema=False)


@router.get("/branch")
async def branch_home() -> RedirectResponse:
    """Branch staff begin with their bookings."""
    return RedirectResponse("/branch/bookings", SEE_OTHER)


ROUTERS = (
    router,
    picker_router,
    booking_list_router,
    booking_page_router,
    plan_list_router,
    plan_page_router,
)

"""Everything about places over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from gateway.places.internal_routes import router as internal_router
from gateway.places.public_routes import router as public_router

router = APIRouter()
router.include_router(internal_router)
router.include_router(public_router)

"""One running desk for all journeys that leave it whole; drills start their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.stack import Stack, running_desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole desk, started once."""
    with running_desk(tmp_path_factory.mktemp("desk")) as stack:
        yield stack

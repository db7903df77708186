"""The detector, loaded once, and a conversation that is told what a visitor writes."""

from __future__ import annotations

import pytest

from gateway.languages.detection import Detector
from gateway.languages.hysteresis import LocaleState, Source, decide

RUSSIAN = "банкомат съел мою карту"
FRENCH = "le distributeur a avalé ma carte bancaire"
ENGLISH = "the machine swallowed my card this morning"


@pytest.fixture(scope="session")
def detector() -> Detector:
    """The detector; loading takes a second."""
    return Detector.load()


def after(detector: Detector, state: LocaleState, *texts: str) -> LocaleState:
    """The conversation after these messages."""
    for text in texts:
        state = decide(state, detector.guess(text), text)
    return state


def from_browser(locale: str) -> LocaleState:
    """A conversation of which only the browser's language is known."""
    return LocaleState(locale, Source.BROWSER)

"""Bodies of the visitor API."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

ClientId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.:-]+$")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="ignore")


class ContextBody(_Body):
    """Where the visitor stands, from the link he opened."""

    branch: str | None = Field(None, max_length=60)
    atm: str | None = Field(None, max_length=60)
    channel: str | None = Field(None, max_length=30, pattern=r"^[a-z0-9_-]+$")


class StartBody(_Body):
    """Begin a conversation."""

    locale: str | None = Field(None, max_length=120)
    context: ContextBody = Field(default_factory=ContextBody)


class ResumeBody(_Body):
    """Go on on another device."""

    resume_code: str = Field(min_length=4, max_length=40)


class MessageBody(_Body):
    """A text, or a button's payload; the client id makes a resend change nothing."""

    client_id: ClientId
    # Length is judged after cleaning, in code points, with an error of its own (413).
    text: str | None = None
    payload: str | None = Field(
        None,
        max_length=400,
        description="What a button sends. One that `needs` the `position` sends latitude and longitude"
        ' (WGS-84) in the place of `here`: `/inform{"position":"39.916,116.397"}`; 3 decimals are kept.',
    )

    waited_seconds: int = Field(
        0,
        ge=0,
        description="How long the message waited on the visitor's device, by that device's own clock."
        " A position counts as that much older.",
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> MessageBody:
        if (self.text is None) == (self.payload is None):
            raise ValueError("give text or payload")
        return self


class LocaleBody(_Body):
    """Choose a language."""

    locale: str = Field(min_length=2, max_length=40)


class HandoffBody(_Body):
    """Ask for a person."""

    skill: str | None = Field(None, max_length=40, pattern=r"^[a-z0-9_-]+$")


class RatingBody(_Body):
    """Say how it was."""

    score: int = Field(ge=1, le=5)
    comment: str | None = Field(None, max_length=1000)

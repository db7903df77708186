"""Settings of the desk: environment variables with the prefix `DESK_`, `.env` read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """Everything an operator can set; every field stands in the README's table."""

    model_config = SettingsConfigDict(env_prefix="DESK_", env_file=".env", extra="ignore")

    host: str = Field("127.0.0.1", description="Address the gateway listens on.")
    port: int = Field(8000, description="Port of the gateway.")
    bot_port: int = Field(5005, description="Port of the bot, on loopback.")
    actions_port: int = Field(5055, description="Port of the action server, on loopback.")
    var: Path = Field(Path("var"), description="Folder of database, model, logs and uploads.")
    database_url: str = Field("", description="SQLAlchemy address; empty: SQLite in the var folder.")
    secret: SecretStr = Field(
        SecretStr(""), description="Signs what the desk hands out; made at first start."
    )
    bot_secret: SecretStr = Field(
        SecretStr(""), description="Shared with bot and actions; made at every start."
    )
    # Below the lease of a turn, after which it is taken up again.
    bot_timeout_seconds: float = Field(10.0, ge=1, le=25, description="How long one turn may take the bot.")
    turn_slots: int = Field(8, description="Turns of different conversations answered at once.")
    public_url: str = Field("", description="Address visitors use, for QR codes; empty: the request's own.")
    allowed_hosts: Annotated[list[str], NoDecode] = Field(
        ["localhost", "127.0.0.1", "[::1]"], description="Host names the gateway answers to, comma separated."
    )
    embed_origins: Annotated[list[str], NoDecode] = Field(
        [], description="Origins of pages that may embed the chat, comma separated."
    )
    zone: str = Field("Asia/Shanghai", description="Time zone of the event.")
    desk_opens: dt.time = Field(dt.time(8), description="When people begin to answer, in the event's zone.")
    desk_closes: dt.time = Field(dt.time(22), description="When people stop to answer, in the event's zone.")
    messages_per_minute: int = Field(60, description="Messages one conversation may send in a minute.")
    conversations_per_hour: int = Field(600, description="Conversations one address may open in an hour.")
    demo: bool = Field(True, description="Load the demo bank and its users into an empty database.")
    demo_password: SecretStr = Field(SecretStr(""), description="Password of the demo users; empty: random.")
    rates_url: str = Field("", description="Address of the rate board (JSON); empty: the demo bank's own.")
    rates_every_seconds: int = Field(600, ge=10, description="How often the rate board is fetched.")
    deepl_key: SecretStr = Field(SecretStr(""), description="Key of the DeepL account; empty: no DeepL.")
    deepl_server_url: str = Field("", description="Another DeepL address, for a proxy or a test server.")
    libretranslate_url: str = Field("", description="Address of a LibreTranslate server; empty: none.")
    now: dt.datetime | None = Field(None, description="Tests only: the clock stands at this moment.")

    @field_validator("allowed_hosts", "embed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value
        )

    @field_validator("now")
    @classmethod
    def _aware(cls, value: dt.datetime | None) -> dt.datetime | None:
        return value if value is None or value.tzinfo else value.replace(tzinfo=dt.UTC)

    @property
    def database(self) -> str:
        """The SQLAlchemy address in force."""
        return self.database_url or f"sqlite+aiosqlite:///{(self.var / 'desk.db').resolve()}"

    @property
    def event_zone(self) -> ZoneInfo:
        """The zone in which hours and dates are meant."""
        return ZoneInfo(self.zone)

    @property
    def rates_source(self) -> str:
        """Where rates come from: the address set, the demo bank's file, or nowhere."""
        return self.rates_url or ("demo:" if self.demo else "")

    @property
    def bot_url(self) -> str:
        """Where the bot listens."""
        return f"http://127.0.0.1:{self.bot_port}"

    @property
    def actions_url(self) -> str:
        """Where the action server listens."""
        return f"http://127.0.0.1:{self.actions_port}"

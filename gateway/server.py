"""`python -m gateway.server`: the gateway behind uvicorn, with limits that hold against a hostile peer."""

from __future__ import annotations

import logging
import sys

import structlog
import uvicorn

from gateway.settings import Settings

MAX_FRAME = 64 * 1024
MAX_HEADER = 16 * 1024
MAX_CONNECTIONS = 12_000
SHARED_STEPS: tuple[structlog.typing.Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
)


def set_up_logging() -> None:
    """One JSON object a line on stderr; newlines and escapes in a value stay inside it."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED_STEPS,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    # These name addresses and statements, at times with what a visitor wrote in them.
    for name in ("httpx2", "httpcore2", "sqlalchemy", "aiosqlite", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*SHARED_STEPS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def server_options(settings: Settings) -> uvicorn.Config:
    """How the gateway is served: small frames, bounded headers, no address taken from a stranger's header."""
    return uvicorn.Config(
        "gateway.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        # Without the deadline one reader that stopped keeps the process alive after SIGTERM.
        timeout_graceful_shutdown=10,
        timeout_keep_alive=20,
        limit_concurrency=MAX_CONNECTIONS,
        h11_max_incomplete_event_size=MAX_HEADER,
        http="httptools",
        ws="websockets-sansio",
        # 33 instead of 72 KB of memory a socket.
        ws_per_message_deflate=False,
        ws_max_size=MAX_FRAME,
        ws_max_queue=16,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        server_header=False,
        proxy_headers=False,
    )


def main() -> None:
    """Serve until SIGTERM."""
    set_up_logging()
    uvicorn.Server(server_options(Settings())).run()


if __name__ == "__main__":
    main()

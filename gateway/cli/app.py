"""All commands in one Typer app, and one line instead of a traceback when one cannot go on."""

from __future__ import annotations

import errno

import typer
from pydantic import ValidationError

from gateway.cli import (
    checks,
    data,
    doctor,
    events,
    importing,
    learning,
    measuring,
    running,
    suites,
    translating,
    users,
)
from gateway.console import Stop, fail

DISK_FULL_LINE = "the disk is full: make room and run the command again."

app = typer.Typer(
    name="desk",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Visitor Desk: a bank's contact desk. Settings are DESK_ variables; README.md lists them.",
)
app.command()(running.serve)
app.command()(running.train)
app.command()(data.migrate)
app.command()(data.demo)
app.command("import")(importing.import_file)
app.command("export")(importing.export_file)
app.add_typer(events.app, name="events")
app.command()(doctor.doctor)
app.add_typer(users.app, name="user")
app.add_typer(translating.app, name="translate")
app.command("test")(suites.run_tests)
app.command()(checks.check)
app.command()(measuring.bench)
app.command()(measuring.evaluate)
app.command("learn-languages")(learning.learn_languages)


def main() -> int:
    """Run the command; the exit code is non-zero when it failed."""
    try:
        app()
    except Stop as stop:
        fail(str(stop))
    except ValidationError as error:
        fail(describe(error))
    except OSError as error:
        fail(DISK_FULL_LINE if error.errno == errno.ENOSPC else str(error))
    return 1


def describe(error: ValidationError) -> str:
    """Which settings are wrong, by the names that an operator sets."""
    wrong = (f"DESK_{'_'.join(map(str, one['loc'])).upper()}: {one['msg']}" for one in error.errors())
    return "wrong settings: " + "; ".join(wrong)

"""`desk translate`: the catalogues, for those who look after them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer
from babel import Locale
from babel.core import UnknownLocaleError

from gateway.bootstrap import ROOT
from gateway.console import GREEN, Stop, say
from translations.checks import check_all, scaffold
from translations.locales import DEFAULT_LOCALE, first_class, languages

SHOWN = 50
ASPECTS = Path("bot/data/aspects")

app = typer.Typer(no_args_is_help=True, help="Check the catalogues, begin a new locale.")


@app.command()
def check(
    locale: Annotated[list[str] | None, typer.Option(help="Only these locales.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every finding, not the first few.")] = False,
) -> None:
    """Compare every catalogue with English: ids, variables, plurals, scripts, lengths of buttons."""
    codes = locale or first_class()
    findings = check_all(codes)
    for finding in findings if everything else findings[:SHOWN]:
        typer.echo(f"translations/{finding}")
    if findings:
        raise Stop(f"{len(findings)} findings in {len({one.file for one in findings})} catalogues.")
    say(f"{len(codes)} locales have the same messages, variables and plurals.", GREEN)


@app.command()
def locale(code: Annotated[str, typer.Argument(help="BCP 47 code, such as el or pt-PT.")]) -> None:
    """Begin a locale: every message of English without a wording, every aspect without an example."""
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        raise Stop(f"{code!r} is no language code that CLDR knows: use one such as el or pt-PT.") from None
    written = [*scaffold(code), *begin_aspects(code)]
    for path in written:
        say(f"Written: {path.relative_to(ROOT)}")
    if not written:
        say(f"translations/{code} is complete already; nothing was changed.")
    if code not in languages():
        say("Next: add a line for it to translations/languages.yml with `status: further`.")
    say(f"Then fill in the wordings; `make translations ARGS='--locale {code}'` lists what is left.")


def begin_aspects(code: str, root: Path = ROOT) -> list[Path]:
    """Write the blocks of the English examples, empty; a file that is there stays as it is."""
    path = root / ASPECTS / f"{code}.yml"
    if path.exists():
        return []
    english = (root / ASPECTS / f"{DEFAULT_LOCALE}.yml").read_text(encoding="utf-8")
    path.write_text(re.sub(r"^ +- (?!aspect:).*\n", "", english, flags=re.MULTILINE), encoding="utf-8")
    return [path]

from __future__ import annotations

from pathlib import Path

import pytest

from translations.catalogue import Catalogue
from translations.checks import check_locale, plural_forms, scaffold
from translations.locales import DEFAULT_LOCALE, FOLDER, first_class


@pytest.mark.parametrize("code", first_class())
def test_locale_says_everything_that_english_says(code: str) -> None:
    findings = check_locale(code)
    assert not findings, "\n".join(map(str, findings[:50]))


def write(folder: Path, code: str, entries: str, plurals: str = "nplurals=2; plural=(n != 1);") -> None:
    header = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {plurals}\\n"\n\n'
    )
    (folder / code).mkdir(exist_ok=True)
    (folder / code / "bot.po").write_text(header + entries, encoding="utf-8")


def entry(context: str, english: str, wording: str) -> str:
    return f'msgctxt "{context}"\nmsgid "{english}"\nmsgstr "{wording}"\n\n'


@pytest.mark.parametrize(
    ("context", "english", "wording", "finding"),
    [
        ("utter_a", "Hello {name}", "Hallo", "has the values"),
        ("utter_a", "Hello {name}", "Hallo {nane}", "has the values"),
        ("utter_a", "Hello {name}", "Hallo {name", "unmatched brace"),
        ("utter_a", "Hello", "", "is not translated"),
        ("utter_a", "Where did it keep your card?", "Where did it keep your card?", "is still English"),
        ("button_a", "Person", "Mit einem Menschen sprechen", "is a button of 27 characters"),
        ("utter_a", "Hello", "Hallo ", "begins or ends with a space"),
    ],
)
def test_mistake_in_a_wording_is_found(
    tmp_path: Path, context: str, english: str, wording: str, finding: str
) -> None:
    write(tmp_path, "en", entry(context, english, english))
    write(tmp_path, "de", entry(context, english, wording))
    assert [finding in one.what for one in check_locale("de", tmp_path)] == [True]


def test_wording_in_foreign_letters_is_found(tmp_path: Path) -> None:
    write(tmp_path, "en", entry("utter_a", "Hello", "Hello"))
    write(tmp_path, "ko", entry("utter_a", "Hello", "Annyeong"), "nplurals=1; plural=0;")
    assert "letters of ko" in str(check_locale("ko", tmp_path)[0])


def test_missing_and_extra_messages_are_found(tmp_path: Path) -> None:
    write(tmp_path, "en", entry("utter_a", "Hello", "Hello"))
    write(tmp_path, "de", entry("utter_b", "Bye", "Tschüs"))
    assert [one.what for one in check_locale("de", tmp_path)] == ["is missing", "English has no such message"]


def test_changed_english_sentence_asks_for_a_new_translation(tmp_path: Path) -> None:
    write(tmp_path, "en", entry("utter_a", "Hello again", "Hello again"))
    write(tmp_path, "de", entry("utter_a", "Hello", "Hallo"))
    assert "translate it again" in str(check_locale("de", tmp_path)[0])


def test_id_that_stands_twice_is_found(tmp_path: Path) -> None:
    write(tmp_path, "en", entry("utter_a", "Hello", "Hello"))
    (tmp_path / "en" / "desk.po").write_text((tmp_path / "en" / "bot.po").read_text())
    assert "already" in str(check_locale("en", tmp_path)[0])


def test_plural_of_every_class_is_asked_for(tmp_path: Path) -> None:
    plural = 'msgctxt "utter_a"\nmsgid "{count} card"\nmsgid_plural "{count} cards"\n'
    write(tmp_path, "en", plural + 'msgstr[0] "{count} card"\nmsgstr[1] "{count} cards"\n')
    count, rule = plural_forms("ru")
    write(
        tmp_path,
        "ru",
        plural + 'msgstr[0] "{count} карта"\nmsgstr[1] "{count} карты"\n',
        f"nplurals={count}; plural={rule};",
    )
    assert "has 2 plural forms, the language has 3" in str(check_locale("ru", tmp_path)[0])


def test_new_locale_is_begun_with_every_message_and_no_wording(tmp_path: Path) -> None:
    (tmp_path / DEFAULT_LOCALE).symlink_to(FOLDER / DEFAULT_LOCALE)
    written = scaffold("el", tmp_path)
    findings = check_locale("el", tmp_path)
    assert {path.name for path in written} == {path.name for path in (FOLDER / DEFAULT_LOCALE).glob("*.po")}
    assert {one.what for one in findings} == {"is not translated"}
    assert len(findings) == len(Catalogue.load().ids(DEFAULT_LOCALE))


def test_begun_locale_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / DEFAULT_LOCALE).symlink_to(FOLDER / DEFAULT_LOCALE)
    scaffold("el", tmp_path)
    assert scaffold("el", tmp_path) == []

"""Style sheets and scripts: joined without a build step, named by content, small."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest

from gateway.pages.assets import FOLDER, UnjoinableScript, asset_url, assets, joined

FORBIDDEN = ("@font-face", "http://", "https://", "eval(", "innerHTML", "document.write", "localhost")


def _written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "page.js"


def test_a_script_comes_with_everything_it_imports_once(tmp_path: Path) -> None:
    page = _written(
        tmp_path,
        page='import { one } from "./one.js";\nimport { two } from "./two.js";\none(two);\n',
        one='import { two } from "./two.js";\nexport function one(x) { return x + two; }\n',
        two="export const two = 2;\n",
    )
    assert joined(page) == "const two = 2;\nfunction one(x) { return x + two; }\none(two);\n"


@pytest.mark.parametrize("text", ['import * as all from "./one.js";\n', "export default 1;\n"])
def test_a_form_of_import_that_joining_would_break_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnjoinableScript):
        joined(_written(tmp_path, page=text, one=""))


def test_two_modules_with_the_same_name_are_refused(tmp_path: Path) -> None:
    page = _written(
        tmp_path,
        page='import { a } from "./one.js";\nconst b = 1;\n',
        one="export const a = 1;\nconst b = 2;\n",
    )
    with pytest.raises(UnjoinableScript):
        joined(page)


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_no_file_loads_a_font_reaches_another_host_or_makes_markup_from_text(path: Path) -> None:
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("//")
    ]
    text = "\n".join(lines).replace("http://www.w3.org/2000/svg", "")
    assert [word for word in FORBIDDEN if word in text] == []


async def test_a_file_named_by_its_content_is_kept_for_ever(pages: httpx2.AsyncClient) -> None:
    answer = await pages.get(asset_url("visitor.js"), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.content == assets()["visitor.js"].body


async def test_a_reader_without_gzip_gets_the_plain_file(pages: httpx2.AsyncClient) -> None:
    answer = await pages.get(asset_url("visitor.css"), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == assets()["visitor.css"].body


async def test_an_address_of_an_earlier_version_gives_the_current_file_uncached(
    pages: httpx2.AsyncClient,
) -> None:
    answer = await pages.get("/static/visitor.000000000000.js")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["nothing.js", "visitor.css.map", "..%2Fassets.py", "visitor"])
async def test_what_is_no_file_of_a_page_is_not_found(pages: httpx2.AsyncClient, name: str) -> None:
    assert (await pages.get(f"/static/{name}")).status_code == 404

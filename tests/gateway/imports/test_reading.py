from __future__ import annotations

from pathlib import Path

import pytest

from gateway.imports.findings import Finding, Row
from gateway.imports.reading import read_rows
from gateway.imports.scanning import BLOCK


def read(path: Path, text: str | bytes) -> list[Row | Finding]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_rows(path, {"branches"}))


def places(found: list[Row | Finding]) -> list[tuple[int, object]]:
    return [(one.line, one.values if isinstance(one, Row) else one.reason) for one in found]


def test_cells_of_a_table_keep_the_line_on_which_their_row_begins(tmp_path: Path) -> None:
    found = read(tmp_path / "b.csv", 'id,name_en\na,"two\nlines"\n\nb,\n')
    assert places(found) == [(2, {"id": "a", "name_en": "two\nlines"}), (5, {"id": "b"})]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_byte_order_mark_and_the_delimiters_of_spreadsheets_are_understood(
    tmp_path: Path, delimiter: str
) -> None:
    found = read(tmp_path / "b.csv", f"\ufeffid{delimiter}city\na{delimiter}beijing\n")
    assert places(found) == [(2, {"id": "a", "city": "beijing"})]


def test_row_with_more_cells_than_columns_is_a_finding_and_the_next_row_is_read(tmp_path: Path) -> None:
    found = read(tmp_path / "b.csv", "id,city\na,b,c\nd,e\n")
    assert places(found) == [
        (2, "cells in this line: 3, columns with a name: 2"),
        (3, {"id": "d", "city": "e"}),
    ]


def test_column_named_twice_is_refused(tmp_path: Path) -> None:
    assert places(read(tmp_path / "b.csv", "id,id\na,b\n")) == [(1, "every column needs a name of its own")]


def test_open_quotation_mark_is_reported_where_its_row_begins(tmp_path: Path) -> None:
    [row, finding] = read(tmp_path / "b.csv", 'id,city\na,b\nc,"d\ne,f\n')
    assert (row.line, finding.line) == (2, 3)
    assert isinstance(finding, Finding)
    assert "quotation mark" in finding.reason


@pytest.mark.parametrize(
    ("encoding", "named"), [("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("cp1252", "WINDOWS-1252")]
)
def test_another_encoding_is_named_with_the_way_out(tmp_path: Path, encoding: str, named: str) -> None:
    text = "id,name_fr\na,Café du Musée\n" if encoding == "cp1252" else "id,name\na,王府井\n"
    [finding] = read(tmp_path / "b.csv", text.encode(encoding))
    assert isinstance(finding, Finding)
    assert f"iconv -f {named} -t UTF-8" in finding.reason
    assert finding.line == (1 if encoding == "utf-16" else 2)


@pytest.mark.parametrize("key", ["branches", "items"])
def test_records_of_a_json_list_are_found_at_the_top_or_in_a_named_member(tmp_path: Path, key: str) -> None:
    assert places(read(tmp_path / "b.json", '[\n{"id": "a"},\n\n{"id": "b"}]')) == [
        (2, {"id": "a"}),
        (4, {"id": "b"}),
    ]
    assert places(read(tmp_path / "b.json", f'{{"v": 1, "{key}": [\n{{"id": "a"}}], "w": [2]}}')) == [
        (2, {"id": "a"})
    ]


def test_records_that_cross_the_blocks_of_a_large_file_are_whole(tmp_path: Path) -> None:
    rows = ",\n".join(f'{{"id": "{"x" * (number % 97)}{number}"}}' for number in range(BLOCK // 40))
    found = read(tmp_path / "b.json", f"[{rows}]")
    assert len(found) == BLOCK // 40
    assert [one.line for one in found] == list(range(1, BLOCK // 40 + 1))


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('[{"id": "a"},\n{"id": }]', 2, "json-unreadable"),
        ('[{"id": "a"}\n{"id": "b"}]', 2, "json-expected"),
        ('[{"id": "a"},\n]', 2, "json-last-comma"),
        ('[{"id": "a"}]\nmore', 2, "json-after-end"),
        ('[{"id": "a"}', 1, "json-expected"),
        ('[{"id": ', 1, "json-cut-off"),
        ('{"places": []}', 1, "json-list-missing"),
        ('[{"id": "a", "id": "b"}]', 1, "key-twice"),
        ('[{"lat": NaN}]', 1, "not-a-number"),
        ('[{"lat": 1' + "0" * 5000 + "}]", 1, "not-a-number"),
        ("7", 1, "json-no-list"),
        ("[" * 100_000, 1, "json-too-deep"),
    ],
)
def test_mistake_in_json_is_reported_with_its_line(tmp_path: Path, text: str, line: int, code: str) -> None:
    finding = read(tmp_path / "b.json", text)[-1]
    assert isinstance(finding, Finding)
    assert (finding.line, finding.wrong.code) == (line, code)


def test_text_that_is_no_json_is_shown_from_where_it_cannot_be_read(tmp_path: Path) -> None:
    [finding] = read(tmp_path / "b.json", '[{"id": beijing, "city": "beijing"}]')
    assert '\'beijing, "city": "be\'' in str(finding)


def test_cell_that_never_ends_is_too_long(tmp_path: Path) -> None:
    finding = read(tmp_path / "b.csv", "id,city\na," + "x" * 200_000 + "\n")[-1]
    assert isinstance(finding, Finding)
    assert finding.wrong.code == "too-long"


def test_bad_line_of_json_lines_does_not_hide_the_others(tmp_path: Path) -> None:
    found = read(tmp_path / "b.jsonl", '{"id": "a"}\n{"id"\n[]\n\n{"id": "b"}\n')
    assert [(one.line, isinstance(one, Row)) for one in found] == [
        (1, True),
        (2, False),
        (3, False),
        (5, True),
    ]


def test_features_of_geojson_become_rows_with_latitude_and_longitude(tmp_path: Path) -> None:
    text = """{"type": "FeatureCollection", "features": [
    {"type": "Feature", "id": "a", "properties": {"city": "beijing"},
     "geometry": {"type": "Point", "coordinates": [116.4, 39.9]}},
    {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}]}"""
    [row, finding] = read(tmp_path / "b.geojson", text)
    assert isinstance(row, Row)
    assert row.values == {"id": "a", "city": "beijing", "lat": 39.9, "lon": 116.4}
    assert (finding.line, isinstance(finding, Finding)) == (4, True)


def test_geojson_in_another_coordinate_system_is_refused(tmp_path: Path) -> None:
    [finding] = read(tmp_path / "b.geojson", '{"crs": {"properties": {"name": "EPSG:3857"}}, "features": []}')
    assert isinstance(finding, Finding)
    assert "WGS-84" in finding.reason


def test_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    [finding] = read(tmp_path / "b.xlsx", b"PK")
    assert ".csv" in str(finding)

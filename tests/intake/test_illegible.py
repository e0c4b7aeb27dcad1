"""Characters that a screen obeys, in cells, texts, markers and names of files: none is in what is read of a year or
told of it.
"""

import csv
import dataclasses

import pandas as pd
import pytest
import xlsxwriter

from analysis.intake import open_year
from analysis.intake.check import all_findings
from analysis.legible import has_illegible
from factories import write

BAD = "\x1b[31m\u202e\u200b\x07\x9b2J"


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(value):
    """Every text in what is read: frames, models, lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, pd.DataFrame):
        for column in value.select_dtypes(include=["object", "str"]):
            yield from (text for text in value[column] if isinstance(text, str))
        yield from map(str, value.columns)
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in texts(part))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (text for part in value for text in texts(part))
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif hasattr(value, "model_dump"):
        yield from texts(value.model_dump())


def shown_of(data):
    """Every text of the year that a page may show."""
    frames = (data.villages, data.households, data.targets, data.objectives, data.programme)
    return [*texts([frame for frame in frames if frame is not None]), *texts(data.plan), *texts(data.narrative), data.caption, data.synthetic or "", *texts(list(data.findings))]  # fmt: skip


@pytest.fixture
def dirty(unit):
    """The small unit with such characters in every text of it."""
    for name in ("villages", "households", "targets"):
        rows = rows_of(unit / f"{name}.csv")
        worded = [row | {c: f"{t[:3]}{BAD}{t[3:]}" for c, t in row.items() if c in ("village", "household_id", "ethnicity")} for row in rows]  # fmt: skip
        write(unit / f"{name}.csv", worded)
    rows = rows_of(unit / "households.csv")
    write(
        unit / "households.csv",
        [row | {"helper": f"{BAD}Hội Nông dân", "override_reason": f"lý do{BAD}"} for row in rows],
    )
    write(unit / "objectives.csv", [{"code": f"MT{BAD}1", "name": f"Bảo hiểm{BAD} y tế", "target": 90, "actual": 91, "note": f"{BAD}ghi chú"}])  # fmt: skip
    write(unit / "programme.csv", [{"code": "DA1", "name": f"{BAD}Đường", "responsible": f"UBND{BAD}", "planned": 1, "actual": 1, "money_central": 1, "money_province": 0, "money_mobilised": 0, "disbursed": 1}])  # fmt: skip
    escaped = "\\u001b[31m\\u202e\\u200b"
    plan = (unit / "plan.toml").read_text(encoding="utf-8").replace("Thử Nghiệm", f"Thử{escaped} Nghiệm")
    (unit / "plan.toml").write_text(f'{plan}\n[document]\nsigner = "{escaped}Ngài"\nlegal_bases = ["Căn cứ{escaped}"]\n', encoding="utf-8")  # fmt: skip
    (unit / "narrative.toml").write_text(f'causes = ["Hạn hán{escaped}"]\n', encoding="utf-8")
    (unit / "targets.caption.txt").write_text(f"BẢNG{BAD} CHỈ TIÊU", encoding="utf-8")
    (unit.parent / "synthetic").write_text(f"Mô phỏng{BAD}.", encoding="utf-8")
    return unit


def test_nothing_that_is_read_or_told_has_one(dirty):
    data = open_year("thu-nghiem", 2023, data_dir=str(dirty.parents[1]))
    assert {"Thôn A", "Thôn B"} == set(data.villages["village"])
    assert len(data.households) == 11 and data.unit_name == "xã Thử Nghiệm" and data.synthetic == "Mô phỏng."
    assert [text for text in shown_of(data) if has_illegible(text)] == []


def test_a_workbook_is_read_so_too(dirty):
    rows = rows_of(dirty / "households.csv")
    with xlsxwriter.Workbook(dirty / "thu-nghiem-2023.xlsx") as book:
        sheet = book.add_worksheet("Hộ")
        for line, record in enumerate([list(rows[0]), *(list(row.values()) for row in rows)]):
            sheet.write_row(line, 0, record)
    (dirty / "households.csv").unlink()
    data = open_year("thu-nghiem", 2023, data_dir=str(dirty.parents[1]))
    assert len(data.households) == 11 and [text for text in shown_of(data) if has_illegible(text)] == []


@pytest.mark.parametrize("name", ["households\u200b.csv", "pro\u202egramme.csv", "a\x1b[31m.csv"])
def test_a_file_of_such_a_name_is_refused_and_named_without(unit, name):
    (unit / name).write_text("x,y\n1,2\n", encoding="utf-8")
    told = [finding for finding in all_findings("thu-nghiem", 2023, unit.parents[1]) if "ký tự ẩn" in finding.remedy]
    assert [(finding.severity, finding.check) for finding in told] == [("error", "file_name")]
    assert not has_illegible(told[0].file)

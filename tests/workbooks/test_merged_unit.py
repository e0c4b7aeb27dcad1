"""The workbooks of a merged unit: template from the old units, restricted list by row, findings marked in the old files."""

import csv

import pytest
from python_calamine import CalamineWorkbook

from analysis.intake import open_last_review, open_year
from analysis.intake.sources import sources
from analysis.workbooks import write_template
from analysis.workbooks.restricted import named_households
from factories import write
from intake.old_units import household_rows, old_units


@pytest.fixture
def root(tmp_path):
    return old_units(tmp_path / "raw").parents[1]


def test_template_carries_the_listed_of_every_old_unit(root, tmp_path):
    path = write_template(2025, tmp_path / "t.xlsx", open_last_review("moi", 2025, str(root)))
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Hộ").to_python()
    carried = [tuple(row[:2]) for row in sheet if str(row[0])[:2] in ("M-", "H-")]
    assert carried == [
        ("M-1", "Thôn 1 Cũ Một"),
        ("M-2", "Thôn 1 Cũ Một"),
        ("M-3", "Thôn A"),
        ("H-1", "Thôn 1 Cũ Hai"),
        ("H-2", "Thôn B"),
    ]


def test_names_stand_beside_their_household_however_its_id_is_written(root):
    path = root / "moi" / "2025" / "households.csv"
    rows = [row | {"head_name": f"Chủ hộ {row['household_id']}"} for row in household_rows(path)]
    rows[0]["household_id"] = "cu-mot/M-1"
    write(path, rows)
    data = open_year("moi", 2025, data_dir=str(root))
    named = named_households(data, root).set_index("household_id")["head_name"]
    assert named["M-1"] == "Chủ hộ M-1" and named["H-2"] == "Chủ hộ H-2"


def test_old_files_can_be_marked(root):
    files = {source.file: source for source in sources("moi", 2025, str(root))}
    assert {"cu-mot/2024/households.csv", "cu-hai/2024/villages.csv", "households.csv"} <= set(files)
    with (root / "cu-mot" / "2024" / "households.csv").open(encoding="utf-8", newline="") as file:
        assert files["cu-mot/2024/households.csv"].records[1][0] == list(csv.reader(file))[1][0]

"""Which communes a roll-up has, where their figures come from, and that each counts once."""

import csv
import json
from pathlib import Path

import pytest

from analysis.findings import InputError
from analysis.intake.files import checksum
from analysis.intake.year import open_year
from analysis.rollup import classes, group_of, open_rollup
from analysis.rollup.unit_year import UnitYear
from factories import small_unit
from summary_forms import communes, write_forms

PLAN = '[unit]\nname = "{}"\nlevel = "xã"\n{}province = "Gia Lai"\n\n[target]\nreduction = 3\n'


@pytest.fixture
def raw(tmp_path):
    """The data folder of one small commune."""
    small_unit(tmp_path / "raw")
    return tmp_path / "raw"


def rolled_up(raw: Path, year: int = 2023, by: str = "commune"):
    """The roll-up of a data folder, with the reports beside it."""
    return open_rollup("tong-hop", year, by, data_dir=str(raw), reports_dir=str(raw.parent / "reports"))


def by_name(rollup) -> dict[str, UnitYear]:
    """The communes by name."""
    return {unit.label: unit for unit in rollup.units}


def write_report(raw: Path, unit: UnitYear, year: int = 2023) -> Path:
    """Reports of a commune as far as a roll-up reads them: the figures of its totals and the record of its inputs."""
    folder = raw.parent / "reports" / unit.folder / str(year)
    folder.mkdir(parents=True)
    rows = [
        ("household-review", form, "total", c, v, "") for form, values in unit.forms.items() for c, v in values.items()
    ]
    ends = {f"{code}_start": unit.before[code] for code in ("households", "poor", "near_poor")} | {"poor_end": unit.get("T1", "poor")}  # fmt: skip
    rows += [
        ("year-end-evaluation", "village_results", "total", c, v, "") for c, v in (ends | dict(unit.target)).items()
    ]
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("report", "table", "row", "column", "value", "unit"), *rows])
    inputs = [{"path": f.path, "sha256": f.sha256} for f in open_year(unit.folder, year, data_dir=str(raw)).inputs]
    record = {"parameters": {"status": "sơ bộ"}, "inputs": inputs, "synthetic": None}
    run = {"reports": {"household-review": record, "year-end-evaluation": record}, "files": {"figures.csv": checksum(folder / "figures.csv")}}  # fmt: skip
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")
    return folder


def test_a_commune_without_reports_is_computed_from_its_review(raw):
    (unit,) = rolled_up(raw).units
    assert (unit.label, unit.source, unit.get("T1", "poor"), unit.before["poor"]) == ("xã Thử Nghiệm", "review", 6, 8)
    assert unit.get("T2_households", "relapse") == 1 and unit.goal == (3, "points")


def test_a_report_of_the_very_data_is_used_and_says_the_same(raw):
    (computed,) = rolled_up(raw).units
    write_report(raw, computed)
    (unit,) = rolled_up(raw).units
    assert unit.source == "report" and unit.files == ("reports/thu-nghiem/2023/figures.csv",)
    assert (unit.forms, unit.target) == (computed.forms, computed.target)
    assert unit.before == {code: computed.before[code] for code in unit.before}


@pytest.mark.parametrize(
    "change, why",
    [
        (lambda raw, report: (raw / "thu-nghiem/2023/targets.csv").open("a").write("\n"), "targets.csv"),
        (lambda raw, report: (raw / "thu-nghiem/2023/narrative.toml").write_text('causes = "a"'), "narrative.toml"),
        (lambda raw, report: (report / "figures.csv").open("a").write("\n"), "figures.csv"),
    ],
    ids=["data saved since", "data handed in since", "figures changed by hand"],
)
def test_a_report_that_does_not_stand_on_the_data_is_not_used_and_it_is_said(raw, change, why):
    report = write_report(raw, rolled_up(raw).units[0])
    change(raw, report)
    (unit,) = rolled_up(raw).units
    assert unit.source == "review" and why in unit.remarks[0]


def test_a_commune_with_errors_is_named_and_the_others_are_done(raw):
    small_unit(raw, unit="hong")
    (raw / "hong/2023/villages.csv").write_text("village\nThôn A\n", encoding="utf-8")
    (raw / "hong/2023/plan.toml").write_text(PLAN.format("Hỏng", ""), encoding="utf-8")
    rollup = rolled_up(raw)
    assert [unit.label for unit in rollup.failed] == ["xã Hỏng"]
    assert classes(rollup.units).at["total", "poor"] == 6


def test_communes_of_forms_stand_beside_those_of_folders(raw):
    write_forms(raw / "gia-lai/2023/summary", communes(2))
    rollup = rolled_up(raw)
    assert {unit.label: unit.source for unit in rollup.units} == {
        "xã Số 1": "form", "xã Số 2": "form", "xã Thử Nghiệm": "review",
    }  # fmt: skip
    assert classes(rollup.units).at["total", "poor"] == 6 + 41 + 42 and rollup.faults == ()


def test_a_commune_in_a_folder_and_in_a_form_counts_once(raw):
    units = {"XÃ THỬ NGHIỆM": communes(1)["Xã Số 1"]}
    write_forms(raw / "gia-lai/2023/summary", units)
    rollup = rolled_up(raw)
    assert [unit.source for unit in rollup.units] == ["review"]
    assert [one.unit for one in rollup.twice] == ["xã Thử Nghiệm"]
    assert "số liệu khác nhau" in rollup.twice[0].found and rollup.twice[0].counted == "chỉ tính kết quả rà soát của xã"


def test_a_commune_in_two_forms_counts_once(raw):
    write_forms(raw / "a/2023/summary", communes(1))
    write_forms(raw / "b/2023/summary", communes(2))
    rollup = rolled_up(raw)
    assert len(rollup.units) == 3 and {one.unit for one in rollup.twice} == {"xã Số 1"}
    assert classes(rollup.units).at["total", "poor"] == 6 + 41 + 42


def test_a_form_that_nobody_knows_is_refused_by_name_and_the_rest_is_done(raw):
    write_forms(raw / "gia-lai/2023/summary", communes(2))
    (raw / "gia-lai/2023/summary/can-bo.csv").write_text("Họ tên,Chức vụ\nA,B\n", encoding="utf-8")
    rollup = rolled_up(raw)
    assert [finding.file for finding in rollup.refused] == ["gia-lai/2023/summary/can-bo.csv"]
    assert len(rollup.units) == 3


T1_OF_TWO_DISTRICTS = """Biểu T1. TỔNG HỢP KẾT QUẢ RÀ SOÁT CỦA TỈNH GIA LAI NĂM 2023,,,
TT,"Xã, phường",Tổng số hộ,Hộ nghèo
I,Huyện Một,500,50
1,Xã Bình,300,30
2,Xã An,200,20
II,Thị xã Hai,100,10
1,Xã Bình,100,10
,Tổng cộng,600,60
"""


def test_communes_of_one_name_are_told_apart_by_their_district(tmp_path):
    folder = tmp_path / "raw/gia-lai/2023/summary"
    folder.mkdir(parents=True)
    (folder / "T1.csv").write_text(T1_OF_TWO_DISTRICTS, encoding="utf-8")
    rollup = rolled_up(tmp_path / "raw")
    assert list(by_name(rollup)) == ["xã An", "xã Bình (huyện Một)", "xã Bình (thị xã Hai)"]
    assert {unit.name.province for unit in rollup.units} == {"tỉnh Gia Lai"} and rollup.twice == ()
    rows = classes(rollup.units, group_of("district", 2023))["poor"]
    assert rows.to_dict() == {"huyện Một": 50, "thị xã Hai": 10, "total": 60}


def test_a_year_of_planning_has_no_result_yet(raw):
    folder = raw / "thu-nghiem/2024"
    folder.mkdir()
    (folder / "plan.toml").write_text(PLAN.format("Thử Nghiệm", ""), encoding="utf-8")
    (unit,) = rolled_up(raw, 2024).units
    assert unit.source == "none" and unit.forms == {} and unit.failed == ()


def test_forms_of_two_years_are_compared(raw):
    write_forms(raw / "gia-lai/2022/summary", communes(1))
    write_forms(raw / "gia-lai/2023/summary", communes(1))
    rollup = rolled_up(raw)
    assert by_name(rollup)["xã Số 1"].before == {"households": 907, "poor": 41, "near_poor": 21}
    # the form starts from other counts than last year's form ended with
    assert {(f.form, f.column, f.what) for f in rollup.faults} == {
        ("T2_households", "start", "chain"), ("T3_households", "start", "chain"),
    }  # fmt: skip


def test_a_year_of_which_nothing_is_on_file_is_refused(raw):
    with pytest.raises(InputError, match="summary"):
        rolled_up(raw, 2026)

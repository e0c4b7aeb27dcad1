"""The review of the start (`YEAR/start/`): read in the first year of a standard, refused elsewhere, checked like any
review.
"""

import shutil

import pandas as pd
import pytest

from analysis.findings import InputError, errors
from analysis.intake import makeable, open_last_review, open_year
from analysis.intake.check import all_findings
from analysis.intake.sources import sources
from analysis.intake.start import begins_standard
from factories import faults, half_year, household, recognised, small_unit, village, write
from starting import OLD_POOR, START_POOR, UNIT, YEAR, starting

pytestmark = pytest.mark.usefixtures("the_rest_read_once")


def read(folder, year=YEAR, **more):
    return open_year(UNIT, year, data_dir=str(folder.parents[1]), **more)


def poor(households):
    return int((households["class_end"] == "poor").sum())


@pytest.fixture
def folder(tmp_path):
    return starting(tmp_path / "raw")


def test_only_the_first_year_of_a_standard_begins_one():
    assert [year for year in range(2021, 2031) if begins_standard(year)] == [2022, 2027]


def test_the_year_starts_from_it_and_the_old_list_stands_beside(folder):
    data = read(folder, report="year-end-evaluation")
    assert data.started and data.comparable and data.previous_standard.name == data.standard.name
    assert (poor(data.previous_households), poor(data.old_households)) == (START_POOR, OLD_POOR)
    assert list(data.old_villages["households"]) == [100, 60] and data.year_of_start == YEAR
    assert {"thu-nghiem/2027/start/households.csv", "thu-nghiem/2026/households.csv"} <= {
        file.path for file in data.inputs
    }
    assert faults(data.findings) == [] == faults(all_findings(UNIT, YEAR, folder.parents[1]))


def test_nothing_has_moved_in_it(folder):
    rows = [household(1, class_start="mức sống trung bình"), household(2, class_start=""), household(3, class_end="", change="moved_out")]  # fmt: skip
    write(folder / "start" / "households.csv", rows)
    data = read(folder)
    before = data.previous_households
    assert before["class_start"].tolist() == ["poor", "poor", "poor"] and before["class_end"].tolist() == [
        "poor",
        "poor",
        "absent",
    ]
    assert not [found for found in data.findings if found.file.startswith("start/") and found.severity != "note"]


def test_without_it_the_old_list_is_the_start_with_one_warning(tmp_path):
    folder = starting(tmp_path / "raw", start=False)
    data = read(folder, report="year-end-evaluation")
    (found,) = [found for found in data.findings if found.check == "common_standard"]
    assert (found.severity, found.file) == (
        "warning",
        "start/households.csv",
    ) and "thu-nghiem/2027/start" in found.remedy
    assert not data.started and not data.comparable and poor(data.previous_households) == OLD_POOR
    assert data.old_households is None and data.year_of_start == 2026


def test_a_year_that_begins_no_standard_has_none(tmp_path):
    folder = small_unit(tmp_path / "raw", 2028)
    shutil.copytree(folder.parent / "2027", folder / "start")
    found = [f for f in all_findings(UNIT, 2028, tmp_path / "raw") if f.check == "start_in_first_year"]
    assert [(f.severity, f.file, f.value) for f in found] == [("error", "start", "năm 2028")]
    assert "2022, 2027" in found[0].expected


@pytest.mark.parametrize("file", ["villages.csv", "households.csv"])
def test_half_of_it_is_named_as_missing(folder, file):
    (folder / "start" / file).unlink()
    with pytest.raises(InputError) as caught:
        read(folder, report="annual-plan-appendix")
    assert [found.file for found in caught.value.findings] == [f"thu-nghiem/2027/start/{file}"]
    assert f"đặt tệp start/{file} của năm 2027" in caught.value.findings[0].remedy


def test_a_unit_without_any_list_is_asked_for_the_start(folder):
    shutil.rmtree(folder / "start")
    shutil.rmtree(folder.parent / "2026")
    lost = makeable(read(folder))[2]
    assert [found.file for found in lost] == [
        f"thu-nghiem/2027/start/{file}" for file in ("villages.csv", "households.csv")
    ]


def test_points_are_checked_under_the_new_standard(folder):
    write(folder / "start" / "households.csv", [household(1, class_end="không nghèo", b1=120, b2=0)])
    found = [f for f in read(folder).findings if f.check == "class_by_points"]
    assert [(f.file, f.row, f.severity) for f in found] == [("start/households.csv", 2, "error")]


def test_a_class_of_the_old_standard_is_none_of_the_start(folder):
    write(folder / "start" / "households.csv", [household(1, class_end="mức sống trung bình")])
    assert [f.file for f in errors(read(folder).findings) if f.check == "class_of_standard"] == ["start/households.csv"]


def test_the_chain_runs_from_it(folder):
    rows = [household(1, class_start="cận nghèo"), household(30), household(6, "Thôn B")]
    write(folder / "households.csv", rows)
    told = {f.check: f for f in read(folder).findings if f.file == "households.csv"}
    assert "start/households.csv" in told["start_is_last_end"].expected
    lost = [f for f in read(folder).findings if f.check == "listed_household_kept"]
    assert [f.file for f in lost] == ["start/households.csv"]
    assert lost[0].value.startswith(f"{START_POOR + 2 - 2} dòng")


def test_villages_that_it_leaves_out_are_named(folder):
    write(folder / "start" / "villages.csv", [village()])
    write(folder / "start" / "households.csv", [household(1)])
    assert [f.file for f in read(folder).findings if f.check == "village_continues"] == ["start/villages.csv"]


def test_a_head_without_rows_is_asked_about(folder):
    path = folder / "start" / "households.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert next(f.file for f in errors(read(folder).findings) if f.check == "empty_review") == "start/households.csv"


def test_cells_of_it_can_be_marked(folder):
    assert {"start/villages.csv", "start/households.csv"} <= {
        source.file for source in sources(UNIT, YEAR, folder.parents[1])
    }


def test_half_year_starts_from_it(folder):
    half_year(
        folder,
        [
            recognised("2027-03-01", 14, "nghèo", "không nghèo", "Thôn B"),
            recognised("2027-04-01", 12, "cận nghèo", "nghèo"),
        ],
    )
    data = open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), report="year-end-evaluation", period="2027-H1")
    assert faults(data.findings) == [] and data.comparable
    assert poor(data.households) == START_POOR and len(data.households) == START_POOR + 2


def test_who_escaped_under_the_old_standard_relapses(folder):
    old = [household(n, class_end="không nghèo" if n == 20 else "nghèo") for n in (*range(1, 9), 20)]
    write(folder.parent / "2026" / "households.csv", [row | {"village": "Thôn A"} for row in old])
    write(folder.parent / "2026" / "villages.csv", [village(), village("Thôn B", 60)])
    half_year(folder, [recognised("2027-04-01", 20, "không nghèo", "nghèo")])
    data = open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), period="2027-H1")
    assert data.households.set_index("household_id").at["TN-020", "escaped_on"].year == 2026


def test_who_escaped_in_the_last_year_of_the_old_standard_is_newly_escaped(folder):
    old = [
        household(1, class_end="không nghèo"),
        household(2, class_end="không nghèo", escaped_on="2020-01-01"),
        household(3),
    ]
    write(folder.parent / "2026" / "households.csv", old)
    start = [household(n, class_start="không nghèo", class_end="không nghèo", escaped_on=day) for n, day in ((1, ""), (2, "2026-11-20"), (3, ""))]  # fmt: skip
    write(folder / "start" / "households.csv", start)
    found = read(folder).previous_households["escaped_on"]
    assert [None if pd.isna(day) else str(day.date()) for day in found] == ["2026-12-31", "2026-11-20", None]


def test_later_years_follow_households_from_it(folder):
    small_unit(folder.parents[1], 2028)  # writes 2027 anew as its review before
    starting_again = folder / "start"
    assert starting_again.is_dir()
    data = read(folder.parent / "2028", 2028)
    assert sorted(data.reviews) == [2026, 2027, 2028] and data.begun == 2026 and not data.started
    assert poor(data.reviews[2026]) == START_POOR and sorted(data.registers) == [2026, 2027, 2028]
    assert "thu-nghiem/2027/start/households.csv" in {file.path for file in data.inputs}


def test_with_errors_later_years_do_without_it(folder):
    small_unit(folder.parents[1], 2028)
    write(folder / "start" / "households.csv", [household(1), household(1)])
    data = read(folder.parent / "2028", 2028)
    assert data.begun is None and sorted(data.reviews) == [2027, 2028] and not errors(data.findings)


def test_the_template_of_the_year_carries_its_households(folder):
    data = open_last_review(UNIT, YEAR, folder.parents[1])
    assert poor(data.households) == START_POOR and data.year == YEAR - 1
    (folder / "start" / "villages.csv").unlink()
    with pytest.raises(InputError, match=r"start/villages\.csv"):
        open_last_review(UNIT, YEAR, folder.parents[1])

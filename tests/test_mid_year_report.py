"""The half-year's report as a person makes it, and of communes of many kinds."""

import csv
import json
import re
import shutil

import nbformat
import pytest

from analysis.project import NOTEBOOKS
from cells import shown_by
from command import run
from factories import half_year, household, recognised, small_unit, targets, village, write

REPORT = "mid-year-monitoring"
CELLS = nbformat.read(NOTEBOOKS / "mid_year_monitoring.ipynb", as_version=4).cells


def report(folder, out, *words):
    return run("report", "--unit", "thu-nghiem", "--data", folder.parents[1], "--out", out, *words)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The half-year's report of the small unit beside a report of the year that was there before: (input, output, run)."""
    root = tmp_path_factory.mktemp("half")
    folder = half_year(small_unit(root / "raw"))
    write(folder / "H1" / "programme.csv", [{"code": "DA5", "name": "Nhà ở", "planned": 4, "actual": 1, "money_central": 200,
                                             "money_province": 0, "money_mobilised": 0, "disbursed": 50}])  # fmt: skip
    kept = root / "out" / "thu-nghiem" / "2023"
    kept.mkdir(parents=True)
    (kept / "year-end-evaluation.html").write_text("cũ", encoding="utf-8")
    return folder, root / "out", report(folder, root / "out", "--period", "2023-H1")


def figures(out):
    with (out / "thu-nghiem" / "2023-H1" / "figures.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["report"] for row in rows} == {REPORT}
    return {(row["table"], row["row"], row["column"]): row["value"] for row in rows}


def test_report_has_a_folder_of_its_own(made):
    _, out, done = made
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (out / "thu-nghiem" / "2023-H1").iterdir()}
    forms = {f"{REPORT}.{suffix}" for suffix in ("html", "executed.ipynb", "docx", "xlsx")}
    # a machine without pango makes no PDF
    assert names - {f"{REPORT}.pdf"} == {*forms, "figures.csv", "run.json"}
    assert {path.name for path in (out / "thu-nghiem" / "2023").iterdir()} == {"year-end-evaluation.html"}
    assert "2023-H1/mid-year-monitoring.html" in (out / "index.html").read_text(encoding="utf-8")
    assert "6 tháng đầu năm 2023" in (out / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        # 8 poor at the start; one escaped by June, another only in September
        (("village_results", "total", "poor_end"), "7"),
        (("village_results", "total", "reduction_actual"), "1"),
        (("village_results", "Thôn A", "progress"), "50.0"),
        (("village_results", "Thôn B", "left_to_go"), "1"),
        (("village_results", "total", "points_actual"), "0.625"),
        (("commune_progress", "points", "progress"), "20.833333333333332"),
        (("T2_households", "total", "to_near_poor"), "1"),
        (("T3_households", "Thôn A", "from_poor"), "1"),
        (("recognitions", "total", "recognitions"), "1"),
        (("past_flows", "2022", "leaving"), "0"),
        (("projection", "poor_end", "to_date"), "7"),
        # 163 expected: 163·(5 % − 3 %) = 3,26
        (("projection", "target", "most_poor"), "3"),
        (("programme", "total", "disbursed_rate"), "25.0"),
    ],
)
def test_figure(made, key, value):
    assert figures(made[1])[key] == value


def test_run_json_has_the_period_and_what_was_read(made):
    record = json.loads((made[1] / "thu-nghiem" / "2023-H1" / "run.json").read_text(encoding="utf-8"))
    assert record["parameters"]["period"] == "2023-H1" and list(record["reports"]) == [REPORT]
    assert {"thu-nghiem/2023/recognitions.csv", "thu-nghiem/2023/H1/programme.csv"} <= {
        file["path"] for file in record["inputs"]
    }


def test_page_says_what_it_is(made):
    page = (made[1] / "thu-nghiem" / "2023-H1" / f"{REPORT}.html").read_text(encoding="utf-8")
    assert "Giám sát, đánh giá 6 tháng đầu năm 2023" in page and "Đây là ước tính, không phải kết quả" in page
    assert "Chỉ số nghèo đa chiều" not in page


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("--period", "H1"), 2, "năm báo cáo"),
        (("--year", 2024, "--period", "2023-H1"), 2, "period"),
        (("--period", "2023-H2"), 2, "period"),
        (("--period", "2023-H1", "--only", "evaluation"), 2, "only"),
        (("--period", "2023-H1", "--status", "chính thức"), 2, "--status"),
    ],
)
def test_misuse_is_told(made, tmp_path, words, code, says):
    done = report(made[0], tmp_path, *words)
    assert done.returncode == code and says in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "thu-nghiem").exists()


def test_check_of_the_half_year(made, tmp_path):
    shutil.copytree(made[0].parents[1], tmp_path / "raw")
    words = ("check", "--unit", "thu-nghiem", "--year", 2023, "--period", "H1", "--data", tmp_path / "raw")
    assert run(*words).returncode == 0
    write(tmp_path / "raw" / "thu-nghiem" / "2023" / "recognitions.csv", [recognised("2022-04-20", 4, "nghèo", "cận nghèo")])  # fmt: skip
    done = run(*words)
    assert done.returncode == 1 and "ngày trong năm 2023" in done.stdout


# --- communes of many kinds, in this process: every cell of the half-year's report must run


def cells_run(folder, year=2023):
    """The page's text of the half-year's report of the folder's unit."""
    given = f'unit, year, status, edition = "{folder.parent.name}", {year}, "sơ bộ", "internal"\n'
    given += f'data_dir, period = r"{folder.parents[1]}", "{year}-H1"'
    shown = [value for _, value in shown_by(CELLS, given) if value is not None]
    return "\n".join(str(part.html) for part in shown), [figure for part in shown for figure in part.figures]


def value(figures, table, row, column):
    return next(f.value for f in figures if f[:3] == (table, row, column))


def test_commune_without_any_poor(unit):
    none = [household(n, class_start="cận nghèo", class_end="cận nghèo") for n in range(1, 4)]
    write(unit.parent / "2022" / "households.csv", none)
    write(unit / "targets.csv", [row | {"reduction": 0} for row in targets()])
    page, figures = cells_run(half_year(unit, [recognised("2023-03-01", 1, "cận nghèo", "không nghèo")]))
    assert value(figures, "village_results", "total", "poor_end") == 0
    assert value(figures, "village_results", "total", "progress") is None
    assert value(figures, "projection", "leaving", "high") == 0
    assert not re.search(r"\b(nan|NA)\b", page)


def test_one_village_where_poverty_rises(unit):
    write(unit.parent / "2022" / "villages.csv", [village("Tổ dân phố 1", 40, area="urban")])
    write(unit.parent / "2022" / "households.csv", [household(1, "Tổ dân phố 1"), household(2, "Tổ dân phố 1")])
    write(unit / "targets.csv", [{"village": "Tổ dân phố 1", "households_end": 40, "reduction": 1}])
    rows = [recognised("2023-03-01", 9, "không nghèo", "nghèo", "Tổ dân phố 1")]
    page, figures = cells_run(half_year(unit, rows))
    assert value(figures, "village_results", "total", "reduction_actual") == -1
    assert "chưa giảm mà tăng 2,50 điểm phần trăm" in page


def test_start_of_another_poverty_standard(tmp_path):
    page, figures = cells_run(half_year(small_unit(tmp_path / "raw", 2027), [recognised("2027-03-01", 4, "nghèo", "cận nghèo")]), 2027)  # fmt: skip
    assert "hai chuẩn nghèo khác nhau" in page and "Chưa đủ số liệu để ước" in page
    assert value(figures, "village_results", "total", "reduction_actual") is None


def test_nothing_recognised_and_no_files_of_the_half_year(unit):
    folder = half_year(unit)
    (folder / "recognitions.csv").write_text(
        (folder / "recognitions.csv").read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8"
    )
    page, figures = cells_run(folder)
    assert "chưa có lần công nhận nào" in page and "Chưa có số liệu 6 tháng về mục tiêu" in page
    assert value(figures, "T2_households", "total", "to_near_poor") == 0

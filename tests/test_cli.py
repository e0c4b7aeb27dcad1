"""The command as a person runs it: what appears, what is said, what stays when something is wrong."""

import csv
import json
import re
import shutil

import pytest

from analysis.project import NOTEBOOKS
from analysis.publishing import command
from analysis.publishing.command import Published
from analysis.publishing.reports import FORMS, REPORTS
from cells import without_kernels
from command import papermill, run, started
from factories import small_unit

pytestmark = pytest.mark.slow

APPENDIX = NOTEBOOKS / "annual_plan_appendix.ipynb"
NAMES = tuple(report.name for report in REPORTS.values())


def asked(unit, out):
    return ("report", "--unit", "thu-nghiem", "--year", 2023, "--data", unit.parents[1], "--out", out)


def report(unit, out, *words):
    with without_kernels():
        return run(*asked(unit, out), *words)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The reports of the sound small unit, made once: (year's input folder, output folder, the run)."""
    root = tmp_path_factory.mktemp("made")
    unit = small_unit(root / "raw")
    return unit, root / "out", started(*asked(unit, root / "out"), "--formats", "html")


def figures(folder):
    with (folder / "figures.csv").open(encoding="utf-8") as file:
        return {(r["report"], r["table"], r["row"], r["column"]): r["value"] for r in csv.DictReader(file)}


def test_reports_appear_and_are_named(made):
    _, out, done = made
    assert done.returncode == 0, done.stderr
    folder = out / "thu-nghiem" / "2023"
    expected = {f"{name}.{end}" for name in NAMES for end in ("html", "executed.ipynb")} | {"figures.csv", "run.json"}
    assert expected <= {path.name for path in folder.iterdir()}
    for name in (*(f"{name}.html" for name in NAMES), "index.html"):
        assert name in done.stderr


def test_every_form_is_made_where_none_is_named(unit, tmp_path, monkeypatch):
    given = []
    monkeypatch.setattr(
        command, "make_reports", lambda *_, **asked: given.append(asked["formats"]) or Published([], [])
    )
    assert report(unit, tmp_path / "out").returncode == 0
    assert report(unit, tmp_path / "out", "--formats", "pdf").returncode == 0
    assert [set(formats) for formats in given] == [{"html", *FORMS}, {"pdf"}]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (("household-review", "T1", "total", "poor"), "6"),
        (("household-review", "T2_persons", "Thôn B", "other_decrease"), "4"),
        (("household-review", "T5", "Thôn A", "d05"), "100.0"),
        (("household-review", "T6", "Thôn B", "base"), "0"),
        (("household-review", "T7", "Thôn B", "d10"), ""),
        (("household-review", "T9_poor", "Thôn B", "Gia Rai"), "2"),
        (("household-review", "poverty_index", "total", "adjusted_headcount"), "0.009375"),
        (("annual-plan-appendix", "village_targets", "total", "poor_end"), "5"),
        (("annual-plan-appendix", "registered", "Thôn B", "minority_share"), "100.0"),
        (("year-end-evaluation", "village_results", "total", "reduction_actual"), "2"),
        # one household was asked of Thôn B and one left the list: a village is judged by its households
        (("year-end-evaluation", "village_results", "Thôn B", "met"), "1"),
    ],
)
def test_figure(made, key, value):
    assert figures(made[1] / "thu-nghiem" / "2023")[key] == value


def test_run_json_traces_the_inputs(made):
    record = json.loads((made[1] / "thu-nghiem" / "2023" / "run.json").read_text(encoding="utf-8"))
    assert record["parameters"] == {"unit": "thu-nghiem", "year": 2023, "status": "sơ bộ", "edition": "internal"}
    assert {"path", "sha256", "rows"} <= set(record["inputs"][0])
    assert "thu-nghiem/2022/households.csv" in {file["path"] for file in record["inputs"]}
    assert {"python", "pandas", "giamngheo"} <= set(record["versions"]) and record["times"]["finished"]
    assert set(record["reports"]) == set(NAMES)


def test_numbers_on_the_page_are_figures(made):
    """Every number in a cell of figures stands in figures.csv, rounded as the page writes it."""
    from bs4 import BeautifulSoup

    from analysis.presentation import numbers

    folder = made[1] / "thu-nghiem" / "2023"
    for name in NAMES:
        known = set()
        for (of, *_), value in figures(folder).items():
            if of == name and re.fullmatch(r"-?[\d.e-]+", value):
                known |= {
                    write(float(value))
                    for write in (numbers.integer, numbers.rate, numbers.ratio, numbers.signed, numbers.money)
                }
        page = BeautifulSoup((folder / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        shown = {"".join(cell.find_all(string=True, recursive=False)) for cell in page.select("table.figures td.n")}
        assert shown - known - {""} == set()


def test_only_one_report_keeps_the_others(made, tmp_path):
    unit, out, _ = made
    shutil.copytree(out, tmp_path / "out")
    folder = tmp_path / "out" / "thu-nghiem" / "2023"
    before, kept = figures(folder), (folder / "household-review.html").read_bytes()
    assert report(unit, tmp_path / "out", "--only", "appendix", "--formats", "html").returncode == 0
    assert figures(folder) == before
    assert (folder / "household-review.html").read_bytes() == kept


def test_workings_alone(made, tmp_path):
    unit, _, _ = made
    done = report(unit, tmp_path / "out", "--only", "workings", "--formats", "html")
    assert done.returncode == 0, done.stderr
    pages = {path.name for path in (tmp_path / "out" / "thu-nghiem" / "2023").glob("*.html")}
    assert pages == {"plan-workings.html", "evaluation-workings.html"}


def test_bad_input_stops_and_leaves_the_reports_made_before(made, tmp_path):
    unit, out, _ = made
    shutil.copytree(unit.parents[1], tmp_path / "raw")
    shutil.copytree(out, tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    file = tmp_path / "raw" / "thu-nghiem" / "2023" / "households.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace("TN-002,Thôn A,,nam,Kinh,4", "TN-002,Thôn A,,nam,Kinh,bốn"),
        encoding="utf-8",
    )
    done = report(tmp_path / "raw" / "thu-nghiem" / "2023", tmp_path / "out")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    for words in ("households.csv", "dòng 3", "members (Số nhân khẩu)", "“bốn”", "số nguyên"):
        assert words in done.stderr
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


def test_year_of_planning_makes_the_appendix_and_says_what_waits(unit, tmp_path):
    for file in ("villages.csv", "households.csv"):
        (unit / file).unlink()
    done = report(unit, tmp_path / "out", "--formats", "html")
    assert done.returncode == 0, done.stderr
    made = {path.stem for path in (tmp_path / "out" / "thu-nghiem" / "2023").glob("*.html")}
    assert made == {"annual-plan", "annual-plan-appendix", "plan-workings"}
    assert re.search(r"Đánh giá cuối năm.*chờ.*thu-nghiem/2023/households\.csv", done.stderr)


def test_year_of_planning_without_issued_targets_proposes_them(unit, tmp_path):
    for file in ("villages.csv", "households.csv", "targets.csv"):
        (unit / file).unlink()
    done = report(unit, tmp_path / "out", "--formats", "html")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "out" / "thu-nghiem" / "2023"
    assert "đề xuất, chưa ban hành" in (folder / "annual-plan-appendix.html").read_text(encoding="utf-8")
    assert "village_targets,total,reduction,5,hộ" in (folder / "figures.csv").read_text(encoding="utf-8")


def test_evaluation_asked_for_without_a_review_is_an_error(unit, tmp_path):
    (unit / "households.csv").unlink()
    done = report(unit, tmp_path / "out", "--only", "evaluation")
    assert done.returncode == 1 and "thu-nghiem/2023/households.csv" in done.stderr
    assert not (tmp_path / "out" / "thu-nghiem").exists()


@pytest.mark.parametrize("file", ["plan.toml", "targets.csv", "villages.csv"])
def test_missing_file_is_an_error(unit, tmp_path, file):
    (unit / file).unlink()
    done = report(unit, tmp_path / "out")
    assert done.returncode == 1 and f"thu-nghiem/2023/{file}" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "--unit", "khong-co", "--year", 2023), "thu-nghiem"),
        (("report", "--unit", "thu-nghiem", "--year", 2019), "2022, 2023"),
        (("report", "--unit", "thu-nghiem", "--year", 2023, "--edition", "secret"), "internal"),
        (("report", "--unit", "thu-nghiem", "--yaer", 2023), "--yaer"),
        (("report", "--unit", "thu-nghiem", "--year", "nay"), "số nguyên"),
        (("check", "--unit", "khong-co", "--year", 2023), "thu-nghiem"),
    ],
)
def test_misuse_is_2(unit, words, said):
    done = run(*words, "--data", unit.parents[1])
    assert done.returncode == 2 and said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_check_prints_findings_as_json(unit):
    (unit / "targets.csv").unlink()
    done = run("check", "--unit", "thu-nghiem", "--year", 2023, "--data", unit.parents[1], "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert set(found[0]) == {"severity", "file", "row", "column", "value", "expected", "remedy", "check"}
    assert found[0]["severity"] == "error" and found[0]["file"].endswith("targets.csv")


def test_check_of_sound_data_is_0(unit):
    done = started("check", "--unit", "thu-nghiem", "--year", 2023, "--data", unit.parents[1])
    assert done.returncode == 0 and "CẢNH BÁO" not in done.stdout and "LỖI" not in done.stdout


def test_plain_papermill_from_any_directory(made, tmp_path):
    unit, _, _ = made
    given = ("-p", "unit", "thu-nghiem", "-p", "data_dir", str(unit.parents[1]))
    done = papermill(APPENDIX, "out.ipynb", *given, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Thôn A" in (tmp_path / "out.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [(("-p", "yaer", 2024), "year"), (("-p", "status", "xong"), "sơ bộ"), (("-p", "year", "abc"), "abc")],
)
def test_plain_papermill_refuses_a_wrong_parameter_before_a_kernel_starts(tmp_path, words, said):
    done = papermill(APPENDIX, tmp_path / "out.ipynb", *words, cwd=tmp_path)
    assert done.returncode != 0 and said in done.stderr
    assert not (tmp_path / "out.ipynb").exists()


def test_report_finished_by_hand_is_kept_and_a_list_that_cannot_be_written_is_a_warning(made, tmp_path):
    unit, out, _ = made
    shutil.copytree(out, tmp_path / "out")
    folder = tmp_path / "out" / "thu-nghiem" / "2023"
    assert report(unit, tmp_path / "out", "--only", "plan", "--formats", "docx").returncode == 0
    (folder / "annual-plan.docx").write_text("sửa tay", encoding="utf-8")
    (folder / "bien-ban-ky.pdf").write_text("bản ký", encoding="utf-8")
    (tmp_path / "out" / ".index.lock").unlink()
    (tmp_path / "out" / ".index.lock").mkdir()
    done = report(unit, tmp_path / "out", "--only", "plan", "--formats", "docx")
    assert done.returncode == 0, done.stderr
    assert (folder / "annual-plan.giu-lai.docx").read_text(encoding="utf-8") == "sửa tay"
    assert (folder / "bien-ban-ky.pdf").read_text(encoding="utf-8") == "bản ký"
    assert "annual-plan.giu-lai.docx" in done.stderr and "Cảnh báo: báo cáo đã lập xong" in done.stderr


def test_report_that_a_killed_run_left_aside_is_put_back_also_with_broken_data(unit, tmp_path):
    old = tmp_path / "out" / "thu-nghiem" / ".2023.old"
    (old / "phu-luc").mkdir(parents=True)
    (old / "phu-luc" / "a.docx").write_text("của người", encoding="utf-8")
    (unit / "targets.csv").unlink()
    done = report(unit, tmp_path / "out")
    assert done.returncode == 1 and "targets.csv" in done.stderr and not old.exists()
    laid = tmp_path / "out" / "thu-nghiem" / "2023" / "phu-luc" / "a.docx"
    assert laid.read_text(encoding="utf-8") == "của người"


def test_output_folder_that_cannot_be_written(unit):
    done = report(unit, "/proc/none", "--only", "appendix")
    assert done.returncode == 1 and "Không đọc hoặc ghi được" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["a-folder", "findings.csv", "no-folder.txt/findings.xlsx"])
def test_findings_workbook_that_cannot_be_written_is_said_in_words(made, tmp_path, name):
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "no-folder.txt").write_text("tệp, không phải thư mục", encoding="utf-8")
    data = made[0].parents[1]
    done = run("check", "--unit", "thu-nghiem", "--year", 2023, "--data", data, "--xlsx", tmp_path / name)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and ("xlsx" in done.stderr or "Không ghi được" in done.stderr)

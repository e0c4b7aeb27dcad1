import csv
import json

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.publishing.figures import Line
from analysis.publishing.revisions.compare import changed_inputs, changed_lines, differs
from analysis.publishing.revisions.log import Entry
from analysis.publishing.revisions.words import value_words
from factories import small_unit
from publishing.reports import REVIEW, report, sentence, shown


@pytest.fixture
def make(tmp_path, monkeypatch):
    """Makes the report of the small unit: `make(poor)` writes T1 with these poor households of Thôn A."""
    small_unit(tmp_path / "raw")

    def made(poor, *more, status="sơ bộ"):
        frame = pd.DataFrame({"poor": [poor, poor + 2], "households": [100, 160]}, index=["Thôn A", "total"])
        return report(tmp_path, monkeypatch, shown(frame), *more, status=status)

    return made


def page(folder):
    return BeautifulSoup((folder / f"{REVIEW}.html").read_text(encoding="utf-8"), "html.parser")


def note(folder):
    return page(folder).select_one(".revision-note").get_text(" ", strip=True)


def cells(folder):
    return [[cell.get_text() for cell in row.find_all("td")] for row in page(folder).select("table.revision tbody tr")]


def log(folder):
    with (folder / "revisions.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def revision(folder):
    return json.loads((folder / "run.json").read_text(encoding="utf-8"))["reports"][REVIEW]["revision"]


def test_first_run_says_so_and_logs_nothing(make):
    folder = make(4)
    assert "lần lập đầu tiên" in note(folder) and not (folder / "revisions.csv").exists()
    assert revision(folder)["first"] and revision(folder)["since"] is None
    assert page(folder).select(".revision-top") == []


def test_changed_figures_stand_in_the_note_in_words(make):
    make(4)
    folder = make(5)
    assert cells(folder) == [
        ["Biểu thử", "Tổng cộng", "Cột poor", "6\u00a0hộ", "7\u00a0hộ"],
        ["Biểu thử", "Thôn A", "Cột poor", "4\u00a0hộ", "5\u00a0hộ"],
    ]
    assert "2 số liệu thay đổi" in note(folder)
    assert revision(folder)["figures_changed"] == 2 and revision(folder)["since"]
    assert "từ 6\u00a0hộ thành 7\u00a0hộ" in page(folder).select_one(".revision-top").get_text()


def test_note_stands_under_a_document_and_out_of_its_contents(make):
    make(4)
    soup = page(make(5))
    assert [heading.get_text() for heading in soup.select("main h2")] == ["Nguồn gốc số liệu"]
    assert [heading.get_text() for heading in soup.select("footer.screen h2")][-1] == "Ghi chú sửa đổi"
    assert "Ghi chú sửa đổi" not in soup.select_one("nav").get_text()


def test_old_values_are_no_figures_of_the_report(make):
    make(4)
    folder = make(5)
    assert page(folder).select(".revision-note [data-table]") == []
    assert ",6," not in (folder / "figures.csv").read_text(encoding="utf-8")


def test_run_without_a_change_keeps_the_last_true_revision(make):
    make(4)
    table = cells(make(5))
    folder = make(5)
    assert "Không số liệu nào thay đổi so với lần lập" in note(folder) and "Lần sửa đổi gần nhất" in note(folder)
    assert cells(folder) == table and revision(folder)["figures_changed"] == 0
    assert page(folder).select(".revision-top")


def test_log_is_only_added_to(make):
    make(4)
    first = (make(5) / "revisions.csv").read_bytes()
    folder = make(3)
    assert (folder / "revisions.csv").read_bytes().startswith(first)
    assert [(e["old"], e["new"]) for e in log(folder) if e["row"] == "Thôn A"] == [("4", "5"), ("5", "3")]
    assert "Các lần sửa đổi trước đó" in note(folder)


def test_changed_input_is_named_with_both_checksums(make, tmp_path):
    make(4)
    file = tmp_path / "raw" / "thu-nghiem" / "2023" / "households.csv"
    file.write_bytes(file.read_bytes() + b"\n")
    folder = make(5)
    assert revision(folder)["inputs_changed"] == ["thu-nghiem/2023/households.csv"]
    (line,) = [entry for entry in log(folder) if entry["change"] == "input"]
    assert line["old"] != line["new"] and line["old"][:16] in note(folder) and line["new"][:16] in note(folder)
    assert {entry["reason"] for entry in log(folder)} == {"tệp số liệu"}


def test_input_that_moved_no_figure_is_named_too(make, tmp_path):
    make(4)
    file = tmp_path / "raw" / "thu-nghiem" / "2023" / "households.csv"
    file.write_bytes(file.read_bytes() + b"\n")
    assert "thu-nghiem/2023/households.csv" in note(make(4))


def test_figures_changed_without_a_cause_are_not_passed_over(make):
    make(4)
    assert "cần tìm nguyên nhân" in note(make(5))


def test_change_of_status_is_named(make):
    make(4)
    folder = make(4, status="chính thức")
    assert "Trạng thái của báo cáo đổi từ sơ bộ thành chính thức" in note(folder)
    assert "trạng thái từ sơ bộ thành chính thức" in page(folder).select_one(".revision-top").get_text()


def test_figures_that_came_and_went_are_listed(make):
    make(4, sentence("Có 3 phát hiện.", ("findings", "total", "note", 3, "phát hiện")))
    gone = note(make(4))
    assert "1 số liệu không còn" in gone and "Số liệu không còn: findings (1)" in gone
    assert "1 số liệu mới xuất hiện" in note(make(4, sentence("Có 3.", ("findings", "total", "note", 3, "phát hiện"))))


def test_many_changes_show_the_first_and_say_how_many_more(tmp_path, monkeypatch):
    small_unit(tmp_path / "raw")
    for poor in (4, 5):
        frame = pd.DataFrame({"poor": [poor] * 60}, index=[f"Thôn {n}" for n in range(60)])
        folder = report(tmp_path, monkeypatch, shown(frame))
    assert len(cells(folder)) == 40 and "còn 20 số liệu" in note(folder) and len(log(folder)) == 60


@pytest.mark.parametrize("damage", ["{", '{"reports": 1}', '{"reports": {"household-review": 3}}'])
def test_damaged_record_of_the_run_before_is_said(make, damage):
    folder = make(4)
    (folder / "run.json").write_text(damage, encoding="utf-8")
    (folder / "figures.csv").write_text("report\nx\n", encoding="utf-8")
    from analysis.publishing.revisions.earlier import read_earlier

    earlier = read_earlier(folder)
    assert not earlier.readable and not earlier.has(REVIEW)


def test_figures_edited_before_the_next_run_are_told(make):
    folder = make(4)
    file = folder / "figures.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Thôn A,poor,4", "Thôn A,poor,9"), encoding="utf-8")
    assert "không còn đúng mã kiểm tra" in note(make(4))


def test_other_reports_are_not_compared(make, tmp_path, monkeypatch):
    make(4)
    frame = pd.DataFrame({"poor": [9]}, index=["total"])
    folder = report(tmp_path, monkeypatch, shown(frame), names=["annual-plan-appendix"])
    assert "lần lập đầu tiên" in (folder / "annual-plan-appendix.html").read_text(encoding="utf-8")
    assert not (folder / "revisions.csv").exists()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("4", "4", False),
        ("4", "4.0", False),
        ("0.1", "0.10000000000000003", False),
        ("4", "5", True),
        ("", "0", True),
        ("0", "", True),
        ("a", "b", True),
        ("0.1", "0.1000001", True),
    ],
)
def test_noise_is_no_change_and_blank_is_no_zero(old, new, expected):
    assert differs(old, new) is expected


def test_tables_of_weight_come_first_and_totals_before_villages():
    def lines(value):
        keys = [("T9", "total"), ("T1", "Thôn A"), ("T1", "total"), ("village_results", "Thôn A")]
        return [Line("r", table, row, "poor", value, "hộ") for table, row in keys]

    order = [(now.table, now.row) for _, _, now in changed_lines(lines("1"), lines("2"))]
    assert order == [("village_results", "Thôn A"), ("T1", "total"), ("T1", "Thôn A"), ("T9", "total")]


def test_input_that_came_or_went():
    def read(*files):
        return {"inputs": [{"path": path, "sha256": sha} for path, sha in files]}

    assert changed_inputs(read(("a", "1"), ("b", "2")), read(("b", "3"), ("c", "4"))) == [
        ("a", "1", ""),
        ("b", "2", "3"),
        ("c", "", "4"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "unit", "form", "column", "words"),
    [
        ("1647", "1650", "hộ", "integer", "households", ("1.647 hộ", "1.650 hộ")),
        ("5.585913", "5.2", "%", "rate", "poor_rate", ("5,59 %", "5,20 %")),
        ("5.585913", "5.586113", "%", "rate", "poor_rate", ("5,5859 %", "5,5861 %")),
        ("1", "0", "1/0", "integer", "met", ("đạt", "không đạt")),
        ("", "3", "hộ", "integer", "poor", ("không có số liệu", "3 hộ")),
        ("-0.5", "0.5", "điểm %", "signed", "x", ("−0,50 điểm %", "+0,50 điểm %")),
        ("chữ", "lời", "", "", "x", ("chữ", "lời")),
    ],
)
def test_values_are_written_as_on_the_page(old, new, unit, form, column, words):
    blank = dict.fromkeys(Entry._fields, "")
    assert value_words(Entry(**blank | {"old": old, "new": new, "unit": unit, "form": form, "column": column})) == words

"""Rows that are no data, in every table; rows that look like it and are; the figures are those of the file without them."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from analysis.intake import open_year
from analysis.intake.dictionary import dictionary
from analysis.intake.heads import find_head
from analysis.intake.row_labels import label_kind
from analysis.intake.rows import data_rows, suspicious_labels
from factories import household, village

BROKEN = Path(__file__).parents[1] / "broken"
VILLAGES = "village,area,especially_difficult,households,persons,minority_households,minority_persons"
TARGETS = "village,households_start,poor_start,households_end,reduction"
PROGRAMME = "code,name,planned,actual,money_central,money_province,money_mobilised,disbursed"
OBJECTIVES = "code,name,section,unit,target,actual"


def told(table, head, *lines):
    """Numbers of the lines that are data, of those that are the total, and (severity, line) of each finding; line 1 is below the head."""
    records = list(csv.reader(io.StringIO("\n".join([head, *lines]))))
    found = data_rows(records, find_head(records, dictionary()[table]), dictionary()[table], f"{table}.csv")
    return found.kept, found.total, [(finding.severity, finding.row - 1) for finding in found.findings]


def kept(table, head, *lines):
    """The numbers of the lines that are data; nothing worse than a note may be said."""
    rows, _, findings = told(table, head, *lines)
    assert {severity for severity, _ in findings} <= {"note"}
    assert len(findings) + len(rows) == len(lines)
    return rows


A, B, C = "Thôn A,rural,0,100,400,50,200", "Thôn B,rural,1,60,240,30,120", "Thôn C,rural,0,45,190,3,10"


# --- labels


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tổng cộng", "total"), ("TỔNG SỐ (I+II)", "total"), ("Cộng", "total"), ("Toàn xã", "total"), ("Tổng", "total"), ("tong cong", "total"),
        ("Cộng thôn Blôm", "total"), ("Tổng số hộ", "total"), ("Tổng cộng:", "total"), ("Toàn xã Kim Tân", "total"), ("Cộng (1+2)", "total"), ("Tổng số: 5 thôn", "total"),
        ("Tổng xã", "total"), ("Cộng mục I", "total"), ("II. Tổng số", "total"), ("To\u0302\u0309ng co\u0302\u0323ng", "total"),
        ("Cộng Hòa", ""), ("Cộng Hoà 2", ""), ("Thôn Cộng Hòa", ""), ("Tống Xá", ""), ("Tông Công", ""), ("Tổng Bình", ""), ("Thôn 1", ""), ("Công Xã", ""), ("Toàn Thắng", ""),
        ("Khu vực nông thôn", "section"), ("I. Thôn đặc biệt khó khăn", "section"), ("Trong đó: DTTS", "of_which"), ("DANH SÁCH THÔN (tiếp theo)", "section"), ("- Số liệu đến ngày lập", "note"), ("- Thôn A", ""), ("Thành thị", "section"),
        ("Khu vực 1", "maybe"), ("Nhóm 1", "maybe"), ("Xã Kim Tân", "maybe"), ("Cụm miền núi", "maybe"), ("A. Miền trên", "listed"), ("II", "listed"), ("A", "listed"),
        ("Ghi chú: theo sổ", "note"), ("* Thôn mới lập", "note"), ("Nguồn: Công an xã", "note"), ("Nguồn Nho", ""),
        ("Kim Tân, ngày 5 tháng 1 năm 2023", "date"), ("Kim Tân, ngày … tháng … năm 2023", "date"),
        ("Người lập biểu", "signature"), ("TM. ỦY BAN NHÂN DÂN", "signature"), ("CHỦ TỊCH", "signature"), ("(Ký, ghi rõ họ tên)", "signature"), ("Nơi nhận:", "signature"),
    ],
)  # fmt: skip
def test_label(text, kind):
    assert label_kind(text) == kind


@pytest.mark.parametrize(
    "name",
    [
        "Tổng số hộ nghèo được vay vốn",
        "Tổng kết mô hình",
        "Tổng điều tra",
        "Cộng đồng tham gia giám sát",
        "Hỗ trợ nhà ở",
    ],
)
def test_name_of_a_project_is_no_label(name):
    assert label_kind(name, of_lines=True) == ""


@pytest.mark.parametrize("name", ["Tổng kinh phí", "Tổng cộng", "Cộng các dự án", "Tổng số (A+B)", "Cộng mục I"])
def test_total_of_a_programme(name):
    assert label_kind(name, of_lines=True) == "total"


# --- villages and targets


@pytest.mark.parametrize(
    "label",
    [
        "Tổng cộng",
        "Cộng",
        "Toàn xã",
        "TỔNG SỐ (I+II)",
        "Tổng",
        "Xã Kim Tân",
        "",
        "Khu vực nông thôn",
        "I. Miền trên",
        "Khu vực 1",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_row_of_sums_is_no_village(label, first):
    total = f"{label},,,160,640,80,320"
    assert kept("villages", VILLAGES, *([total, A, B] if first else [A, B, total])) == ([2, 3] if first else [1, 2])


def test_sections_each_with_its_sum_and_a_total_of_all():
    lines = ["Tổng số,,,205,830,83,330", "I. Vùng cao,,,160,640,80,320", A, B, "II. Vùng thấp,,,45,190,3,10", C]
    assert kept("villages", VILLAGES, *lines) == [3, 4, 6]


def test_sections_below_their_villages():
    lines = [A, B, "Cộng khu 1,,,160,640,80,320", C, "Cộng khu 2,,,45,190,3,10", "Tổng cộng,,,205,830,83,330"]
    assert kept("villages", VILLAGES, *lines) == [1, 2, 4]


@pytest.mark.parametrize("name", ["Cộng Hòa", "Tống Xá", "Tổng Bình", "Khu vực 1", "Nhóm 1", "Toàn Thắng", "Xã Tắc"])
def test_village_with_a_name_like_a_label_is_data(name):
    assert kept("villages", VILLAGES, A, f"{name},rural,0,33,120,3,10", C) == [1, 2, 3]


def test_ward_of_areas_all_called_khu_vuc():
    lines = [f"Khu vực {n},urban,0,{100 + n},{400 + n},5,20" for n in range(1, 6)]
    assert kept("villages", VILLAGES, *lines) == [1, 2, 3, 4, 5]


def test_total_under_the_name_of_a_ward_of_areas_all_called_khu_vuc_is_asked_about():
    lines = [f"Khu vực {n},urban,0,{100 + n},{400 + n},5,20" for n in range(1, 4)]
    assert told("villages", VILLAGES, *lines, "Hội Phú,urban,0,306,1206,15,60") == ([1, 2, 3], [], [("error", 4)])


def test_part_of_a_village_is_left_out():
    assert kept("villages", VILLAGES, A, "Trong đó: DTTS,,,50,200,,", B) == [1, 3]


def test_villages_all_listed_by_letters():
    assert kept("villages", VILLAGES, "I. Thôn A,rural,0,100,400,50,200", "II. Thôn B,rural,1,60,240,30,120") == [1, 2]


def test_commune_of_a_single_village():
    assert kept("villages", VILLAGES, A, "Tổng cộng,,,100,400,50,200") == [1]


def test_commune_of_a_single_village_with_its_total_under_the_communes_name_is_asked_about():
    assert told("villages", VILLAGES, A, "Kim Tân,rural,0,100,400,50,200") == ([1], [], [("error", 2)])


def test_rows_that_a_section_covers_may_end_where_nothing_marks_it():
    assert kept("villages", VILLAGES, "Khu vực 1,,,160,640,80,320", A, B, C) == [2, 3, 4]


def test_two_villages_with_the_same_numbers_are_two():
    assert kept("villages", VILLAGES, A, A.replace("Thôn A", "Thôn D")) == [1, 2]


def test_village_of_noughts_is_data():
    assert kept("villages", VILLAGES, A, "Thôn Mới,rural,0,0,0,0,0", B) == [1, 2, 3]


def test_village_without_numbers_is_data_and_asked_for_them():
    assert kept("villages", VILLAGES, A, "Thôn C,rural,0,,,,", "Thôn D,,,,,,") == [1, 2, 3]


def test_total_that_does_not_add_up_names_both_numbers():
    records = list(csv.reader(io.StringIO("\n".join([VILLAGES, A, B, "Tổng cộng,,,165,640,80,320"]))))
    table = dictionary()["villages"]
    finding = data_rows(records, find_head(records, table), table, "villages.csv").findings[0]
    assert (finding.severity, finding.row, finding.column, finding.value) == ("warning", 4, "households", "165")
    assert finding.expected.startswith("160,")


@pytest.mark.parametrize(
    "line", ["Cụm 1,rural,0,158,640,80,320", "A. Miền trên,,,120,640,80,320", "Kim Tân,rural,0,160,640,80,320"]
)
def test_row_that_may_be_a_sum_is_asked_about_and_not_dropped(line):
    rows, _, findings = told("villages", VILLAGES, A, B, line)
    assert (rows, findings) == ([1, 2], [("error", 3)])


def test_one_row_a_fault():
    lines = [
        "A,B,1,2,3,4,5",
        A,
        "(1),(2),(3),(4),(5),(6)=(5):(4),(7)",
        VILLAGES,
        B,
        "1,2,3,4,5,6,7",
        "Ghi chú: x,,,,,,",
    ]
    rows, _, findings = told("villages", VILLAGES, *lines)
    assert rows == [2, 5]
    assert findings == [
        ("note", 3),
        ("note", 4),
        ("note", 6),
        ("note", 7),
    ]  # the lettered row below the head belongs to it


def test_title_repeated_at_a_page_break():
    assert kept("villages", f"DANH SÁCH THÔN,,,,,,\n{VILLAGES}", "x" + A) == [2]
    records = list(
        csv.reader(io.StringIO(f"DANH SÁCH THÔN,,,,,,\n{VILLAGES}\n{A}\nDANH SÁCH THÔN,,,,,,\n{VILLAGES}\n{B}"))
    )
    table = dictionary()["villages"]
    assert data_rows(records, find_head(records, table), table, "").kept == [2, 5]


@pytest.mark.parametrize("label", ["Tổng cộng", "Toàn xã", "Cộng", "", "Xã Kim Tân"])
@pytest.mark.parametrize("first", [True, False])
def test_total_of_the_targets_is_kept_as_such(label, first):
    total, rows = f"{label},160,8,163,3", ["Thôn A,100,5,102,2", "Thôn B,60,3,61,1"]
    assert told("targets", TARGETS, *([total, *rows] if first else [*rows, total]))[1] == [1 if first else 3]


def test_sections_of_the_targets_go_and_their_total_stays():
    lines = [
        "Tổng cộng,160,8,163,3",
        "I. Thôn ĐBKK,60,3,61,1",
        "Thôn B,60,3,61,1",
        "Cộng các thôn còn lại,100,5,102,2",
        "Thôn A,100,5,102,2",
    ]
    assert told("targets", TARGETS, *lines) == ([3, 5], [1], [("note", 2), ("note", 4)])


def test_villages_named_by_numbers_are_not_the_numbers_of_the_columns():
    assert kept("targets", "village,households_end,reduction", "1,2,3", "2,60,1", "3,50,2") == [1, 2, 3]


def test_targets_of_villages_that_add_up_by_chance_are_data():
    assert kept("targets", "village,households_end,reduction", "Thôn A,160,3", "Thôn B,60,1", "Thôn C,100,2") == [
        1,
        2,
        3,
    ]


# --- projects and objectives

P1, P2, P3 = (
    "DA2,Sinh kế,10,8,120,12,15,100",
    "DA3.TDA1,Nông nghiệp,10,9,60,6,5,70",
    "DA3.TDA2,Dinh dưỡng,4,4,100,34,0,130",
)


@pytest.mark.parametrize(
    "line",
    [
        ",Tổng cộng,,,280,52,20,300",
        "Tổng số,,,,280,52,20,300",
        ",,,,280,52,20,300",
        ",Kinh phí năm,,,280,52,20,300",
        "I,Các dự án,,,280,52,20,300",
        "TỔNG,,,,280,52,20,300",
    ],
)
def test_row_of_sums_is_no_project(line):
    assert kept("programme", PROGRAMME, P1, P2, P3, line) == [1, 2, 3]
    assert kept("programme", PROGRAMME, line, P1, P2, P3) == [2, 3, 4]


def test_project_of_its_sub_projects_is_a_group_where_the_money_is_their_sum():
    assert kept("programme", PROGRAMME, P1, "DA3,Dự án 3,,,160,40,5,200", P2, P3) == [1, 3, 4]
    assert kept("programme", PROGRAMME, P1, "DA3,Dự án 3,,,,,,", P2, P3) == [1, 3, 4]


def test_sub_projects_need_not_stand_together():
    assert kept("programme", PROGRAMME, P2, P1, "DA3,Dự án 3,,,160,40,5,200", P3) == [1, 2, 4]


def test_project_with_money_of_its_own_beside_its_sub_projects_is_data():
    assert kept("programme", PROGRAMME, P1, "DA3,Chung cho dự án,,,20,0,0,15", P2, P3) == [1, 2, 3, 4]


def test_row_without_a_name_whose_code_is_words_is_asked_about_where_it_is_no_sum():
    assert kept("programme", PROGRAMME, "Vốn năm nay,,,,280,52,20,300", P1, P2, P3) == [2, 3, 4]
    assert told("programme", PROGRAMME, P1, P2, "Vốn năm nay,,,,100,52,20,300") == ([1, 2], [], [("error", 3)])
    assert kept("programme", PROGRAMME, P1, "DA 5,,,,100,52,20,300") == [1, 2]


def test_codes_of_letters_alone_are_codes():
    assert kept("programme", PROGRAMME, "A,Sinh kế,1,1,10,1,0,5", "B,Nhà ở,1,1,20,2,0,9", "C,Nước,1,1,40,2,0,9") == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "I,Mục tiêu cụ thể,,,,",
        ",A. Mục tiêu,,,,",
        "Nhóm 1,,,,,",
        ",CÁC NHIỆM VỤ CHUNG,,,,",
        "Ghi chú: số liệu đến 30/6,,,,,",
        ',,,,"Kim Tân, ngày 5 tháng 7 năm 2023",',
    ],
)
def test_group_or_note_is_no_objective(line):
    assert kept("objectives", OBJECTIVES, "MT.1,Vay vốn,II.2,%,100,90", line, "MT.2,Tập huấn,II.2,%,100,") == [1, 3]


@pytest.mark.parametrize(
    "line",
    [
        ",Vay vốn ưu đãi cho hộ nghèo,,,,",
        ",Vay vốn,II.2,%,100,90",
        "MT.3,Chưa giao,II.2,%,,",
        "MT.4,Tổng số hộ vay,II.2,hộ,12,9",
    ],
)
def test_line_that_lost_something_is_data(line):
    assert kept("objectives", OBJECTIVES, "MT.1,Vay vốn,II.2,%,100,90", line) == [1, 2]


# --- households


def households(*rows, count=3):
    """The records of `count` sound households and the rows after them, each a dict of cells."""
    sound = [household(n) for n in range(1, count + 1)]
    head = list(sound[0])
    return [head, *([str(row.get(code, "")) for code in head] for row in [*sound, *rows])]


def kept_households(*rows, count=3):
    records, table = households(*rows, count=count), dictionary()["households"]
    return data_rows(records, find_head(records, table), table, "households.csv").kept


@pytest.mark.parametrize(
    "row",
    [
        {"village": "Tổng cộng", "members": 12}, {"household_id": "Cộng", "members": 12}, {"members": 12}, {"household_id": "3", "village": "Tổng số", "members": 12},
        {"household_id": "Thôn A"}, {"village": "Thôn A"}, {"household_id": "I. Hộ nghèo"}, {"village": "Hộ nghèo", "members": 12},
        {"household_id": "Ghi chú: hộ mới"}, {"d05": "Kim Tân, ngày 5 tháng 1 năm 2023"}, {"village": "Người lập biểu", "class_end": "CHỦ TỊCH"},
    ],
)  # fmt: skip
def test_row_is_no_household(row):
    assert kept_households(row) == [1, 2, 3]


@pytest.mark.parametrize(
    "row",
    [
        {"household_id": "TN-009"}, {"village": "Thôn A", "members": 4}, {**household(9), "household_id": ""}, {**household(9), "household_id": "Tổng cộng"},
        {**household(9), "village": "Tổng cộng"}, {**household(9), "class_start": "", "class_end": ""}, {"members": 4, "village": "Thôn A", "d01": 1},
    ],
)  # fmt: skip
def test_household_that_lost_something_is_data(row):
    assert kept_households(row) == [1, 2, 3, 4]


def test_names_below_a_signature_are_left_out_and_not_told():
    records, table = (
        households({"village": "Người lập biểu"}, {"head_name": "Trần Thị Kín"}),
        dictionary()["households"],
    )
    found = data_rows(records, find_head(records, table), table, "households.csv")
    assert found.kept == [1, 2, 3]
    assert "Kín" not in "".join(map(str, found.findings))


@pytest.mark.parametrize(
    "text",
    [
        "Tổng cộng",
        "",
        "I. Hộ nghèo",
        "Cộng thôn A",
        "Ghi chú: x",
        "Kim Tân, ngày 5 tháng 1 năm 2023",
        "Người lập biểu",
        "* x",
    ],
)
def test_label_among_villages_is_suspicious(text):
    assert suspicious_labels(["Thôn A", text, "Thôn B"])


def test_names_of_villages_are_not_suspicious():
    assert not suspicious_labels(["Thôn A", "Buôn Á", "Thôn Blôm", "Tổ dân phố 3"])


# --- the figures are those of the file without these rows

LEFT_OUT = {"row_without_data", "sum_of_rows"}


def faults():
    for folder in sorted(BROKEN.iterdir()):
        findings = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["findings"]
        if findings and {finding["check"] for finding in findings} <= LEFT_OUT:
            yield folder.name, findings


@pytest.mark.parametrize(("fault", "findings"), list(faults()))
def test_figures_are_those_of_the_file_without_the_rows(fault, findings, unit):
    file = findings[0]["file"]
    shutil.copy(BROKEN / fault / file, unit / file)
    whole = tables(unit)
    lines = (unit / file).read_text(encoding="utf-8").splitlines(keepends=True)
    rows = {finding["row"] for finding in findings}
    (unit / file).write_text("".join(line for n, line in enumerate(lines, 1) if n not in rows), encoding="utf-8")
    clean = tables(unit)
    for name, frame in clean.items():
        assert frame.equals(whole[name]), name
    assert len(clean[file.removesuffix(".csv")])


def tables(unit):
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    found = {name: getattr(data, name) for name in dictionary() if getattr(data, name) is not None}
    return {
        name: frame.drop(columns="source_row", errors="ignore").reset_index(drop=True) for name, frame in found.items()
    }


def test_section_rows_of_a_large_file_are_seen_too(unit, monkeypatch):
    monkeypatch.setattr("analysis.intake.bulk.BULK_BYTES", 0)
    before = tables(unit)
    lines = (unit / "households.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    head = lines[0].split(",")
    group = ",".join("Cộng thôn A" if code == "village" else "" for code in head) + "\n"
    (unit / "households.csv").write_text("".join([*lines[:6], group, *lines[6:]]), encoding="utf-8")
    assert tables(unit)["households"].equals(before["households"])


def test_villages_of_a_unit_stay_whatever_their_order():
    rows = [
        village(f"Thôn {n}", 100 + 7 * n, persons=400 + 31 * n, minority_households=n, minority_persons=5 * n)
        for n in range(1, 30)
    ]
    lines = [",".join(str(cell) for cell in row.values()) for row in rows]
    assert kept("villages", VILLAGES, *lines) == list(range(1, 30))

import pandas as pd
from bs4 import BeautifulSoup

from analysis.document.head import Column, Group, leaves
from analysis.document.shown import FIGURES_MIME
from analysis.presentation.plan.target_table import target_head
from analysis.presentation.table import plain_table, table
from analysis.presentation.written import Mark
from pages import a_page

FRAME = pd.DataFrame(
    {"poor": [6, 33, 39], "poor_rate": [2.0761, None, 5.5859]}, index=["<script>alert(1)</script>", "$x$", "total"]
)
HEAD = (Group("Hộ nghèo", (Column("poor", "Số hộ", "1"), Column("poor_rate", "Tỷ lệ %", "2"))),)


def parse(shown):
    return BeautifulSoup(shown.html, "html.parser")


def test_names_from_data_are_text():
    page = parse(table("T1", FRAME, HEAD, "Bảng <b>thử</b>"))
    assert page.script is None and page.b is None
    assert [cell.text for cell in page.select("tbody th[scope=row]")] == [
        "<script>alert(1)</script>",
        "$x$",
        "Tổng cộng",
    ]


def test_cells_are_vietnamese_and_missing_ones_blank():
    rows = [
        [cell.text for cell in row.select("td.n")] for row in parse(table("T1", FRAME, HEAD, "Bảng")).select("tbody tr")
    ]
    assert rows == [["6", "2,08"], ["33", ""], ["39", "5,59"]]


def test_figures_are_the_cells_in_full_precision():
    bundle = table("T1", FRAME, HEAD, "Bảng")._repr_mimebundle_()
    assert bundle[FIGURES_MIME] == [
        ["T1", "<script>alert(1)</script>", "poor", 6, "hộ"],
        ["T1", "<script>alert(1)</script>", "poor_rate", 2.0761, "%"],
        ["T1", "$x$", "poor", 33, "hộ"],
        ["T1", "$x$", "poor_rate", None, "%"],
        ["T1", "total", "poor", 39, "hộ"],
        ["T1", "total", "poor_rate", 5.5859, "%"],
    ]


def test_merged_head_covers_every_column_once():
    head = target_head(a_page())
    shown = table(
        "t",
        pd.DataFrame({c.code: [1] for c in leaves(head)}, index=["total"]),
        head,
        "Bảng",
        remarks=("Ghi chú", "11", {}),
    )
    rows = parse(shown).select("thead tr")
    assert len(rows) == 4  # three levels and the row of numbers
    grid = [[None] * 11 for _ in range(3)]
    for level, row in enumerate(rows[:3]):
        for cell in row.find_all("th"):
            column = grid[level].index(None)
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    assert grid[level + down][column + right] is None
                    grid[level + down][column + right] = cell.text
    assert all(all(row) for row in grid)
    assert [cell.text for cell in rows[3].find_all("td")] == ["A", "B", "1", "2", "3", "6", "7", "8", "9", "10", "11"]


def test_two_lines_a_village():
    frame = FRAME.drop(columns="poor_rate")
    shown = table(
        {"Hộ": "T2_households", "Nhân khẩu": "T2_persons"},
        {"Hộ": frame, "Nhân khẩu": 4 * frame},
        HEAD[0].parts[:1],
        "T2",
    )
    assert [cell.text for cell in parse(shown).select("th.line")] == ["Hộ", "Nhân khẩu"] * 3
    assert {(f.table, f.value, f.unit) for f in shown.figures if f.row == "total"} == {
        ("T2_households", 39, "hộ"),
        ("T2_persons", 156, "người"),
    }


def test_mark_says_its_words():
    shown = table("T1", FRAME, HEAD, "Bảng", marks={("total", "poor"): Mark("missed", "không đạt")})
    cell = parse(shown).select_one("td.mark.missed")
    assert cell.select_one(".words").text == "không đạt"
    assert cell.get_text("|") == "39|không đạt" and cell.br  # apart where no style sheet says so


def test_plain_table_escapes():
    assert parse(plain_table(("a",), [("<i>x</i>",), (("y", "n"),)], "Bảng")).i is None


def test_only_the_last_row_is_the_total():
    assert len(parse(table("T1", FRAME, HEAD, "Bảng")).select("tr.total")) == 1


def test_a_column_of_money_has_one_number_of_decimals():
    frame = pd.DataFrame({"money_central": [600.0, 22.5, None, 622.5]}, ["DA2", "DA6", "CS", "total"])
    page = parse(table("programme", frame, (Column("money_central", "Trung ương"),), "Kinh phí", first="Dự án"))
    assert [cell.get_text() for cell in page.select("td.n")] == ["600,0", "22,5", "", "622,5"]

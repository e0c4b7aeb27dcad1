from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.disclosure.edition import disclosure
from analysis.disclosure.withheld import MARK, withheld
from analysis.document.head import leaves
from analysis.findings import ReportFailed
from analysis.intake import open_year
from analysis.workbooks import write_review_workbook
from analysis.workbooks.form_layout import depth
from analysis.workbooks.heads import review_forms
from analysis.workbooks.public_forms import public_forms
from factories import village, write
from officer import recalculated

SHEETS = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8 nghèo", "T8 cận nghèo", "T9 nghèo", "T9 cận nghèo", "T10 nghèo",
          "T10 cận nghèo", "T11 nghèo", "T11 cận nghèo", "T12", "T13"]  # fmt: skip


@pytest.fixture
def path(data, tmp_path):
    return write_review_workbook(data, tmp_path / "household-review.xlsx")


def body(sheet, form):
    """The rows under the numbering row as dictionaries: (village, line) -> values by code name."""
    numbering = next(row[0].row for row in sheet.iter_rows() if row[0].value == "A")
    first, lines = (3 if len(form.frames) > 1 else 2), list(form.frames)
    codes = [column.code for column in leaves(form.head)]
    rows = {}
    for number, key in enumerate(next(iter(form.frames.values())).index):
        for offset, line in enumerate(lines):
            cells = [cell.value for cell in sheet[numbering + 1 + number * len(lines) + offset]]
            rows[key, line] = dict(zip(codes, cells[first : first + len(codes)], strict=True))
    return rows


def assert_equals_frames(path, forms, approx=False):
    book = openpyxl.load_workbook(path, data_only=True)
    for form in forms:
        for (village_name, line), cells in body(book[form.sheet], form).items():
            expected = form.frames[line].loc["total" if village_name == "total" else village_name]
            for code, value in cells.items():
                figure = None if pd.isna(expected[code]) else float(expected[code])
                where = f"{form.sheet}, {village_name} {line}, {code}"
                assert (None if value in (None, "") else value) == (pytest.approx(figure) if approx else figure), where


def test_a_sheet_for_each_form(path):
    assert openpyxl.load_workbook(path).sheetnames == SHEETS


def test_every_cell_is_the_figure_of_the_frame(path, data):
    assert_equals_frames(path, review_forms(data))


def test_a_village_without_poor_households_has_no_rate(unit, tmp_path):
    write(
        unit / "villages.csv",
        [village(), village("Thôn B", 60), village("Thôn C", 0, persons=0, minority_households=0)],
    )
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    path = write_review_workbook(data, tmp_path / "r.xlsx")
    forms = review_forms(data)
    assert_equals_frames(path, forms)
    assert_equals_frames(recalculated(path, tmp_path / "libreoffice"), forms, approx=True)
    t5 = next(form for form in forms if form.sheet == "T5")
    cells = body(openpyxl.load_workbook(path, data_only=True)["T5"], t5)["Thôn C", ""]
    assert cells["base"] == 0 and cells["d05"] in (None, "")


def test_formulas_give_the_figures_when_computed_anew(path, data, tmp_path):
    assert_equals_frames(recalculated(path, tmp_path / "libreoffice"), review_forms(data), approx=True)


def test_rates_and_totals_are_live_formulas(path, data):
    book = openpyxl.load_workbook(path)
    forms = {form.sheet: form for form in review_forms(data)}
    t1 = body(book["T1"], forms["T1"])
    assert t1["Thôn A", ""]["poor_rate"].startswith("=IF(N(")
    assert t1["total", ""]["poor"].startswith("=SUM(")
    assert body(book["T2"], forms["T2"])["total", "Hộ"]["end"].startswith("=SUMIF(")
    assert "'T4'!" in body(book["T5"], forms["T5"])["Thôn A", ""]["d05"]
    assert isinstance(t1["Thôn A", ""]["poor"], int)


def test_heads_captions_and_notes_are_those_of_the_page(path, data):
    book = openpyxl.load_workbook(path)
    for form in review_forms(data):
        page = BeautifulSoup(form.page.html, "html.parser")
        shown = [
            th.get_text(" ", strip=True) for row in page.thead.select("tr:not(.numbering)") for th in row.select("th")
        ]
        cells = [
            str(cell.value).strip() for row in book[form.sheet].iter_rows() for cell in row if cell.value is not None
        ]
        missing = [words for words in shown if words not in {*cells, ""}]
        assert missing == [], form.sheet
        assert form.page.text in cells
        note = page.select_one("p.note")
        assert (note.get_text(strip=True) if note else "") == form.note
        numbers = [cell.get_text(strip=True) for cell in page.select("tr.numbering > *")]
        assert [n for n in numbers if n.isdigit()] == [column.number for column in leaves(form.head)]


@pytest.mark.parametrize("sheet", ["T1", "T2", "T4", "T12"])
def test_head_cells_are_merged_like_the_pages(path, data, sheet):
    form = next(form for form in review_forms(data) if form.sheet == sheet)
    page = BeautifulSoup(form.page.html, "html.parser")
    spans = sorted((th.get_text(" ", strip=True), int(th.get("colspan", 1)), int(th.get("rowspan", 1)))
                   for th in page.thead.select("tr:not(.numbering) th"))  # fmt: skip
    worksheet = openpyxl.load_workbook(path)[sheet]
    merged = {r.start_cell.coordinate: (r.size["columns"], r.size["rows"]) for r in worksheet.merged_cells.ranges}
    bottom = next(row[0].row for row in worksheet.iter_rows() if row[0].value == "A") - 1
    top, first = bottom - depth(form.head) + 1, (4 if len(form.frames) > 1 else 3)
    cells = [cell for row in worksheet.iter_rows(top, bottom, min_col=first) for cell in row if cell.value is not None]
    placed = sorted((cell.value, *merged.get(cell.coordinate, (1, 1))) for cell in cells)
    assert placed == [span for span in spans if span in placed] and len(placed) >= len(leaves(form.head))


def test_prints_on_a4_landscape_with_repeated_heads(path):
    for sheet in openpyxl.load_workbook(path):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows


def test_synthetic_data_carry_the_banner_on_every_sheet(unit, tmp_path):
    (unit.parent / "synthetic").write_text("Số liệu mô phỏng.", encoding="utf-8")
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    for sheet in openpyxl.load_workbook(write_review_workbook(data, tmp_path / "r.xlsx")):
        assert "Số liệu mô phỏng." in [cell.value for row in sheet.iter_rows(max_row=5) for cell in row]


def test_a_name_that_looks_like_a_formula_stays_text(unit, tmp_path):
    for year in ("2022", "2023"):
        for file in ("villages.csv", "households.csv", "targets.csv"):
            path = unit.parent / year / file
            if path.is_file():
                path.write_text(path.read_text(encoding="utf-8").replace("Thôn A", "@SUM(A1)"), encoding="utf-8")
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    sheet = openpyxl.load_workbook(write_review_workbook(data, tmp_path / "r.xlsx"), data_only=True)["T1"]
    assert "@SUM(A1)" in [cell.value for cell in sheet["B"]]


def test_nothing_is_written_without_a_review(unit, tmp_path):
    (unit / "households.csv").unlink()
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    with pytest.raises(ReportFailed, match="chưa có kết quả rà soát"):
        write_review_workbook(data, tmp_path / "r.xlsx")
    assert not (tmp_path / "r.xlsx").exists()


def test_the_public_edition_has_marks_and_no_formula(data, tmp_path):
    public = replace(data, parameters=data.parameters.model_copy(update={"edition": "public"}))
    path = write_review_workbook(public, tmp_path / "r.xlsx")
    values, formulas = (openpyxl.load_workbook(path, data_only=only) for only in (True, False))
    cells = [cell for sheet in formulas for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if str(cell.value).startswith("=")]
    forms = {form.sheet: form for form in public_forms(public, disclosure(public), review_forms(public))}
    assert values.sheetnames == list(forms)
    for sheet, form in forms.items():
        for (village_name, line), written in body(values[sheet], form).items():
            own = form.frames[line].loc["total" if village_name == "total" else village_name]
            assert all((written[code] == MARK) == withheld(own[code]) for code in written), sheet
    assert any(cell.value == MARK for cell in cells)

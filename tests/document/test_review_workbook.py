"""household-review.xlsx of the small unit: the forms T1–T13 cell by cell against their frames, with live formulas."""

from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.disclosure.withheld import MARK, withheld
from analysis.document.edition import INTERNAL
from analysis.document.excel.book import LIST, write_excel
from analysis.document.head import depth, leaves
from analysis.findings import InputError
from analysis.intake import open_year
from analysis.presentation.forms import peoples_head
from analysis.presentation.page import PageOf
from analysis.presentation.public import page as public
from analysis.presentation.public.mask import masked, nothing_given
from analysis.publishing.reports import REPORTS
from cells import document_of
from factories import small_unit, village, write
from officer import saved_again
from review_forms import CLASSES, LINES, review_forms

REVIEW = REPORTS["review"]
SHEETS = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8 nghèo", "T8 cận nghèo", "T9 nghèo", "T9 cận nghèo", "T10 nghèo",
          "T10 cận nghèo", "T11 nghèo", "T11 cận nghèo", "T12", "T13"]  # fmt: skip


def opened(unit, edition="internal"):
    """The data of a small unit, fit for the household review."""
    root = str(unit.parents[1])
    return open_year("thu-nghiem", 2023, edition=edition, data_dir=root, report=REVIEW.name)


def written(unit, path, edition="internal"):
    """The workbook of the document that the review's notebook is."""
    parameters = f'unit, year, status, edition, data_dir = "thu-nghiem", 2023, "", "{edition}", r"{unit.parents[1]}"'
    write_excel(document_of(REVIEW, parameters), path)
    return path


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The year folder of the sound small unit, not to be broken."""
    return small_unit(tmp_path_factory.mktemp("sound") / "raw")


@pytest.fixture(scope="module")
def path(sound, tmp_path_factory):
    """Its workbook, not to be written."""
    return written(sound, tmp_path_factory.mktemp("workbook") / "household-review.xlsx")


@pytest.fixture(scope="module")
def data(sound):
    return opened(sound)


def body(sheet, form):
    """The rows under the numbering row as dictionaries: (village, line) -> values by code name."""
    numbering = next(row[0].row for row in sheet.iter_rows() if row[0].value == "A")
    first, lines = (3 if len(form.frames) > 1 else 2), list(form.frames)
    codes = [column.code for column in leaves(form.head)]
    found = {}
    for number, key in enumerate(next(iter(form.frames.values())).index):
        for offset, line in enumerate(lines):
            cells = [cell.value for cell in sheet[numbering + 1 + number * len(lines) + offset]]
            assert cells[1] == ("Tổng cộng" if key == "total" else key) or offset, (sheet.title, key)
            found[key, line] = dict(zip(codes, cells[first : first + len(codes)], strict=True))
    return found


def assert_equals_frames(path, forms, approx=False):
    book = openpyxl.load_workbook(path, data_only=True)
    for form in forms:
        for (village_name, line), cells in body(book[form.sheet], form).items():
            expected = form.frames[line].loc[village_name]
            for code, value in cells.items():
                figure = None if pd.isna(expected[code]) else float(expected[code])
                where = f"{form.sheet}, {village_name} {line}, {code}"
                assert (None if value in (None, "") else value) == (pytest.approx(figure) if approx else figure), where


def texts(sheet):
    return [str(cell.value).strip() for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_a_sheet_for_each_form_under_its_own_name(path):
    names = openpyxl.load_workbook(path).sheetnames
    assert names[0] == LIST and [name for name in names if name in SHEETS] == SHEETS
    assert names == [LIST, *SHEETS[:7], "8 Chỉ số nghèo đa chiều theo", *SHEETS[7:]]


def test_every_cell_is_the_figure_of_the_frame(path, data):
    assert_equals_frames(path, review_forms(data))


@pytest.fixture(scope="module")
def without_poor(tmp_path_factory):
    """The year folder of a unit with a village that nobody lives in."""
    unit = small_unit(tmp_path_factory.mktemp("without-poor") / "raw")
    empty = village("Thôn C", 0, persons=0, minority_households=0)
    write(unit / "villages.csv", [village(), village("Thôn B", 60), empty])
    return unit


@pytest.fixture(scope="module")
def of_empty_village(without_poor, tmp_path_factory):
    """Its workbook."""
    return written(without_poor, tmp_path_factory.mktemp("workbook") / "empty-village.xlsx")


@pytest.fixture(scope="module")
def mended(path, data, tmp_path_factory):
    """The sound workbook with one poor household more in Thôn A: its path, what stood there, the households there."""
    book = openpyxl.load_workbook(path)
    sheet = book["T1"]
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[1].value == "Thôn A")
    codes = [column.code for column in leaves(review_forms(data)[0].head)]
    poor, households = (sheet.cell(row, 3 + codes.index(code)) for code in ("poor", "households"))
    was, of = poor.value, households.value
    poor.value = was + 1
    changed = tmp_path_factory.mktemp("mended") / "mended.xlsx"
    book.save(changed)
    return changed, was, of


@pytest.fixture(scope="module")
def computed_anew(path, of_empty_village, mended, tmp_path_factory):
    """The three workbooks with every formula computed by LibreOffice, by their names."""
    again = saved_again([path, of_empty_village, mended[0]], tmp_path_factory.mktemp("libreoffice"))
    return {file.stem: file for file in again}


def test_a_village_without_poor_households_has_no_rate(without_poor, of_empty_village, computed_anew):
    forms = review_forms(opened(without_poor))
    assert_equals_frames(of_empty_village, forms)
    assert_equals_frames(computed_anew["empty-village"], forms, approx=True)
    t5 = next(form for form in forms if form.sheet == "T5")
    cells = body(openpyxl.load_workbook(of_empty_village, data_only=True)["T5"], t5)["Thôn C", ""]
    assert cells["base"] == 0 and cells["d05"] in (None, "")


def test_formulas_give_the_figures_when_computed_anew(path, data, computed_anew):
    assert_equals_frames(computed_anew[path.stem], review_forms(data), approx=True)


def test_an_officer_who_mends_a_count_gets_new_totals_and_rates(data, mended, computed_anew):
    _, was, of = mended
    again = openpyxl.load_workbook(computed_anew["mended"], data_only=True)["T1"]
    t1 = body(again, review_forms(data)[0])
    total = review_forms(data)[0].frames[""].loc["total"]
    assert t1["Thôn A", ""]["poor_rate"] == pytest.approx(100 * (was + 1) / of)
    assert t1["total", ""]["poor"] == total["poor"] + 1
    assert t1["total", ""]["poor_rate"] == pytest.approx(100 * (total["poor"] + 1) / total["households"])


def test_rates_and_totals_are_live_formulas(path, data):
    book = openpyxl.load_workbook(path)
    forms = {form.sheet: form for form in review_forms(data)}
    t1 = body(book["T1"], forms["T1"])
    assert t1["Thôn A", ""]["poor_rate"].startswith("=IF(COUNT(")
    assert t1["total", ""]["poor"].startswith("=SUM(")
    t2 = body(book["T2"], forms["T2"])
    assert t2["total", "Hộ"]["start"].startswith("=SUM") and t2["total", "Nhân khẩu"]["start"].startswith("=SUM")
    assert t2["Thôn A", "Hộ"]["end"].startswith("=") and isinstance(t2["Thôn A", "Hộ"]["start"], int)
    assert "'T4'!" in body(book["T5"], forms["T5"])["Thôn A", ""]["d05"]
    assert isinstance(t1["Thôn A", ""]["poor"], int)
    for sheet in SHEETS:
        total = body(book[sheet], forms[sheet])["total", next(iter(forms[sheet].frames))]
        assert any(str(value).startswith("=") for value in total.values()), sheet


def test_heads_captions_and_notes_are_those_of_the_page(path, data):
    book = openpyxl.load_workbook(path)
    for form in review_forms(data):
        page, cells = BeautifulSoup(form.page.html, "html.parser"), texts(book[form.sheet])
        shown = [th.get_text(" ", strip=True) for row in page.thead.select("tr:not(.numbering)") for th in row("th")]
        assert [words for words in shown if words not in cells] == [], form.sheet
        assert form.page.text in cells
        note = page.select_one("p.note")
        assert note is None or note.get_text(strip=True) in [text.replace("\u00a0", " ") for text in cells]
        numbers = [cell.get_text(strip=True) for cell in page.select("tr.numbering > *")]
        assert [n for n in numbers if n.isdigit()] == [column.number for column in leaves(form.head)]
        lettered = next(row for row in book[form.sheet].iter_rows(values_only=True) if row[0] == "A")
        assert [str(value) for value in lettered if value is not None] == numbers


@pytest.mark.parametrize("sheet", ["T1", "T2", "T4", "T12"])
def test_head_cells_are_merged_like_the_pages(path, data, sheet):
    form = next(form for form in review_forms(data) if form.sheet == sheet)
    page = BeautifulSoup(form.page.html, "html.parser")
    spans = sorted((th.get_text(" ", strip=True), int(th.get("colspan", 1)), int(th.get("rowspan", 1)))
                   for th in page.thead.select("tr:not(.numbering) th"))  # fmt: skip
    worksheet = openpyxl.load_workbook(path)[sheet]
    merged = {r.start_cell.coordinate: (r.size["columns"], r.size["rows"]) for r in worksheet.merged_cells.ranges}
    bottom = next(row[0].row for row in worksheet.iter_rows() if row[0].value == "A") - 1
    top = bottom - depth(form.head) + 1
    cells = [cell for row in worksheet.iter_rows(top, bottom) for cell in row if cell.value is not None]
    placed = sorted((cell.value, *merged.get(cell.coordinate, (1, 1))) for cell in cells)
    assert placed == spans and len(placed) >= len(leaves(form.head)) + 2


def test_prints_on_a4_landscape_with_repeated_heads(path):
    for sheet in openpyxl.load_workbook(path).worksheets[1:]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows and sheet.freeze_panes


def test_a_form_of_few_villages_is_one_page_with_those_who_sign_it(path):
    for sheet in openpyxl.load_workbook(path).worksheets:
        if sheet.title in SHEETS:
            assert sheet.page_setup.fitToHeight in (None, 1), sheet.title  # one where nothing is said


def test_forms_alone_have_lines_for_who_fills_them_in_and_who_signs(path):
    for sheet in openpyxl.load_workbook(path):
        last = texts(sheet)[-4:]
        signed = last == ["…, ngày … tháng … năm …", "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
        assert signed == (sheet.title in SHEETS), sheet.title


def test_each_sheet_says_whose_edition_and_whose_agency_it_is(path):
    for sheet in openpyxl.load_workbook(path):
        assert any(INTERNAL in text for text in texts(sheet)[:6]), sheet.title
        assert sheet.title == LIST or "ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM" in texts(sheet)[:3]


def test_every_printed_form_says_whether_its_figures_are_final(path):
    book = openpyxl.load_workbook(path)
    (status,) = {sheet.oddFooter.center.text for sheet in book}
    assert status and status in texts(book[LIST])


def test_synthetic_data_carry_the_banner_on_every_sheet(unit, tmp_path):
    (unit.parent / "synthetic").write_text("Không có thật.", encoding="utf-8")
    for sheet in openpyxl.load_workbook(written(unit, tmp_path / "r.xlsx")):
        assert any("Số liệu mô phỏng. Không có thật." in text for text in texts(sheet)[:6]), sheet.title


@pytest.mark.parametrize("name", ["@SUM(A1)", "http://x.vn"])
def test_a_name_that_looks_like_a_formula_stays_text(unit, tmp_path, name):
    for year in ("2022", "2023"):
        for file in ("villages.csv", "households.csv", "targets.csv"):
            path = unit.parent / year / file
            if path.is_file():
                path.write_text(path.read_text(encoding="utf-8").replace("Thôn A", name), encoding="utf-8")
    sheet = openpyxl.load_workbook(written(unit, tmp_path / "r.xlsx"))["T1"]
    (cell,) = [cell for cell in sheet["B"] if cell.value == name]
    assert cell.data_type == "s" and cell.hyperlink is None


def test_nothing_is_written_without_a_review(unit, tmp_path):
    (unit / "households.csv").unlink()
    with pytest.raises(InputError, match=r"households\.csv"):
        written(unit, tmp_path / "r.xlsx")
    assert not (tmp_path / "r.xlsx").exists()


def test_the_public_edition_has_marks_and_no_formula(unit, tmp_path, monkeypatch, edition_of):
    data = opened(unit, "public")
    found = edition_of("thu-nghiem", 2023)
    monkeypatch.setattr(public, "disclosure", lambda _: found)  # the same choice again takes seconds
    book, page = openpyxl.load_workbook(written(unit, tmp_path / "r.xlsx", "public")), PageOf(data)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if str(cell.value).startswith("=")]
    assert not [cell.coordinate for cell in cells if INTERNAL in str(cell.value)]
    forms = list(public_forms(page, found, review_forms(data)))
    assert [name for name in book.sheetnames if name in SHEETS] == [form.sheet for form in forms]
    for form in forms:
        for (village_name, line), values in body(book[form.sheet], form).items():
            own = form.frames[line].loc[village_name]
            assert all((values[code] == MARK) == withheld(own[code]) for code in values), form.sheet
    assert any(cell.value == MARK for cell in cells)


def public_forms(page, found, forms):
    """The forms that have a figure to give, with their frames masked; the peoples of T9 are put together."""
    for form in forms:
        tables = {line: table_of(form.sheet, line) for line in form.frames}
        frames = {line: masked(page, found, tables[line], frame) for line, frame in form.frames.items()}
        if not all(nothing_given(found, tables[line], frame) for line, frame in frames.items()):
            head = peoples_head(next(iter(frames.values()))) if form.sheet.startswith("T9") else form.head
            yield replace(form, frames=frames, head=head)


def table_of(sheet, line):
    """The name in figures.csv of what a sheet shows on a line: `T8 nghèo` is T8_poor, the persons of `T2` T2_persons."""
    name, _, words = sheet.partition(" ")
    classes = {said: klass for klass, said in CLASSES.items()}
    return f"{name}_{classes[words]}" if words else f"{name}_{LINES[line]}" if line else name

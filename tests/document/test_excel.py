import openpyxl
import pytest

from analysis.document.excel.book import sheet_names, write_excel
from analysis.document.excel.pages import pages_of
from analysis.document.excel.sheet import has_room, number_format
from analysis.document.table import Cell, Table
from documents import document, figure, table


def captioned(*captions):
    return [table(("A",), caption=caption, head=0, number=f"Bảng {n}.") for n, caption in enumerate(captions, 1)]


def test_sheet_names_are_short_allowed_and_each_once():
    captions = [
        "Bảng chỉ tiêu giảm tỷ lệ hộ nghèo năm 2023",
        "Biểu T2. Tổng hợp diễn biến",
        "a/b: [c]*?",
        "",
        "a/b: [c]*?",
    ]
    names = sheet_names(captioned(*captions))
    assert names[:2] == ["1 Chỉ tiêu giảm tỷ lệ hộ nghèo", "2 T2"]
    assert len(set(names)) == 5 and all(0 < len(name) <= 31 and not set(name) & set("[]:*?/") for name in names)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("1.647", "integer", "[$-42A]#,##0"),
        ("5,59", "rate", "[$-42A]#,##0.00"),
        ("37,5", "money", "[$-42A]#,##0.0"),
        ("−0,40", "signed", "[$-42A]+#,##0.00;−#,##0.00;#,##0.00"),
        ("+3", "change", "[$-42A]+#,##0;−#,##0;#,##0"),
        ("đạt", "met", '[=1]"đạt";[=0]"không đạt";General'),
        ("không đạt", "met_at_most", '[=1]"đạt";[=0]"không đạt";General'),
        ("không đủ số liệu", "met", '"không đủ số liệu"'),
        ("3,41", "printed", '"3,41"'),
        ("1,00", "printed", "[$-42A]#,##0.00"),
    ],
)
def test_numbers_look_as_on_the_page(text, form, expected):
    assert number_format(figure(text, ("", "", ""), "1", form)) == expected


@pytest.fixture(scope="session")
def book(made):
    return openpyxl.load_workbook(made["kim-tan"] / "annual-plan-appendix.xlsx")


def test_list_of_tables_leads_to_every_sheet(book):
    first, *others = book.worksheets
    links = [cell.hyperlink.location for row in first.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{sheet.title}'!A1" for sheet in others]


def test_sheets_print_on_a4_with_the_head_on_every_page(book):
    for sheet in book.worksheets[1:]:
        assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows and sheet.freeze_panes
    targets = book.worksheets[1]
    assert targets.title == "1 Chỉ tiêu của từng thôn" and len(targets.merged_cells.ranges) > 8


@pytest.mark.parametrize(
    ("columns", "rows", "fits"),
    [(6, 20, True), (6, 40, True), (6, 60, False), (30, 40, True), (30, 150, False)],
)
def test_a_table_is_drawn_together_to_one_page_as_far_as_it_stays_legible(columns, rows, fits):
    assert has_room([10.0] * columns, rows * 16.5) is fits


@pytest.mark.parametrize(
    ("rows", "tail", "pages"),
    [
        (22, 60, 1),  # who signs would stand alone on the second page
        (24, 60, 1),  # with two rows
        (25, 60, 2),  # three go with who signs
        (44, 15, 2),
        (44, 60, 2),
        (47, 60, 3),
        (2, 480, 1),
    ],
)
def test_a_form_of_several_pages_is_signed_beside_its_last_rows(rows, tail, pages):
    form = table(("Thôn",), *((str(n),) for n in range(rows)))
    heights = [*[0.0] * 4, 20.0, *[20.0] * rows, tail]  # a page has room for 22 rows under the head
    assert pages_of(form, 4, heights, [10.0] * 6) == pages


def test_a_line_of_a_form_is_a_village_with_all_its_rows():
    cells = [Cell("Thôn", 0, 0), *(Cell(str(n), 1 + 2 * n, 0, rows=2) for n in range(12))]
    form = Table("Biểu", tuple(cells), 25, 1, 1)
    # 11 villages on the first page, the twelfth alone on the second
    assert pages_of(form, 0, [20.0] * 25 + [60.0], [10.0] * 6) == 1


def test_a_table_of_many_rows_takes_as_many_pages_as_it_needs(tmp_path):
    rows = [("Thôn", "Hộ"), *(("Thôn thử", "1") for _ in range(100))]
    write_excel(document(table(*rows[:6]), table(*rows)), tmp_path / "b.xlsx")
    few, many = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[1:]
    # nothing is said of one page
    assert (few.page_setup.fitToHeight or 1, many.page_setup.fitToHeight) == (1, 0)


def test_officer_can_adjust_a_target(book):
    formulas = [cell.value for row in book.worksheets[1].iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert sum("SUM(" in text for text in formulas) == 4 and sum("100*" in text for text in formulas) == 18

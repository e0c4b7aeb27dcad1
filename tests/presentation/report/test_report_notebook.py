"""The notebook of the annual report: the parts a report has, and every cell runs for communes of many kinds."""

import re

import nbformat
import pytest

from analysis.project import NOTEBOOKS
from cells import shown_by
from factories import household, small_unit, targets, village, write

CELLS = nbformat.read(NOTEBOOKS / "year_end_evaluation.ipynb", as_version=4).cells


def text(kind, tag=None):
    cells = [cell for cell in CELLS if cell.cell_type == kind and (tag is None or tag in cell.metadata.get("tags", []))]
    return "\n\n".join(cell.source for cell in cells)


def cells_run(folder, year=2023):
    """(the document's text, its figures) of the report of the folder's unit; cells that are looked at run too."""
    given = f'unit, year, status, edition, data_dir = "{folder.parent.name}", {year}, "sơ bộ", "internal", r"{folder.parents[1]}"'
    shown = [value for _, value in shown_by(CELLS, given) if value is not None]
    return "\n".join(str(part.html) for part in shown), [figure for part in shown for figure in part.figures]


def test_report_has_the_five_parts_and_five_annexes():
    headings = re.findall(r"^## (.+)$", text("markdown"), re.MULTILINE)
    assert [heading.split(".")[0] for heading in headings] == [
        "I", "II", "III", "IV", "V", *(f"Phụ lục {number}" for number in ("I", "II", "III", "IV", "V")),
    ]  # fmt: skip


def test_method_is_told_to_whoever_opens_the_notebook():
    assert len(text("markdown", "method").split()) >= 150
    assert text("code", "look").count("page.frame(") >= 4


def test_document_holds_nothing_of_the_workings():
    calls = text("code")
    for word in ("findings", "provenance", "rate_change", "poverty_index", "overlap", "cohort", "reconciliation"):
        assert word not in calls


def test_commune_without_objectives_and_programme(unit):
    page, figures = cells_run(unit)
    assert (
        "không có danh mục mục tiêu" in page
        and "không có danh mục dự án" in page
        and "Chưa có số liệu kinh phí" in page
    )
    assert not re.search(r"\.csv|\.toml|\b(nan|NA|None)\b", page)
    assert {figure.table for figure in figures}.isdisjoint({"objectives", "programme"})


def test_commune_without_any_poor(unit):
    none = [household(n, class_start="cận nghèo", class_end="cận nghèo") for n in range(1, 4)]
    write(unit.parent / "2022" / "households.csv", none)
    write(unit / "households.csv", none)
    write(unit / "targets.csv", [row | {"reduction": 0} for row in targets()])
    page, _ = cells_run(unit)
    assert "giữ kết quả không còn hộ nghèo" in page and "danh sách hộ nghèo không có biến động" in page
    assert "Không có hộ nghèo dân tộc thiểu số." in page and not re.search(r"\b(nan|NA|None)\b", page)


def test_sixty_villages_are_named_by_five(tmp_path):
    unit, names = small_unit(tmp_path / "raw"), [f"Thôn {n}" for n in range(1, 61)]
    for folder in (unit, unit.parent / "2022"):
        write(folder / "villages.csv", [village(name) for name in names])
        write(folder / "households.csv", [household(n, name) for n, name in enumerate(names, 1)])
    rows = [{"village": name, "households_end": 100, "reduction": 1} for name in names]
    write(unit / "targets.csv", [*rows, {"village": "Tổng cộng", "households_end": 6000, "reduction": 60}])
    page, figures = cells_run(unit)
    said = [part for part in re.findall(r"<(?:li|p)>(.+?)</(?:li|p)>", page) if "Thôn 1 " in part]
    assert said and all(len(re.findall(r"Thôn \d+", part)) <= 5 and "55\u00a0thôn khác" in part for part in said)
    assert {f.row for f in figures if f.table == "village_results"} == {*names, "total"}


@pytest.mark.parametrize("part", ["Đánh giá", "giảm đủ số hộ"])
def test_year_between_two_standards_concludes_nothing(tmp_path, part):
    page, _ = cells_run(small_unit(tmp_path / "raw", 2027), 2027)
    assert page.count("không trừ cho nhau") == 1 and "KHÔNG KẾT LUẬN" in page
    assert part not in re.sub(r"(?s)Phụ lục.*", "", page)

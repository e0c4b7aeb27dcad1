"""What the pages of a merged unit say of where it comes from; the sentence and table of one that did not change."""

import pytest

from analysis.intake import open_year
from analysis.presentation import show
from analysis.presentation.continuity_page import sentence_continuity, table_continuity
from intake.old_units import MAP, old_units


@pytest.fixture
def root(tmp_path):
    return old_units(tmp_path / "raw").parents[1]


def test_sentence_names_day_and_units(root):
    said = sentence_continuity(show.Page(open_year("moi", 2025, data_dir=str(root)))).text
    assert said.startswith("Xã Mới gồm xã Cũ Một và xã Cũ Hai trước đây, nhập từ ngày 01 tháng 7 năm 2025.")
    assert "kết quả rà soát cuối năm 2024 của các đơn vị ấy cộng lại" in said


def test_resolution_is_cited_where_the_map_has_it(root):
    (root / "units.toml").write_text(MAP + 'legal = "Nghị quyết số 1"\n', encoding="utf-8")
    assert (
        "năm 2025 theo Nghị quyết số 1."
        in sentence_continuity(show.Page(open_year("moi", 2025, data_dir=str(root)))).text
    )


def test_table_has_each_village_with_what_it_was(root):
    shown = table_continuity(show.Page(open_year("moi", 2025, data_dir=str(root))))
    values = {(figure.row, figure.column): figure.value for figure in shown.figures if figure.table == "continuity"}
    assert values["Thôn 1 Cũ Một", "poor"] == 2 and values["total", "households"] == 250
    assert values["Thôn A", "near_poor"] == 1 and "Thôn 1, xã Cũ Hai" in str(shown.html)


def test_front_and_provenance_carry_them(root):
    page = show.Page(open_year("moi", 2025, data_dir=str(root)))
    for front in (page.front_review, page.front_evaluation):
        assert "trước đây, nhập từ" in front().text
    assert "continuity" in {figure.table for figure in page.provenance().figures}
    assert "huyện" not in page.front_evaluation().text.lower()


def test_unit_that_did_not_change_says_nothing(unit):
    page = show.Page(open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1])))
    assert sentence_continuity(page).text == "" and table_continuity(page).figures == ()

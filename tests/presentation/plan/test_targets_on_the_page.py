"""The targets on the page, for communes at the edges of what a plan must bear; the legal bases."""

import re
from types import SimpleNamespace

import pytest

from analysis import planning
from analysis.intake import open_year
from analysis.presentation import show
from communes import UNIT, YEAR, commune
from pages import a_page

CASES = {
    "one village": {"poor": [5], "registered": [2], "minority": [1]},
    "many villages": {"poor": [n % 9 for n in range(40)], "registered": [n % 3 if n % 9 > 2 else 0 for n in range(40)]},
    "zero poor": {"poor": [0, 0], "registered": [0, 0], "target": "reduction = 0"},
    "zero poor, yet a target": {"poor": [0, 0], "registered": [0, 0]},
    "target beyond the poor": {"poor": [3, 1], "registered": [1, 0], "target": "reduction_households = 9"},
    "nobody registered": {"poor": [3, 4], "registered": [0, 0], "targets": [1, 2]},
    "target of zero": {"poor": [3, 4], "registered": [1, 0], "targets": [0, 0], "target": "reduction = 0"},
    "fewer than asked": {"poor": [9, 9], "registered": [4, 4], "targets": [1, 1], "target": "reduction_households = 4"},
}


def planned(tmp_path, case):
    folder = commune(tmp_path, **CASES[case])
    data = open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), report="annual-plan-appendix")
    review = data.previous_households, data.previous_villages
    return data, review, planning.plan_targets(*review, data.target_counts, data.plan.target)


def no_hole(text):
    """No number left out of a sentence: two spaces, a space before a mark, a unit after nothing, a missing value in words."""
    assert not re.search(
        r"<NA>|nan|None| {2}|\( | [,;.)]|(?:giảm|còn|có|chỉ|là|tiêu) hộ(?! nghèo| đăng| đứng)", text
    ), text


@pytest.mark.parametrize("case", CASES)
def test_sentences_about_the_targets_have_no_hole(tmp_path, case):
    data, _, plan = planned(tmp_path, case)
    page = show.Page(data)
    no_hole(page.sentence_allocation(plan).text)
    no_hole(page.comparison([], [], {}, issued=plan.issued).text)


def test_a_proposal_says_that_nothing_is_issued(tmp_path):
    data, review, plan = planned(tmp_path, "one village")
    page = show.Page(data)
    html = page.table_of_targets(plan.table, page.notes_of(data.targets, review[1]), issued=plan.issued).html
    assert "đề xuất, chưa ban hành" in html
    assert "tạm lấy bằng đầu năm" in html


def test_target_in_households_decides_in_households(tmp_path):
    data, _, plan = planned(tmp_path, "fewer than asked")
    figures = {(f.row, f.column): f.value for f in show.Page(data).two_meanings(plan.table).figures}
    assert figures["households", "target"] == 4
    assert figures["households", "planned"] == 2
    assert figures["points", "target"] is None


def test_many_villages_are_told_in_words_with_all_their_figures(tmp_path):
    data, review, _ = planned(tmp_path, "many villages")
    shown = show.Page(data).table_assignments(planning.assignments(*review))
    assert "Thôn 9: " in shown.html
    assert '<th scope="col">Thôn 9</th>' not in shown.html
    assert {f"Thôn {n}" for n in range(1, 41)} <= {figure.column for figure in shown.figures}


def bases(*words):
    return a_page(document=SimpleNamespace(legal_bases=words)).legal_bases().text


def test_legal_bases_end_as_the_form_wants():
    assert bases("Quyết định A.", "Căn cứ Luật B;") == "Căn cứ Quyết định A;\nCăn cứ Luật B."


def test_no_legal_base_is_a_blank():
    assert bases() == "[…đơn vị bổ sung: căn cứ pháp lý…]"

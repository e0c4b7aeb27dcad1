"""The four documents of a public edition, cell by cell: every block judged, nothing withheld said, nothing to be told
from the rest.
"""

import ast
import json
import re
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.disclosure.tables import Unclassified
from analysis.document.shown import Shown
from analysis.intake.narrative import Narrative
from analysis.presentation.charts import chart
from analysis.presentation.charts.drawing import Drawn
from analysis.presentation.public import page as public
from analysis.presentation.public.blocks import RULES
from analysis.presentation.public.data import left_out, public_narrative
from analysis.presentation.show import Page, public_page
from analysis.project import NOTEBOOKS
from analysis.publishing.reports import DOCUMENTS, REPORTS
from pages import a_page

DOCUMENT_NOTEBOOKS = [report.notebook for report in REPORTS.values() if report.name in DOCUMENTS]


def cells_of(notebook):
    cells = json.loads((NOTEBOOKS / notebook).read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code" and "look" not in cell["metadata"].get("tags", [])]
    return ["".join(cell["source"]) for cell in code]


@pytest.fixture(scope="module")
def edition(edition_of):
    return edition_of("kim-tan", 2024)


@pytest.fixture(scope="module")
def shown(edition):
    """By notebook what its cells show in the public edition of Kim Tân 2024; drawings are left out, their words are
    not.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(public, "disclosure", lambda data: edition)
        patch.setattr(chart, "drawn", lambda paint, height: Drawn(*["<svg/>"] * 3))
        return {notebook: list(_run(notebook)) for notebook in DOCUMENT_NOTEBOOKS}


def _run(notebook):
    names: dict = {}
    for source in cells_of(notebook):
        *body, last = ast.parse(source).body
        exec(compile(ast.Module(body, []), notebook, "exec"), names)
        if "data_dir: str" in source:
            exec(source, names)
            names |= {"unit": "kim-tan", "year": 2024, "edition": "public"}
        elif isinstance(last, ast.Expr):
            yield eval(compile(ast.Expression(last.value), notebook, "eval"), names)
        else:
            exec(compile(ast.Module([last], []), notebook, "exec"), names)


@pytest.mark.parametrize("notebook", DOCUMENT_NOTEBOOKS)
def test_every_block_of_a_document_has_a_rule(notebook):
    used = {name for source in cells_of(notebook) for name in re.findall(r"\bpage\.(\w+)\(", source)}
    assert used and used <= RULES.keys()


def test_rules_are_of_blocks_that_there_are():
    assert RULES.keys() <= vars(Page).keys()


def test_a_block_that_nobody_judged_is_refused(edition):
    with pytest.raises(Unclassified, match="table_needs"):
        public_page()(edition.data).table_needs(None)


def test_a_table_of_which_nothing_can_be_given_is_a_sentence():
    found = SimpleNamespace(hides=lambda *_: True, has_villages=lambda *_: False, rules=SimpleNamespace(threshold=3))
    frame = pd.DataFrame({"total": [2, 2], "minority": [1, 1]}, index=["Thôn 1", "total"])
    shown = RULES["form_t8"](None, a_page(), found, frame, "poor")
    assert shown.text == "Biểu T8 của hộ nghèo không in ở bản công khai: các số đều quá nhỏ, in ra có thể nhận ra hộ."
    assert shown.figures == ()


def test_what_a_block_sees_has_no_household(edition):
    data = public_page()(edition.data).data
    assert (data.households, data.previous_households, data.reviews) == (None, None, {})
    assert "note" not in data.objectives and "note" not in data.targets


@pytest.mark.parametrize("notebook", DOCUMENT_NOTEBOOKS)
def test_every_cell_shows_what_was_judged(shown, notebook):
    assert [one for one in shown[notebook] if not (isinstance(one, Shown) and one.public)] == []


def test_nobody_can_tell_a_withheld_cell_from_all_documents_together(shown, edition):
    figures = [figure for cells in shown.values() for one in cells for figure in one.figures]
    given = {figure[:3] for figure in figures if figure.value is not None}
    assert len(given) > 900 and edition.attack(given) == []
    assert [figure for figure in given if edition.hides(*figure)] == []


def test_no_helper_is_named(shown, edition):
    helpers = set(edition.data.previous_households["helper"].dropna()) - {""}
    # bodies that get the document stand under it, whomever they help
    told = [one for cells in shown.values() for one in cells if not any("closing" in block for block in one.public)]
    pages = "".join(str(one.html) for one in told)
    assert helpers and [name for name in helpers if name in pages] == []


@pytest.mark.parametrize("notebook", DOCUMENT_NOTEBOOKS)
def test_the_head_says_which_edition_it_is(shown, notebook):
    assert "Bản công khai" in shown[notebook][0].html


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Một số hộ còn tâm lý trông chờ.", True),
        ("Nguồn vốn về chậm.", True),
        ("Có 2 hộ tái nghèo vì ốm đau.", False),
        ("Hai hộ tái nghèo vì ốm đau.", False),
        ("Một hộ ở Thôn 1 có người nghiện.", False),
    ],
)
def test_a_paragraph_that_counts_is_left_to_the_internal_edition(text, kept):
    own = Narrative(causes=(text, "Giá vật tư tăng."))
    assert (text in public_narrative(own).causes) is kept
    assert left_out(own) == ([] if kept else ["causes"])

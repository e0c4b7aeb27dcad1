"""The three notebooks of the plan: the sections a plan has, the annexes it names, workings that say what they do."""

import json
import re

import pytest

from analysis.project import NOTEBOOKS


def cells(name):
    return json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]


def text(name, kind):
    return "\n\n".join("".join(cell["source"]) for cell in cells(name) if cell["cell_type"] == kind)


def headings(name, level):
    return re.findall(rf"^{'#' * level} (.+)$", text(name, "markdown"), re.MULTILINE)


def test_plan_has_the_five_parts_of_a_plan():
    assert [heading.split(".")[0] for heading in headings("annual_plan", 2)] == ["I", "II", "III", "IV", "V"]


def test_what_is_annexed_is_four_annexes_and_no_signature():
    # the first annex begins the page (front_annexes)
    assert [heading.split(".")[0] for heading in headings("annual_plan_appendix", 2)] == [
        "Phụ lục II",
        "Phụ lục III",
        "Phụ lục IV",
    ]
    assert "closing" not in text("annual_plan_appendix", "code")


@pytest.mark.parametrize("name", ["annual_plan", "annual_plan_appendix"])
def test_document_holds_nothing_of_the_workings(name):
    calls = text(name, "code")
    for word in ("comparison", "allocation", "search_packages", "findings", "provenance", "feasibility"):
        assert word not in calls


def test_workings_are_an_essay():
    prose = text("plan_workings", "markdown")
    assert len(prose.split()) >= 500
    sections = re.split(r"^## ", prose, flags=re.MULTILINE)[1:]
    assert len(sections) == 11
    # the last two say where the data come from: they prove nothing
    assert [section for section in sections[:9] if "Không chứng minh" not in section][:2] == [
        section for section in sections if section.startswith(("6.", "9."))
    ]


def test_workings_show_frames_and_plots():
    code = text("plan_workings", "code")
    assert code.count("sns.") >= 3
    assert "page.frame(" in code

"""The executed notebook as the document that it is: blocks in the order of the cells, numbered and set as one."""

import pytest
from nbformat import v4

from analysis.document.blocks import Heading, Paragraph, Run, Section, flat, paragraph
from analysis.document.edition import INTERNAL
from analysis.document.shown import NOTHING, Shown
from analysis.publishing.composed import composed
from analysis.publishing.revisions.cells import with_note
from analysis.publishing.revisions.note import Note
from documents import SIGNED, TITLE, table
from publishing.pages import executed, html, output, shown

POOR = table(("Thôn",), ("Còn 15 hộ",), caption="Hộ nghèo")


def test_blocks_stand_in_the_order_of_the_cells_and_are_set_as_one():
    made = composed(executed(TITLE, "## I. Kết quả\n\nCòn 15 hộ.", POOR, Shown((paragraph("Hết."), SIGNED))), "Báo cáo")
    title, heading, words, poor, last, signed = made.document.blocks
    assert (title, signed) == (TITLE, SIGNED) and heading == Heading(1, "I. Kết quả", id="muc-1")
    assert words.text == "Còn 15\u00a0hộ." and poor.title == "Bảng 1. Hộ nghèo"
    assert poor.cells[1].text == "Còn 15\u00a0hộ" and last == Paragraph((Run("Hết./."),), last=True)
    assert made.document.title == "Báo cáo"


def test_the_last_sentence_may_stand_in_another_cell_than_the_signature():
    made = composed(executed(TITLE, "Hết.", SIGNED), "Báo cáo").document
    assert made.blocks[1].text == "Hết./."


def test_each_place_of_the_notebook_knows_its_blocks():
    made = composed(executed("Một.\n\nHai.", POOR), "Báo cáo")
    assert [block.text for block in made.at(0)] == ["Một.", "Hai."] and made.at(0, 0) == []
    assert [block.title for block in made.at(1, 0)] == ["Bảng 1. Hộ nghèo"] and made.at(1) == []


@pytest.mark.parametrize("tag", ["look", "method"])
def test_cells_for_the_analyst_are_no_part_of_a_document_and_take_no_number(tag):
    notebook = executed(TITLE, POOR, POOR, "Chữ.")
    for cell in notebook.cells[1::2]:
        cell.metadata["tags"] = [tag]
    made = composed(notebook, "Báo cáo").document
    assert [block.title for block in made.tables] == ["Bảng 1. Hộ nghèo"] and len(made.blocks) == 2
    notebook.metadata["giamngheo"]["report"] = "plan-workings"
    assert len(composed(notebook, "Hồ sơ").document.blocks) == 4


def test_the_revision_note_is_on_the_page_alone():
    notebook = with_note(executed(TITLE, POOR), Note(shown("Đã sửa."), shown("Bản đã sửa.")))
    made = composed(notebook, "Báo cáo")
    assert made.document.blocks == composed(executed(TITLE, POOR), "Báo cáo").document.blocks
    # the one sentence under the title, then the heading and the section of the note
    assert [type(block) for _, block in made.blocks if _[0] in made.note] == [Section, Heading, Section]
    assert len(made.top) == 1 and made.top < made.note


def test_a_note_of_nothing_leaves_the_top_alone():
    made = composed(with_note(executed(TITLE), Note(shown("Lần đầu."), NOTHING)), "Báo cáo")
    assert made.top == frozenset() and len(made.note) == 2


@pytest.mark.parametrize(("edition", "first"), [("internal", INTERNAL), ("public", "BÁO CÁO"), ("", "BÁO CÁO")])
def test_the_internal_edition_says_so_first(edition, first):
    record = Shown(record={"parameters": {"edition": edition}})
    block, *_ = composed(executed(TITLE, record), "Báo cáo").document.blocks
    assert (block.text if isinstance(block, Paragraph) else block.lines[0]) == first


def test_an_output_with_a_model_is_read_from_the_model():
    given = output(POOR)
    given["data"]["text/html"] = "<p>khác</p>"
    assert composed(executed(TITLE, given), "Báo cáo").document.tables[0].caption == "Hộ nghèo"


def test_workings_keep_the_blocks_and_leave_other_outputs_to_the_page():
    notebook = executed(
        TITLE, html("<p>3</p>"), v4.new_output("stream", name="stdout", text="4"), report="plan-workings"
    )
    made = composed(notebook, "Hồ sơ")
    assert made.workings and flat(made.document.blocks) == [TITLE]

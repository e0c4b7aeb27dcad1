"""Blocks as JSON and back: nothing is lost on the way through a notebook, and what is no block is refused."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document.blocks import Block, Heading, Paragraph, Run, Section, paragraph
from analysis.document.bundle import DOCUMENT_MIME, KINDS, NotADocument, from_json, to_json
from analysis.document.html import html_of
from analysis.document.shown import NOTHING, Shown
from document.blocks import BLOCKS
from documents import SIGNED, table


@given(st.lists(BLOCKS, max_size=4))
def test_blocks_come_back_as_they_were(blocks):
    assert from_json(json.loads(json.dumps(to_json(blocks)))) == tuple(blocks)


@given(st.lists(BLOCKS, max_size=4))
def test_the_same_blocks_give_the_same_json(blocks):
    packed = json.dumps(to_json(blocks))
    assert json.dumps(to_json(from_json(json.loads(packed)))) == packed


def test_every_kind_of_block_has_a_name():
    assert set(KINDS.values()) == set(get_args(Block))


def test_what_is_as_usual_is_left_out():
    assert to_json([Heading(1, "I"), paragraph("Chữ.")]) == [
        {"block": "heading", "level": 1, "text": "I"},
        {"block": "paragraph", "runs": [{"text": "Chữ."}]},
    ]
    (made,) = to_json([Section("provenance", "Nguồn", (Paragraph((Run("a", bold=True),)),))])
    assert made["blocks"] == [{"block": "paragraph", "runs": [{"text": "a", "bold": True}]}]


@pytest.mark.parametrize(
    "packed",
    [
        None,
        3,
        "chữ",
        {"block": "heading"},
        [None],
        ["heading"],
        [[]],
        [{}],
        [{"block": "khác"}],
        [{"block": ["heading"]}],
        [{"block": "heading", "level": "một", "text": "I"}],
        [{"block": "heading", "level": 1}],
        [{"block": "heading", "level": 1, "text": None}],
        [{"block": "paragraph", "runs": "chữ"}],
        [{"block": "paragraph", "runs": [{"words": "a"}]}],
        [{"block": "table", "caption": "", "cells": [{"text": "a"}], "rows": 1, "columns": 1, "head": 0}],
        *(
            [{"block": "table", "caption": "", "cells": [{"text": "a", **at}], "rows": 1, "columns": 1, "head": 0}]
            for at in (
                {"row": 1, "column": 0},
                {"row": 0, "column": 1},
                {"row": -1, "column": 0},
                {"row": 0, "column": 0, "rows": 2},
                {"row": 0, "column": 0, "columns": 0},
            )
        ),
        [{"block": "table", "caption": "", "cells": [], "rows": 0, "columns": 0, "head": 0}],
        [{"block": "key-figures", "items": [["a", "b"]]}],
        [{"block": "section", "kind": "a", "name": "b"}],
        [{"block": "section", "kind": "a", "name": "b", "blocks": [{"block": "khác"}]}],
        [{"block": "section", "kind": "a", "name": "b", "blocks": 3}],
    ],
)
def test_what_is_no_document_is_refused(packed):
    with pytest.raises(NotADocument):
        from_json(packed)


def test_an_output_carries_the_blocks_that_its_html_shows():
    shown = Shown((table(("Thôn",), ("A",)), SIGNED), text="Bảng")
    bundle = shown._repr_mimebundle_()
    assert from_json(bundle[DOCUMENT_MIME]) == shown.blocks
    assert bundle["text/html"] == str(html_of(shown.blocks)) and bundle["text/plain"] == "Bảng"


def test_nothing_shown_carries_nothing():
    assert NOTHING._repr_mimebundle_() == {"text/html": "", "text/plain": ""}


def test_things_shown_together_are_blocks_in_a_row():
    one, other = Shown((paragraph("a"),), text="a"), Shown((paragraph("b"),), text="b")
    assert (one + other).blocks == (paragraph("a"), paragraph("b")) and (one + other).text == "a\nb"
    judged = Shown((paragraph("c"),), public=("c",))
    assert (judged + judged).public == ("c", "c") and (judged + NOTHING).public == ("c",)
    assert (judged + one).public == ()

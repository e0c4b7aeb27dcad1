"""The revision note in the executed notebook: the page, its contents list and every export are made from there."""

from __future__ import annotations

import nbformat
from nbformat import v4

from analysis.document.blocks import Section
from analysis.document.bundle import DOCUMENT_MIME, to_json
from analysis.document.html import html_of
from analysis.document.shown import RECORD_MIME, Shown
from analysis.publishing.revisions.note import HEADING, Note

TAG = "revision"
KINDS = {"note": "revision-note", "top": "revision-top screen"}
SOURCE = "# ghi chú sửa đổi: viết khi lập báo cáo, từ run.json và revisions.csv"


def with_note(executed: nbformat.NotebookNode, note: Note) -> nbformat.NotebookNode:
    """The notebook with the note before “Nguồn gốc số liệu” and its one sentence under the front."""
    noted = without_note(executed)
    end = _provenance_at(noted)
    noted.cells[end:end] = [_heading(noted), _shown(noted, "note", note.section)]
    if note.top.blocks:
        noted.cells.insert(_front_at(noted) + 1, _shown(noted, "top", note.top))
    return noted


def without_note(executed: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook as it ran: a list of its own of the same cells."""
    return nbformat.NotebookNode({**executed, "cells": [cell for cell in executed.cells if not is_note(cell)]})


def is_note(cell: nbformat.NotebookNode) -> bool:
    """Whether the cell was put in when the report was made."""
    return TAG in cell.get("metadata", {}).get("tags", [])


def is_top(cell: nbformat.NotebookNode) -> bool:
    """Whether it is the one sentence under the front."""
    return is_note(cell) and "top" in cell.metadata.tags


def _heading(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    cell = v4.new_markdown_cell(f"## {HEADING}", id="revision-heading", metadata={"tags": [TAG]})
    return _fitting(notebook, cell)


def _shown(notebook: nbformat.NotebookNode, name: str, shown: Shown) -> nbformat.NotebookNode:
    # no figures of its own: what the note quotes are the figures of another run and none of this one
    section = Section(KINDS[name], HEADING, shown.blocks)
    data = {"text/html": str(html_of([section])), "text/plain": shown.text, DOCUMENT_MIME: to_json([section])}
    output = v4.new_output("display_data", data)
    cell = v4.new_code_cell(SOURCE, id=f"revision-{name}", metadata={"tags": [TAG, name]}, outputs=[output])
    return _fitting(notebook, cell)


def _fitting(notebook: nbformat.NotebookNode, cell: nbformat.NotebookNode) -> nbformat.NotebookNode:
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        cell.pop("id", None)
    return cell


def _provenance_at(notebook: nbformat.NotebookNode) -> int:
    for position, cell in enumerate(notebook.cells):
        if any(RECORD_MIME in output.get("data", {}) for output in cell.get("outputs", [])):
            heading = position > 0 and notebook.cells[position - 1].cell_type == "markdown"
            # a record on the front cell has no section of its own
            return len(notebook.cells) if _is_front(cell) else position - heading
    return len(notebook.cells)


def _front_at(notebook: nbformat.NotebookNode) -> int:
    return next((position for position, cell in enumerate(notebook.cells) if _is_front(cell)), -1)


def _is_front(cell: nbformat.NotebookNode) -> bool:
    carried = (block for output in cell.get("outputs", []) for block in output.get("data", {}).get(DOCUMENT_MIME, []))
    return any(block.get("block") == "title" for block in carried)

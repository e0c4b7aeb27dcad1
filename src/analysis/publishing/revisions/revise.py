"""A report on its way to the reader gets its revision note: compared, logged, written into the executed notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import nbformat

from analysis.publishing.figures import Line, checksum_of_lines
from analysis.publishing.revisions.cells import with_note
from analysis.publishing.revisions.compare import entries, revision_record
from analysis.publishing.revisions.earlier import Earlier
from analysis.publishing.revisions.log import append_log, read_log
from analysis.publishing.revisions.note import revision_note


def revised(
    executed: nbformat.NotebookNode,
    report: str,
    lines: Sequence[Line],
    record: Mapping,
    earlier: Earlier,
    folder: Path,
    started: datetime,
) -> tuple[nbformat.NotebookNode, dict]:
    """The notebook with its note, and what run.json says of it; adds this run's changes to `folder`'s revisions.csv.

    `record`: that of the provenance block, with the `commit` of this run.
    """
    found = entries(report, started, earlier, lines, record, record["commit"]["id"], outputs_html(executed))
    append_log(folder, found)
    told = revision_record(report, started, earlier, found)
    checksum = checksum_of_lines(lines)
    noted = with_note(executed, revision_note(report, told, read_log(folder), checksum))
    return noted, {"revision": told, "figures_sha256": checksum}


def outputs_html(executed: nbformat.NotebookNode) -> str:
    """What the cells show, as one text of HTML."""
    outputs = (output for cell in executed.cells for output in cell.get("outputs", []))
    return "\n".join(str(output.get("data", {}).get("text/html", "")) for output in outputs)

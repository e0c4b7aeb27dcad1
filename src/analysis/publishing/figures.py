"""figures.csv: every figure that a report shows, collected from the very outputs that the page is made of."""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import nbformat

from analysis.document.figure import Figure, full_precision
from analysis.document.shown import FIGURES_MIME, RECORD_MIME
from analysis.publishing.bounds import beyond
from analysis.publishing.csv_cells import read_rows, written_rows
from analysis.publishing.errors import PublishingError

COLUMNS = ("report", "table", "row", "column", "value", "unit")


class Line(NamedTuple):
    """One line of figures.csv, all text."""

    report: str
    table: str
    row: str
    column: str
    value: str
    unit: str


def figures_of_notebook(executed: nbformat.NotebookNode) -> list[Figure]:
    """The figures shown, in the order of the page, each once; raises PublishingError where the page contradicts
    itself.
    """
    seen: dict[tuple[str, str, str], Figure] = {}
    for output in _outputs(executed):
        for parts in output.get("data", {}).get(FIGURES_MIME, []):
            figure = Figure(*parts)
            known = seen.setdefault(figure[:3], figure)
            if not _same(known.value, figure.value):
                raise PublishingError(
                    f"Báo cáo nêu hai giá trị cho cùng một số liệu {figure.table}/{figure.row}/{figure.column}: {known.value} và {figure.value}."
                )
    return list(seen.values())


def record_of_notebook(executed: nbformat.NotebookNode) -> dict:
    """The record (parameters, inputs, versions) that the provenance block carries; raises PublishingError without one."""
    for output in _outputs(executed):
        if RECORD_MIME in output.get("data", {}):
            return output["data"][RECORD_MIME]
    raise PublishingError("Sổ tay không có khối nguồn gốc số liệu.")


def lines(report: str, figures: Iterable[Figure]) -> list[Line]:
    """The figures as lines of figures.csv: whole numbers without decimals, others in full precision, missing ones
    blank.
    """
    return [Line(report, f.table, f.row, f.column, full_precision(f.value), f.unit) for f in figures]


def write_lines(path: Path, by_report: Mapping[str, list[Line]]) -> None:
    """figures.csv, reports in the order given."""
    rows = [COLUMNS, *(line for part in by_report.values() for line in part)]
    path.write_text(written_rows(rows), encoding="utf-8", newline="")


def read_lines(path: Path) -> dict[str, list[Line]]:
    """The lines of an earlier figures.csv by report; nothing where there is none; raises PublishingError for a damaged
    one.
    """
    by_report: dict[str, list[Line]] = {}
    if path.is_file():
        try:
            if what := beyond(path):
                raise ValueError(what)
            head, *rows = read_rows(path.read_bytes().decode("utf-8"))
            if tuple(head) != COLUMNS:
                raise ValueError(f"hàng tiêu đề là {','.join(head)[:80]}")
            for number, row in enumerate(rows, 2):
                if len(row) != len(COLUMNS):
                    raise ValueError(f"dòng {number} có {len(row)} ô, phải có {len(COLUMNS)}")
                by_report.setdefault(row[0], []).append(Line(*row))
        except (ValueError, csv.Error) as error:
            raise PublishingError(
                f"{path}: không đọc được ({error}). Đổi tên tệp này hoặc chuyển ra khỏi thư mục rồi lập lại, không dùng --only."
            ) from None
    return by_report


def checksum_of_lines(part: Iterable[Line]) -> str:
    """The SHA-256 of one report's lines as figures.csv writes them: what a printed page can be held against."""
    return hashlib.sha256(written_rows(part).encode()).hexdigest()


def _outputs(executed: nbformat.NotebookNode):
    return (output for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs)


def _same(one: object, other: object) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        # the same figure summed in another order may differ in its last bit
        return math.isclose(one, other, rel_tol=1e-12)
    return one == other

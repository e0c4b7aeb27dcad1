"""Which cells of a notebook belong to a report of the whole year and which to one of its first six months.

A cell is tagged `year-end` or `mid-year`, or stands in both. Under papermill the engine leaves the other cells out before
anything runs; in JupyterLab, where a person has the whole notebook open, they are passed over as they come.
"""

from __future__ import annotations

import copy
import os
import re

import nbformat
from IPython import get_ipython

from analysis.findings import Finding, InputError

YEAR_END, MID_YEAR = "year-end", "mid-year"
CHOSEN = "GIAMNGHEO_CELLS_CHOSEN"  # the engine's word to the kernel that the cells were chosen already
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NUMBERED = re.compile(r"^## [IVX]+\. ", re.MULTILINE)
SAID = {YEAR_END: "Phần này chỉ có trong báo cáo cả năm: đến giữa năm các hộ chưa được rà soát lại.",
        MID_YEAR: "Phần này chỉ có trong báo cáo 6 tháng đầu năm (tham số period)."}  # fmt: skip


def left_out(tags: list[str], period: str) -> str:
    """The tag that keeps a cell out of a report of the period; nothing where the cell belongs to it."""
    other = YEAR_END if period else MID_YEAR
    return other if other in tags else ""


def of_period(notebook: nbformat.NotebookNode, period: str) -> nbformat.NotebookNode:
    """A copy of the notebook with the cells of the period alone, its Roman sections numbered anew."""
    kept = copy.deepcopy(notebook)
    kept.cells = [cell for cell in kept.cells if not left_out(cell.metadata.get("tags", []), period)]
    numbers = iter(ROMAN)
    for cell in kept.cells:
        if cell.cell_type == "markdown":
            cell.source = NUMBERED.sub(lambda _: f"## {next(numbers)}. ", cell.source)
    return kept


def follow(period: str) -> None:
    """From here on, cells of the other period are passed over wherever the front end says a cell's tags (JupyterLab).

    Raises InputError at mid-year where it does not: the notebook would go on and fail in the middle.
    """
    shell = get_ipython()
    if shell is None:
        return
    if period and not os.environ.get(CHOSEN) and not _says_tags(shell):
        raise InputError([_no_tags(period)])
    others = [change for change in shell.input_transformers_cleanup if not isinstance(change, PassOver)]
    shell.input_transformers_cleanup[:] = [*others, PassOver(shell, period)]


class PassOver:
    """What IPython asks for each cell's lines: a cell of the other period becomes one sentence, said once a run of them."""

    def __init__(self, shell, period: str):
        self.shell, self.period = shell, period
        self.request, self.tag, self.says = "", "", False

    def __call__(self, lines: list[str]) -> list[str]:
        request, tag = _request(self.shell), left_out(_metadata(self.shell).get("tags", []), self.period)
        if request != self.request:  # a kernel asks more than once for one cell
            self.says = bool(tag) and tag != self.tag
            self.request, self.tag = request, tag
        if not tag:
            return lines
        return [f"print({SAID[tag]!r})\n"] if self.says else ["\n"]


def _request(shell) -> str:
    return _parent(shell).get("header", {}).get("msg_id", "")


def _metadata(shell) -> dict:
    return _parent(shell).get("metadata") or {}


def _parent(shell) -> dict:
    """The request that is being answered; nothing outside a kernel."""
    kernel = getattr(shell, "kernel", None)
    return kernel.get_parent("shell") if kernel is not None else {}


def _says_tags(shell) -> bool:
    # JupyterLab sends a cell's whole metadata with its id; others send an address of their own, or nothing
    return "cellId" in (sent := _metadata(shell)) and ":" not in str(sent["cellId"])


def _no_tags(period: str) -> Finding:
    return Finding("error", "tham số", None, "period", period, "mở sổ tay bằng JupyterLab khi lập báo cáo 6 tháng",
                   "chương trình đang mở sổ tay không cho biết nhãn của ô; dùng JupyterLab (make lab) hoặc lệnh giamngheo report --period", "period_cells")  # fmt: skip

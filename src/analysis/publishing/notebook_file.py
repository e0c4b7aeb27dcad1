"""A file of a notebook: checked to be one, and the one of its report, what is wrong said in words; an executed one written."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import nbformat

from analysis.publishing.errors import PublishingError
from analysis.publishing.notebook_faults import OLDEST_FORMAT, old_format
from analysis.publishing.reports import BY_NAME, Report


def check_notebook_file(path: Path, report: Report) -> None:
    """Raises PublishingError for a file that papermill cannot read as a notebook, or the notebook of another report."""
    fault = _fault(path, report)
    if fault:
        raise PublishingError(
            f"Sổ tay {path.name} chưa chạy: {fault}. Lấy lại bản gốc của sổ tay (git checkout -- notebooks/{path.name}). "
            "Báo cáo đã có trước đó không bị thay đổi."
        )


def write_notebook(executed: nbformat.NotebookNode, path: Path) -> None:
    """Writes an executed notebook as a file of nbformat, a line a cell.

    nbformat's own writer copies the whole notebook first and writes every figure of its outputs on a line of its own.
    """
    around = {name: value for name, value in executed.items() if name != "cells"}
    cells = ",\n".join(f"  {_json(cell)}" for cell in executed.cells)
    rest = "".join(f",\n {_json(name)}: {_json(value)}" for name, value in sorted(around.items()))
    path.write_text(f'{{\n "cells": [\n{cells}\n ]{rest}\n}}\n', encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fault(path: Path, report: Report) -> str:
    if not path.is_file():
        return f"không có tệp {path}"
    try:
        notebook = json.loads(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return "tệp không ở dạng UTF-8 (đã được lưu bằng chương trình khác?)"
    except RecursionError:
        return "tệp không phải sổ tay Jupyter"
    except ValueError as error:
        place = f", dòng {error.lineno}, cột {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return f"tệp không phải sổ tay Jupyter hoặc đã hỏng (không phải JSON{place})"
    if not isinstance(notebook, dict) or not isinstance(notebook.get("nbformat"), int):
        return "tệp là JSON nhưng không phải sổ tay Jupyter (không ghi nbformat)"
    if notebook["nbformat"] < OLDEST_FORMAT:
        return old_format(notebook["nbformat"])
    if notebook["nbformat"] > nbformat.current_nbformat:
        return f"sổ tay ở định dạng mới hơn phần mềm này đọc được (nbformat {notebook['nbformat']})"
    try:
        with warnings.catch_warnings():
            # cells without ids, of an older Jupyter: papermill gives them some
            warnings.simplefilter("ignore")
            nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        return f"cấu trúc sổ tay không đúng ({str(error).splitlines()[0][:160]})"
    own = notebook["metadata"].get("giamngheo")
    name = own.get("report") if isinstance(own, dict) else None
    if name != report.name:
        known = f"“{BY_NAME[name].title}”" if name in BY_NAME else "không rõ báo cáo nào (thiếu giamngheo.report)"
        return f"tệp này phải là sổ tay của báo cáo “{report.title}”, nhưng là của {known}"
    return ""

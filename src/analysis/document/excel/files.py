"""A workbook built in memory and put on disk whole or not at all."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from pathlib import Path

import xlsxwriter

from analysis.document.edition import INTERNAL
from analysis.findings import ReportFailed
from analysis.system_faults import is_full, reason_of, remedy_of

# text from data stays text: a village called "=1+1" is no formula, one called "http://…" no link
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 12},
}


class _BlankText(str):
    """A text of no letters that is not the blank xlsxwriter leaves out."""

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _BlankText)


# the result of a formula that gives "": stored as a text, so that a reader can tell it from a result nobody computed
BLANK_RESULT = _BlankText()


def built(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """The bytes of the workbook that `fill` writes; nothing touches the disk, not even a temporary file."""
    content = io.BytesIO()
    # the writer keeps the options and changes them: the next workbook of the process would have other styles
    with xlsxwriter.Workbook(content, deepcopy(OPTIONS)) as workbook:
        fill(workbook)
    return content.getvalue()


def mark_internal(workbook: xlsxwriter.Workbook) -> None:
    """Every printed page of the workbook, whose rows are households, says at its head that it is internal."""
    for sheet in workbook.worksheets():
        sheet.set_header(f"&L{INTERNAL}&R&P", {"margin": 0.3})


def save(content: bytes, path: Path, *, private: bool = False) -> Path:
    """The file, replaced in one step; `private`: as `put`; raises ReportFailed where it cannot be written (open in
    Excel, no such folder).
    """
    try:
        return put(content, path, private=private)
    except OSError as error:
        remedy = (
            remedy_of(error, path) if is_full(error) else "Đóng tệp nếu đang mở trong Excel, hoặc chọn thư mục khác"
        )
        raise ReportFailed(f"Không ghi được {path}: {reason_of(error)}. {remedy}.") from None


def put(content: bytes, path: Path, *, private: bool = False) -> Path:
    """The file, replaced in one step; raises OSError, and leaves nothing of it, where it cannot be written.

    `private`: with the rows of households in it, so that its owner alone may read it, whatever stood there before.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp", delete=False) as file:
        aside = Path(file.name)
        try:
            file.write(content)
            file.close()
            # a temporary file is private; a workbook for colleagues has the permissions of any new file
            aside.chmod(0o600 if private else 0o666 & ~_umask())
            aside.replace(path)
        except BaseException:
            with suppress(OSError):  # what is still to be written does not fit either
                file.close()
            aside.unlink(missing_ok=True)
            raise
    return path


def xlsx_path(path: Path | str) -> Path:
    """The absolute path; raises ReportFailed for a name that does not end in .xlsx."""
    path = Path(path).expanduser().absolute()
    if path.suffix.lower() != ".xlsx":
        raise ReportFailed(f"Tên tệp phải có đuôi .xlsx: {path.name}")
    if path.is_dir():
        raise ReportFailed(f"{path} là một thư mục; hãy ghi tên tệp .xlsx.")
    return path


def refuse_existing(path: Path, force: bool) -> None:
    """Nothing, or ReportFailed where a file stands already: it may hold somebody's work."""
    if path.exists() and not force:
        raise ReportFailed(f"{path} đã có. Chọn tên khác, hoặc thêm --force nếu chắc chắn muốn thay tệp này.")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

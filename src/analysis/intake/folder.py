"""Which file of a year's folder is which table: the names of the contract, other names of the same, and what nothing
reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from analysis.findings import Finding
from analysis.intake.dictionary import dictionary
from analysis.intake.file_bounds import MOST_FILES, no_plain_file
from analysis.intake.folder_names import (
    FOLDERS,
    OTHER_WORKBOOKS,
    WHOLE_TEXTS,
    WORKBOOKS,
    ending,
    is_workbook,
    left_behind,
    like,
    means_workbook,
    table_named,
    workbook_stem,
)
from analysis.legible import has_illegible

READ_IN = {"H1": ("objectives", "programme"), "start": ("villages", "households")}
# what an office keeps beside its tables: no word about it
DOCUMENTS = (".pdf", ".doc", ".docx", ".jpg", ".jpeg", ".png", ".txt", ".md", ".zip", ".rar", ".html", ".htm", ".ppt", ".pptx", ".odt", ".eml", ".msg")  # fmt: skip


class Located(NamedTuple):
    """`tables`: the CSV file of each table there is one of; `workbook`: the year's, or None; `findings`: what was found
    otherwise.

    `asked`: the files in whose place something else stands (two that could be meant, one misnamed, a folder), with
    "workbook" for two workbooks: an error says so, and that they are absent is no second fault.
    """

    tables: dict[str, Path]
    workbook: Path | None
    findings: list[Finding]
    asked: frozenset[str] = frozenset()


def locate(folder: Path, prefix: str = "", tables: Iterable[str] | None = None) -> Located:
    """What the folder (a year's, its `H1/` or `start/`) holds; `prefix` stands before the names of its files in
    findings.

    `tables`: the only ones asked for, as of a past year of which the review alone is read; what else lies there is then
    no news.

    A name of the contract is taken; another name where it is the only one for its table, with a note. Two files that
    could be meant are an error that names both, and neither is taken.
    """
    part = folder.name in READ_IN or tables is not None
    wanted = tuple(tables or READ_IN.get(folder.name) or dictionary())
    known = [*(dictionary()[name].file for name in wanted), *(() if part else WHOLE_TEXTS)]
    all_names = _names(folder)
    there = [name for name in all_names if not has_illegible(name)]
    crowded = len(there) > MOST_FILES
    if crowded:
        there = [name for name in there if name in known or is_workbook(name)]
    files = [name for name in there if not no_plain_file(folder / name)]
    candidates, workbooks = _meant(folder, files, wanted)
    books_named = [workbook_stem(folder) + end for end in WORKBOOKS]
    findings = [*_no_files(folder, there, files, [*known, *books_named], () if part else FOLDERS, prefix)]
    findings += [_illegible(prefix + name) for name in all_names if has_illegible(name)][:MOST_FILES]
    findings += [_crowded(folder, prefix)] if crowded else []
    taken: dict[str, Path] = {}
    for table, names in candidates.items():
        right = dictionary()[table].file
        if len(names) == 1:
            taken[table] = folder / names[0]
        findings += _said(names, right, f"một tệp của bảng {dictionary()[table].sheet}", prefix)
    # a list kept as a workbook beside the very CSV file of the contract: that file is read, and it is said
    meant = {name: taken.get(table_named(name, folder) or "") for name in workbooks}
    beside = {name: path for name, path in meant.items() if path is not None}
    books = [name for name in workbooks if name not in beside]
    findings += [_beside(name, path.name, prefix) for name, path in beside.items()]
    stem = workbook_stem(folder)
    if books:
        right = stem + ending(books[0]) if len(books) == 1 else f"{stem}.xlsx"
        findings += _said(books, right, "một sổ tính của năm", prefix)
    used = {*known, *workbooks, *(name for names in candidates.values() for name in names)}
    unread = _unread(folder, [name for name in files if name not in used], known, files, {*taken}, bool(books), prefix)
    findings += [finding for finding in unread if tables is None or finding.severity == "error"]
    asked = {dictionary()[table].file for table, names in candidates.items() if len(names) > 1}
    asked |= {name for name in there if name in known and name not in files}
    asked |= {near for name in files if name not in used and (near := like(name, known, folder)) and near not in files}
    asked |= (
        {"workbook"} if len(books) > 1 or any(name in there and name not in files for name in books_named) else set()
    )
    return Located(taken, folder / books[0] if len(books) == 1 else None, findings, frozenset(asked))


def _crowded(folder: Path, prefix: str) -> Finding:
    return Finding("warning", prefix or "./", None, None, f"hơn {MOST_FILES} tệp", f"các tệp của năm trong {folder.parent.name}/{folder.name}",
                   "chuyển các tệp khác ra chỗ khác; chỉ những tệp mang đúng tên đã được đọc", "folder_of_the_year")  # fmt: skip


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if not left_behind(path.name))
    except OSError:
        return []


def _meant(folder: Path, files: list[str], wanted: tuple[str, ...]) -> tuple[dict[str, list[str]], list[str]]:
    """The files that could be meant for each wanted table, and the workbooks that could be the folder's."""
    tables: dict[str, list[str]] = {}
    for name in files:
        if ending(name) in (".csv", ".tsv") and (table := table_named(name, folder)) in wanted:
            tables.setdefault(table, []).append(name)
    return tables, [name for name in files if is_workbook(name) and means_workbook(name, folder)]


def _said(names: list[str], right: str, what: str, prefix: str) -> list[Finding]:
    """Nothing of the one file under its right name, a note of one under another, an error of several."""
    if names == [right]:
        return []
    if len(names) == 1:
        return [Finding("note", prefix + names[0], None, None, None, f"tên tệp {right}",
                        f"đã đọc tệp này như {right}; nên đổi tên cho đúng", "file_name")]  # fmt: skip
    return [_error(prefix + right, ", ".join(names), f"{what}, tên {right}",
                   f"giữ lại tệp đúng với tên {right}, đưa tệp còn lại ra khỏi thư mục", "one_source")]  # fmt: skip


def _beside(name: str, read: str, prefix: str) -> Finding:
    return Finding("warning", prefix + name, None, None, None, f"một tệp của mỗi bảng; {read} được đọc, sổ tính này không",
                   f"nếu sổ tính này mới hơn thì lưu lại thành {read}; nếu không thì đưa ra khỏi thư mục", "unread_file")  # fmt: skip


def _no_files(
    folder: Path, there: list[str], files: list[str], known: list[str], folders: Iterable[str], prefix: str
) -> Iterable[Finding]:
    """An error for a folder, pipe or broken link under the name of a file, and for a folder like `H1` or `start`."""
    for name in there:
        if name in known and name not in files:
            yield _error(prefix + name, str(no_plain_file(folder / name)), "tệp thường, đọc được",
                         "đặt tệp thật vào thư mục dưới đúng tên này", "readable_file")  # fmt: skip
        elif name in folders and name in files:
            yield _error(prefix + name, "một tệp", f"{name} là thư mục", f"đặt các tệp vào thư mục {name}", "file_name")
        elif name not in files and name not in folders:
            meant = next((right for right in folders if right.lower() == name.lower() and right not in there), None)
            if meant:
                yield _error(prefix + name, name, f"tên thư mục {meant}; thư mục này không được đọc", f"đổi tên thành {meant}", "file_name")  # fmt: skip


def _unread(
    folder: Path, unread: list[str], known: list[str], files: list[str], taken: set[str], book: bool, prefix: str
) -> Iterable[Finding]:
    """An error for a file like a known one that is not there; a note for any other but documents."""
    there = {*files, *(dictionary()[table].file for table in taken)}
    for name in unread:
        near = like(name, known, folder)
        if ending(name) in OTHER_WORKBOOKS and means_workbook(name, folder) and not book:
            near = workbook_stem(folder) + ".xlsx"
        if near and near not in there:
            yield _error(prefix + name, name, f"tên tệp {near}; tệp này không được đọc",
                         f"có phải {near} không? Nếu phải thì lưu lại dưới tên ấy, nếu không thì đưa ra khỏi thư mục", "file_name")  # fmt: skip
        elif near or ending(name) not in DOCUMENTS:
            beside = f" ({near} được đọc)" if near else ""
            yield Finding("note", prefix + name, None, None, None, f"các tệp {', '.join(known)}",
                          f"tệp này không được đọc{beside}; đưa ra khỏi thư mục nếu không cần", "unread_file")  # fmt: skip


def _illegible(name: str) -> Finding:
    return _error(name, None, "tên tệp chỉ có chữ, số và dấu nhìn thấy được; tệp này không được đọc",
                  "tên tệp có ký tự ẩn hoặc ký tự điều khiển: gõ lại tên tệp", "file_name")  # fmt: skip


def _error(file: str, value: str | None, expected: str, remedy: str, check: str) -> Finding:
    return Finding("error", file, None, None, value, expected, remedy, check)

"""What a file of a year's folder is by its name: a known one, one known under another name, one like a known one, or neither."""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path, PurePath

import tomli

from analysis.intake.dictionary import dictionary
from analysis.intake.text import fold

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
OTHER_WORKBOOKS = (".xlsb", ".numbers", ".et", ".gsheet")  # nothing here reads them
WHOLE_TEXTS = ("plan.toml", "support.toml", "narrative.toml", "targets.caption.txt")
FOLDERS = ("H1", "start")
# what systems and programs leave beside a file; nobody handed it in
LEFT_BEHIND = re.compile(
    r"\..*|~\$.*|.*~|~.*\.tmp|.*\.(tmp|lock|bak|swp)|thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r?|__macosx",
    re.IGNORECASE,
)
# "households (1)", "households - Copy", "households_v2", "households - bản sao": the same name once more
COPY = re.compile(r"[\s_-]*(\(\d+\)|[\s_-](copy|ban sao|bản sao|moi|mới|final|cuoi|v\d+)( \(\d+\))?)$", re.IGNORECASE)  # fmt: skip
# endings of a text that may hold a table
PLAIN = (".txt", ".dat", ".prn", "")
NEAR = 0.8  # programe, housholds, narative; "plans" is near "plan", "support" is not near "report"


def left_behind(name: str) -> bool:
    """Whether the file is a lock, a temporary or a hidden file."""
    return LEFT_BEHIND.fullmatch(name) is not None


def plain_stem(name: str) -> str:
    """The name without its endings and marks of a copy, folded: `"Danh sách hộ (1).csv.txt"` gives `"danh sach ho"`."""
    stem = name
    while (ending := PurePath(stem).suffix.lower()) in (*WORKBOOKS, *OTHER_WORKBOOKS, ".csv", ".txt", ".toml", ".tsv"):
        stem = stem[: -len(ending)]
    while (shorter := COPY.sub("", stem)) != stem and shorter:
        stem = shorter
    return fold(stem)


def ending(name: str) -> str:
    """The ending that says what the file is: `.csv` of `households.CSV`, `households.csv.txt`; `.xlsx` of a workbook."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    if suffixes and suffixes[-1] == ".txt" and suffixes[:-1] and suffixes[-2] in (".csv", ".toml"):
        return suffixes[-2]
    return suffixes[-1] if suffixes else ""


def table_named(name: str, folder: Path) -> str | None:
    """The table that a name means, the unit and the year in it aside: `"households"` for `"Danh sách hộ 2023.csv"`; or None."""
    return _tables().get(plain_stem(name)) or _tables().get(_bare(name, folder))


def like(name: str, known: list[str], folder: Path) -> str | None:
    """The known file that this one may be meant for: the same name otherwise written, or one near it and of the same sort."""
    sort, stem = ending(name), plain_stem(name)
    for other in known:
        if plain_stem(other) == stem and sort in (ending(other), *PLAIN):
            return other
    if sort in (".csv", ".tsv", *PLAIN):
        files = {key: dictionary()[table].file for key, table in _tables().items()}
        bare = _bare(name, folder)
        exact = files.get(stem) or files.get(bare)
        # a short name is near too many words
        near = difflib.get_close_matches(bare, [key for key in files if len(key) > 4], n=1, cutoff=NEAR)
        if exact or (near and sort not in PLAIN):
            other = exact or files[near[0]]
            return other if other in known else None
    alike = {plain_stem(other): other for other in known if ending(other) == sort}
    match = difflib.get_close_matches(stem, alike, n=1, cutoff=NEAR)
    return alike[match[0]] if match else None


def is_workbook(name: str) -> bool:
    """Whether the name ends as a workbook's does."""
    return ending(name) in WORKBOOKS


def workbook_stem(folder: Path) -> str:
    """`kim-tan-2023`, what the workbook of the year's folder is called, that of its `start/` too; `2023-H1` in `H1/`."""
    unit, year = _unit_and_year(folder)
    return f"{year}-{folder.name}" if folder.name == "H1" else f"{unit}-{year}"


def _unit_and_year(folder: Path) -> tuple[str, str]:
    of_year = folder.parent if folder.name in FOLDERS else folder
    return of_year.parent.name, of_year.name


def means_workbook(name: str, folder: Path) -> bool:
    """Whether a workbook of this name may be the folder's: called as the unit and the year, or as one of the tables."""
    words = plain_stem(name)
    if table_named(name, folder) or words == fold(workbook_stem(folder)):
        return True
    unit, year = map(fold, _unit_and_year(folder))
    return f" {unit} " in f" {words} " and year in words.split()


def _bare(name: str, folder: Path) -> str:
    """The plain stem without the unit and the year."""
    unit, year = map(fold, _unit_and_year(folder))
    words = f" {plain_stem(name)} ".replace(f" xa {unit} ", " ").replace(f" {unit} ", " ")
    return " ".join(word for word in words.split() if word not in (year, "nam"))


@cache
def _tables() -> dict[str, str]:
    """Table by every folded name a file of it goes under."""
    others = tomli.loads((Path(__file__).parent / "file_names.toml").read_text(encoding="utf-8"))
    return {
        fold(name): table.name
        for table in dictionary().values()
        for name in (table.name, table.sheet, plain_stem(table.file), *others.get(table.name, ()))
    }

"""Single cells with a person's name or number in them: a telephone in a remark, an identity card as a household's
number.

Asked of the rows that are data: who signed a table, or compiled it, stands in none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import polars as pl

from analysis.findings import Finding, Severity
from analysis.intake.dictionary import Column, Table
from analysis.intake.personal_ids import are_of_a_register, personal_ids
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.text import first_few
from analysis.personal.masked import masked_cell
from analysis.personal.names import PARTS, has_office, is_name, is_of_function, names_in
from analysis.personal.numbers import FEWEST, is_number, numbers_in

ID, HELPER = "household_id", "helper"
PLACES = frozenset({"village"})  # a village may be called after a person
OF_WORDS = frozenset({"text", "village"})
COUNTED = frozenset({"count", "score", "printed"})
CLOSED = COUNTED | {"yes_no", "class", "change", "sex", "area", "date"}  # each has its few words or its figures
# sentences about works and lines of the plan: a road may lead to somebody's house, and the project be called so
OF_LINES = frozenset({"name", "indicator", "note"})
NAME, NAME_WITHIN, MAY_BE_NAME = "họ tên người", "họ tên người trong câu", "chữ có thể là họ tên người"
PERSON = "Cá nhân"  # what a helper is called who is no office: no report names one


def cell_findings(sheet: Sheet, table: Table) -> tuple[Sheet, list[Finding]]:
    """The sheet without the texts in which a person stands, helpers without their names; a finding a column and sort of
    them.

    An error for a number and for a name; a warning for a name within the title of a work, which is printed as it is.
    """
    findings: list[Finding] = []
    changed: dict[str, dict[str, str | None]] = {}
    for column in table.columns:
        if column.code not in sheet or column.kind not in OF_WORDS | COUNTED:
            continue
        if column.code == ID and sheet.numbers and are_of_a_register(sheet[ID].drop_nulls()):
            continue
        for what, texts in _hits(sheet[column.code], column).items():
            hit = sheet.frame.filter(pl.col(column.code).cast(pl.String).is_in(texts))
            severity, remedy = _judged(column, what, texts[0])
            rows = first_few(hit[ROW])
            findings.append(
                Finding(severity, sheet.file_of(hit.row(0, named=True)), hit[ROW][0], column.code, _shown(column, texts[0]),
                        f"{column.heading}; không ghi {what}", f"{remedy}; {len(hit)} ô (dòng {rows})", "personal_data")
            )  # fmt: skip
            if severity != "warning":
                # null, as what could not be read: no other check repeats it, and the error stops the report
                changed.setdefault(column.code, {}).update(dict.fromkeys(texts, PERSON if severity == "note" else None))
    if not changed:
        return sheet, findings
    return sheet.having(**{code: _replaced(sheet[code], texts) for code, texts in changed.items()}), findings


def _replaced(cells: pl.Series, texts: dict[str, str | None]) -> pl.Expr:
    cell = pl.col(cells.name)
    if cells.dtype.is_numeric():  # the fast way has read a paper's number as one
        return pl.when(cell.cast(pl.String).is_in(list(texts))).then(None).otherwise(cell)
    return cell.replace(texts)


def _hits(texts: pl.Series, column: Column) -> dict[str, list[str]]:
    """The distinct texts in which something of a person stands, by what it is."""
    if column.kind in COUNTED:
        # what has fewer figures than a paper need not be looked at; the fast way has read numbers as such
        if texts.dtype.is_numeric():
            least = 10 ** (FEWEST - 1)
            texts = texts.filter(texts.abs() >= least) if _farthest(texts) >= least else texts.clear()
        else:
            texts = texts.filter(texts.str.len_chars() >= FEWEST)
        judge: Callable[[str], str | None] | None = is_number
    else:
        judge = personal_ids(texts.drop_nulls()) if column.code == ID else _judge_of(column)
    found: dict[str, list[str]] = {}
    if judge is None or texts.is_empty():
        return found
    distinct = texts.unique(maintain_order=True).cast(pl.String)
    if column.code in PLACES:  # of a province thousands, and nothing but a number is told of one
        distinct = distinct.filter(distinct.str.count_matches(r"\d") >= FEWEST)
    for text in distinct:
        if text and (what := judge(text)):
            found.setdefault(what, []).append(text)
    return found


def _farthest(numbers: pl.Series) -> float:
    """How far from nought the numbers go."""
    return max(abs(cast(float, end or 0)) for end in (numbers.min(), numbers.max()))


def _judge_of(column: Column) -> Callable[[str], str | None]:
    def judge(text: str) -> str | None:
        if number := is_number(text) or next((kind for _, _, kind in numbers_in(text)), None):
            return number
        if column.code in PLACES or column.kind == "printed":
            return None
        if column.code == HELPER:
            return _of_helper(text)
        if column.code == "responsible" and has_office(text):
            return None  # who is named for an office
        if is_name(text, certain=column.code != "ethnicity"):
            return NAME
        if is_name(text):
            return MAY_BE_NAME
        within = any(names_in(text)) and not (column.code in OF_LINES and has_office(text))
        return (NAME_WITHIN if column.code in OF_LINES else NAME) if within else None

    return judge


def _of_helper(text: str) -> str | None:
    """NAME for a person, with a function or without; NAME_WITHIN for an office that names one."""
    if is_name(text) or is_name(PARTS.split(text)[0]):
        return NAME
    if not any(names_in(text)):
        return None
    return NAME if is_of_function(text) else NAME_WITHIN


def _judged(column: Column, what: str, text: str) -> tuple[Severity, str]:
    if what == MAY_BE_NAME:
        return "warning", "là họ tên thì bỏ; là tên nơi chốn, công trình thì ghi rõ (thôn …, đường …)"
    if what not in (NAME, NAME_WITHIN):
        return "error", f"dùng mã hộ của danh sách rà soát, không dùng {what}" if column.code == ID else f"bỏ {what}"
    if column.code == HELPER and what == NAME:
        return "note", f"đã đọc là “{PERSON}”, họ tên không được giữ; không phải sửa"
    if what == NAME_WITHIN:
        return "warning", "báo cáo in nguyên văn: bỏ họ tên nếu được"
    return (
        "error",
        "bỏ họ tên; người có trách nhiệm thì ghi cơ quan hoặc chức vụ" if column.code == "responsible" else "bỏ họ tên",
    )


def _shown(column: Column, text: str) -> str:
    return f"…{text[-2:]}" if column.code == ID else masked_cell(text)

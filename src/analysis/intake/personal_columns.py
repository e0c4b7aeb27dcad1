"""A column of people's names or numbers under a heading where they do not belong: told before any of its cells is read.

So no other message repeats what stands in it, and none of it reaches a table: with two headings exchanged, 252 names
would stand as peoples. Under a heading that no table knows, or none, they are refused too: the file is not theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

import polars as pl

from analysis.findings import Finding
from analysis.intake.columns import kind_of
from analysis.intake.dictionary import Column, Table
from analysis.intake.files import Cells
from analysis.intake.heads import Head
from analysis.intake.people_list import listed
from analysis.intake.personal_cells import CLOSED, HELPER, ID, OF_WORDS, PLACES
from analysis.intake.personal_ids import is_word, personal_ids
from analysis.intake.text import fold, tidy
from analysis.personal.names import has_office, is_name
from analysis.personal.numbers import FEWEST as FEWEST_FIGURES
from analysis.personal.numbers import is_number

UNDER_NO_HEADING = "person_under_unknown_heading"
FEWEST = 3  # names in a column from which it is one of names
NEARLY_ALL = 0.8
MANY_WORDS = 6  # sorts of words from which a column of answers is none


def column_findings(cells: Cells, table: Table, head: Head) -> list[Finding]:
    """An error for each column of names or numbers of people, and for a column of names that holds peoples or offices.

    Of a large file its first rows tell. Numbers of people as those of households have a rule of their own (`personal_cells`).
    """
    below = cells.records[head.bottom + 1 :]
    shortest, findings = min(map(len, below), default=0), []
    for position, column in sorted(head.columns.items()):
        reach = below if position < shortest else [record for record in below if position < len(record)]
        distinct = dict.fromkeys(map(itemgetter(position), reach))
        texts = list(dict.fromkeys(text.strip() for text in distinct if text.strip()))
        if column.kind == "restricted":
            what, expected = _of_no_persons(texts), "họ tên chủ hộ"
        elif all(text.isdecimal() and len(text) < FEWEST_FIGURES for text in texts):
            continue  # figures too few for a paper: most columns
        else:
            what, expected = _of_persons(texts, column, len(below)), f"{column.heading}, không có dữ liệu cá nhân"
        if what is None and _is_of_other_words(
            texts, [r[position].strip() for r in below if position < len(r)], column
        ):
            what, expected = "chữ không thuộc cột này, có thể là họ tên", kind_of(column).expected
        if what:
            findings.append(
                Finding("error", cells.file, head.main + 1, column.code, None, expected,
                        f"các ô của cột này là {what}: kiểm tra tiêu đề có bị đổi chỗ với cột khác không", "column_of_persons")
            )  # fmt: skip
    return findings


def unknown_column_findings(cells: Cells, head: Head) -> list[Finding]:
    """An error for each column of names or numbers of people that is none of the table's; its value is the heading.

    Of a large file its first rows tell. A register's own numbers, counted up or alike in their beginning, and sums of
    money are none.
    """
    below, width = cells.records[head.bottom + 1 :], max(map(len, cells.records), default=0)
    findings = []
    for position in range(width):
        if position in head.columns:
            continue
        distinct = {record[position].strip() for record in below if position < len(record)}
        what = _of_persons_anywhere([text for text in distinct if text])
        if what:
            heading = next(
                filter(None, (tidy(_at(cells.records[row], position)) for row in range(head.bottom, -1, -1))), None
            )
            remedy = f"cột thứ {position + 1} chứa {what}: xóa cột này khỏi tệp, báo cáo không dùng đến"
            findings.append(Finding("error", cells.file, head.main + 1, None, heading,
                                    "chỉ có dữ liệu cá nhân ở cột họ tên chủ hộ", remedy, UNDER_NO_HEADING))  # fmt: skip
    return findings


def _of_persons_anywhere(texts: list[str]) -> str | None:
    """What of people a column of unknown meaning holds, where at least half of its different texts are."""
    wanted = max(FEWEST, len(texts) / 2)
    if len(texts) < FEWEST:
        return None
    judge = personal_ids(pl.Series([text for text in texts if not text.endswith("000")], dtype=pl.String))
    if judge and sum(judge(text) is not None and any(map(str.isdigit, text)) for text in texts) >= wanted:
        return "số giấy tờ, điện thoại của người"
    # of two words a village's name may be one, as a person's
    names = sum(is_name(text, certain=len(text.split()) < 3) for text in texts)
    return "họ tên người" if names >= wanted else None


def _at(record: list[str], position: int) -> str:
    return record[position] if position < len(record) else ""


def _of_persons(texts: list[str], column: Column, rows: int) -> str | None:
    """What of people the column holds, where at least half of its different texts are; None for any other.

    Helpers may be persons: they are heads of households where nearly every row has another one.
    """
    if column.code == ID:
        words = [text for text in texts if is_word(text)]
        return "họ tên người" if len(words) >= FEWEST and 2 * len(words) >= len(texts) else None
    numbers = [text for text in texts if is_number(text)] if column.kind in OF_WORDS | CLOSED else []
    if len(numbers) >= FEWEST and 2 * len(numbers) >= len(texts):
        return "số giấy tờ, điện thoại của người"
    # of two words a village's name may be one, as a person's
    wanted = max(FEWEST, NEARLY_ALL * rows if column.code == HELPER else len(texts) / 2)
    others = 0
    for text in texts:
        others += not is_name(text, certain=column.code in PLACES and len(text.split()) < 3)
        if len(texts) - others < wanted:
            return None  # most columns are known by half of their texts
    return "họ tên người" if len(texts) - others >= wanted else None


def _is_of_other_words(texts: list[str], cells: list[str], column: Column) -> bool:
    """Whether most cells of a column of answers, numbers or dates are words of many kinds that none of them is: names
    in small letters, or of one word, look like nothing else.
    """
    if column.kind not in CLOSED:
        return False
    parse = kind_of(column).parse
    strange = {text for text in texts if any(map(str.isalpha, text)) and not _reads(parse, text)}
    kinds = {fold("".join(letter for letter in text if not letter.isdigit())) for text in strange}
    return len(kinds) >= MANY_WORDS and 2 * sum(cell in strange for cell in cells) >= sum(map(bool, cells))


def _reads(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except (ValueError, OverflowError):
        return False
    return True


def _of_no_persons(texts: list[str]) -> str | None:
    """What a column of names holds instead of names, where all of its texts are peoples, or most are offices."""
    if len(texts) > 1 and all(isinstance(listed(text), str) for text in texts):
        return "tên các dân tộc"
    others = 0
    for text in texts:
        others += is_name(text) or not has_office(text)
        if 2 * others > len(texts):
            return None  # a column of names is known by half of them
    return "tên cơ quan, đơn vị" if len(texts) - others >= FEWEST else None

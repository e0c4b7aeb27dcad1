"""What the label of a row says the row is: a total, a section, a note, place and date, a signature; or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import tomli

from analysis.intake.heading_names import letters
from analysis.intake.identities import shape
from analysis.intake.text import fold

WORDS = tomli.loads((Path(__file__).parent / "row_words.toml").read_text(encoding="utf-8"))
TOTALS, TOTALS_WITHOUT_MARKS = frozenset(WORDS["total"]), frozenset(WORDS["total_without_marks"])
LISTED = re.compile(r"^\s*(?:[IVX]{1,6}|[A-ZĐ]|[a-zđ])\s*(?:[.):/]|-\s)\s*(?=\S)")
TOKEN = re.compile(r"^\(?(?:[IVX]{1,6}|[A-ZĐ])\)?[.)]?$")
SUM_OF = re.compile(r"^[\s(]*[\divxab]+(\s*[+;,]\s*[\divxab]+)+[\s)]*$", re.IGNORECASE)
COUNTED = re.compile(r"\d+ (thôn|bản|làng|buôn|bôn|plei|ấp|xóm|tổ dân phố|khu phố|khu dân cư|thôn bản)")  # no village
PROSE = 60
PLACE_AND_DATE = re.compile(r"(^|[\s,])ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*", re.IGNORECASE)
SAID = frozenset({"total", "section", "of_which", "note", "date", "signature"})


def plain(text: str) -> str:
    """Letters and digits in small letters with their marks, single spaces: `"  TỔNG SỐ (I+II)"` gives `"tổng số i
    ii"`.
    """
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", letters(text)).casefold()))


def label_kind(text: str, *, of_lines: bool = False) -> str:
    """total, section, of_which, note, date, signature; listed or maybe where only numbers can tell; "" for any other
    text.

    `of_lines`: in a table of objectives or projects, where a name is a sentence: only what cannot be one counts.
    """
    # of thousands of villages named Thôn 1, Thôn 2 one is looked at: no label says another thing by its figures
    return _kind(shape(text), of_lines)


@lru_cache(maxsize=8192)
def _kind(text: str, of_lines: bool) -> str:
    stripped = letters(text).strip()
    if not stripped:
        return ""
    if PLACE_AND_DATE.search(unicodedata.normalize("NFC", stripped)) and len(stripped) < 80:
        return "date"
    words, listed = plain(LISTED.sub("", stripped)), bool(LISTED.match(stripped))
    if _total(words, stripped, of_lines):
        return "total"
    if _begins(words, "of_which"):
        return "of_which"
    if (stripped[0] in "*†" and len(stripped) > 1) or _begins(words, "note", ":", stripped):
        return "note"
    if re.match(r"[-–+]\s*\w+ \w+ \w+", stripped):
        return "note"
    if not of_lines and (_begins(words, "section") or words in WORDS["section_whole"]):
        return "section"
    if _begins(words, "signature") and len(words) < PROSE:
        return "signature"
    if listed or TOKEN.match(stripped):
        return "listed"
    return "maybe" if _begins(words, "group_of_lines" if of_lines else "maybe_section") else ""


def _total(words: str, text: str, of_lines: bool) -> bool:
    # "TONG CONG" and "Tổng công" are totals, "Tông Công" may be a village
    if words in TOTALS or (fold(text) in TOTALS_WITHOUT_MARKS and (text.isascii() or words.startswith("tổng "))):
        return True
    if COUNTED.fullmatch(words):
        return True
    for first in ("tổng cộng", "tổng số", "tổng", "cộng"):
        if not words.startswith(f"{first} "):
            continue
        rest = words.removeprefix(f"{first} ")
        beyond = unicodedata.normalize("NFC", text).casefold().partition(first)[2]
        if SUM_OF.match(beyond) or re.fullmatch(r"(mục |phần )?([ivx]{1,6}|[a-zđ]|\d{1,2})", rest):
            return True
        if of_lines:
            return _begins(rest, "total_of_lines")
        if first in ("tổng cộng", "tổng số") or _begins(rest, "total_of"):
            return True
    return not of_lines and re.match(r"toàn (xã|phường|thị trấn|huyện|tỉnh|đơn vị|thôn)( |$)", words) is not None


def _begins(words: str, known: str, mark: str = "", text: str = "") -> bool:
    """Whether the words begin with one of the list `known`; with `mark`, with one that the mark comes after, or that
    is all.
    """
    found = next((beginning for beginning in _beginnings(words) if beginning in WORDS[known]), "")
    return bool(found) and (found == words or not mark or mark in text[: len(found) + 6])


def _beginnings(words: str) -> Iterator[str]:
    """The words, then without the last, and so on: the longest first."""
    while words:
        yield words
        words = words.rpartition(" ")[0]


def suspicious_labels(texts: Iterable[str]) -> bool:
    """Whether some text of a column of names may stand in a row that is no data: a label, a note, a signature, a
    blank.
    """
    return any(not text.strip() or label_kind(text) in SAID for text in texts)

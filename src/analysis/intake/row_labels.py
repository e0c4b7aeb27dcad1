"""What the label of a row says the row is: a total, a section, a note, place and date, a signature; or nothing."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from analysis.intake.heading_names import letters
from analysis.intake.text import fold

WORDS = tomllib.loads((Path(__file__).parent / "row_words.toml").read_text(encoding="utf-8"))
TOTALS, TOTALS_WITHOUT_MARKS = frozenset(WORDS["total"]), frozenset(WORDS["total_without_marks"])
LISTED = re.compile(r"^\s*(?:[IVX]{1,6}|[A-ZĐ]|[a-zđ])\s*(?:[.):/]|-\s)\s*(?=\S)")
TOKEN = re.compile(r"^\(?(?:[IVX]{1,6}|[A-ZĐ])\)?[.)]?$")
SUM_OF = re.compile(r"^[\s(]*[\divxab]+(\s*[+;,]\s*[\divxab]+)+[\s)]*$", re.IGNORECASE)
PLACE_AND_DATE = re.compile(r"(^|[\s,])ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm\s*[\d.…_]*", re.IGNORECASE)
# what no name of a village and no id begins with; asked of all texts of a large file at once
BEGINNINGS = re.compile(
    r"(?im)^\s*(?:(?:[ivx]{1,6}|[a-zđ])[.)]\s|\*|tổng|cộng|tong\b|toan\b|toàn|total|ghi chú|nguồn|chú thích|lưu ý|người|chủ tịch|tm\.|kt\.|nơi nhận|\(ký|khu vực|nhóm|trong đó|các thôn|hộ nghèo|hộ cận)"
)


def plain(text: str) -> str:
    """Letters and digits in small letters with their marks, single spaces: `"  TỔNG SỐ (I+II)"` gives `"tổng số i ii"`."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", letters(text)).casefold()))


@lru_cache(maxsize=8192)
def label_kind(text: str, *, of_lines: bool = False) -> str:
    """total, section, note, date, signature; listed or maybe where only the numbers can tell; "" for any other text.

    `of_lines`: in a table of objectives or projects, where a name is a sentence: only what cannot be one counts.
    """
    stripped = letters(text).strip()
    if not stripped:
        return ""
    if PLACE_AND_DATE.search(unicodedata.normalize("NFC", stripped)) and len(stripped) < 80:
        return "date"
    words, listed = plain(LISTED.sub("", stripped)), bool(LISTED.match(stripped))
    if _total(words, stripped, of_lines):
        return "total"
    if (stripped[0] in "*†" and len(stripped) > 1) or _begins(words, WORDS["note"], ":", stripped):
        return "note"
    if not of_lines and (_begins(words, WORDS["section"]) or words in WORDS["section_whole"]):
        return "section"
    if words in WORDS["signature"] or (
        any(words.startswith(f"{word} ") for word in WORDS["signature"]) and len(words) < 60
    ):
        return "signature"
    if listed or TOKEN.match(stripped):
        return "listed"
    return "maybe" if _begins(words, WORDS["group_of_lines" if of_lines else "maybe_section"]) else ""


def _total(words: str, text: str, of_lines: bool) -> bool:
    # "TONG CONG" and "Tổng công" are totals, "Tông Công" may be a village
    if words in TOTALS or (fold(text) in TOTALS_WITHOUT_MARKS and (text.isascii() or words.startswith("tổng "))):
        return True
    for first in ("tổng cộng", "tổng số", "tổng", "cộng"):
        if not words.startswith(f"{first} "):
            continue
        rest = words.removeprefix(f"{first} ")
        beyond = unicodedata.normalize("NFC", text).casefold().partition(first)[2]
        if SUM_OF.match(beyond) or re.fullmatch(r"(mục |phần )?([ivx]{1,6}|[a-zđ]|\d{1,2})", rest):
            return True
        if of_lines:
            return any(rest == word or rest.startswith(f"{word} ") for word in WORDS["total_of_lines"])
        if first in ("tổng cộng", "tổng số") or _begins(rest, WORDS["total_of"]):
            return True
    return not of_lines and re.match(r"toàn (xã|phường|thị trấn|huyện|tỉnh|đơn vị|thôn)( |$)", words) is not None


def _begins(words: str, known: Iterable[str], mark: str = "", text: str = "") -> bool:
    """Whether the words begin with a known one; with `mark`, one that this mark comes after, or that is all."""
    for word in known:
        if words == word or (words.startswith(f"{word} ") and (not mark or mark in text[: len(word) + 6])):
            return True
    return False


def suspicious_labels(texts: Iterable[str]) -> bool:
    """Whether some text of a column of villages or labels may stand in a row that is no data; asked of all at once."""
    texts = list(texts)
    joined = "\n".join(texts)
    return not all(texts) or bool(BEGINNINGS.search(joined)) or bool(PLACE_AND_DATE.search(joined)) or "\n\n" in joined


def suspicious_ids(texts: Iterable[str]) -> bool:
    """Whether some id of a household has no digit (a label, a blank, a heading): its row may be no data."""
    return re.search(r"(?m)^[^\d\n]*$", "\n".join(texts)) is not None

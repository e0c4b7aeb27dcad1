"""What stands where a value is not known: such a text is neither a blank nor a value, and nothing may be computed from it.

The text itself says it, so that workbook and CSV are judged alike: `#N/A`, `=SUM(B2:B9)`, `[ô gộp C5:C7: 12]`, `Ngh?o`.
"""

from __future__ import annotations

import re

FORMULA = "công thức chưa có giá trị"
ERROR_VALUE = "giá trị lỗi của Excel"
MERGED = "ô gộp"
STRUCK = "chữ gạch ngang một phần"
RAISED = "số có chỉ số trên"
LOST_LETTERS = "chữ bị hỏng khi chuyển mã"

LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
# consonants a syllable may begin with: a syllable always has a vowel, so “H?” and “Th?” have lost one
ONSETS = "[Bb]|[Cc][Hh]?|[DdĐđ]|[Gg][Hh]?|[Hh]|[Kk][Hh]?|[Ll]|[Mm]|[Nn](?:[Gg][Hh]?|[Hh])?|[Pp][Hh]|[Rr]|[Ss]|[Tt][HhRr]?|[Vv]|[Xx]"

# each without look-around, and with classes that Python and Rust (Polars) read alike
KINDS = {
    FORMULA: r"^\s*\{?=\s*[^=\s]",
    ERROR_VALUE: r"^\s*(?:#(?:[Nn]/[Aa]|[A-Za-z_]+[!?]|[Dd][Ii][Vv]/0!|GETTING_DATA|#+)|[Ee]rr:\d{3})\s*$",
    MERGED: r"^\s*\[ô gộp ",
    STRUCK: r"^\s*\[chữ gạch ngang một phần: ",
    RAISED: r"^\s*\[số có chỉ số trên: ",
    LOST_LETTERS: (
        f"\ufffd|[{LOWER}{UPPER}]\\?+[{LOWER}]|[{UPPER}]\\?+[{UPPER}]|(?:^|\\s)\\?+[{LOWER}{UPPER}]"
        f"|(?:^|[\\s(,])(?:{ONSETS})\\?+(?:\\s+[{LOWER}{UPPER}0-9]|$)"
    ),
}
UNKNOWN_PATTERN = "|".join(f"(?:{pattern})" for pattern in KINDS.values())

_ANY = re.compile(UNKNOWN_PATTERN)


def unknown(text: str) -> str | None:
    """What stands there instead of a value, in Vietnamese; None for a sound text, a blank one too."""
    if not _ANY.search(text):
        return None
    return next(kind for kind, pattern in KINDS.items() if re.search(pattern, text))


def merged_text(place: str, text: str) -> str:
    """The text of a cell that a merged block covers and whose own value is not known: `[ô gộp C5:C7: 12]`."""
    return f"[{MERGED} {place}: {text}]"


def struck_text(text: str) -> str:
    """The text of a cell of which a part is struck out: `[chữ gạch ngang một phần: 15 12]`."""
    return f"[{STRUCK}: {text}]"


def raised_text(text: str) -> str:
    """The text of a cell with a raised figure behind others, such as the mark of a footnote: `[số có chỉ số trên:
    125^2]`.
    """
    return f"[{RAISED}: {text}]"

"""Texts typed in the glyphs of an old font (TCVN3, VNI), or saved through the wrong code page, told from right ones.

The same glyphs mean other letters in another font, so nothing is converted: the text is named and refused. A text is
one of an old font when some word of it is no Vietnamese as it stands and is a Vietnamese syllable when read in that
font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from analysis.findings import Finding
from analysis.intake.syllables import is_syllable, may_be_right

TCVN3, VNI, MISREAD = "TCVN3 (ABC)", "VNI", "UTF-8 bị đọc nhầm thành Windows-1252"
TCVN3_LETTERS = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# in VNI a letter and its mark are two glyphs
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ROOF = {"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323"}  # fmt: skip
_BREVE = {"ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323"}  # fmt: skip
_VNI_MARKS = {"a": _TONES | _ROOF | _BREVE, "e": _TONES | _ROOF, "o": _TONES | _ROOF, "u": _TONES, "y": _TONES, "ô": _TONES, "ö": _TONES}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("[aeouyôö][âáàåãäêéèúüëùøûõï]|.")
# letters, and the signs of Latin-1 that are letters in TCVN3; a word with a letter beyond Latin-1 (ắ, ệ, ơ) is of no
# old font
GLYPH = re.compile("[\xa1-\xff]")
WORD = re.compile("[A-Za-z\xa1-\u1ef9]+")
# a sign between two letters: no writing puts one there, even where the word is no Vietnamese one (Bl«m)
SIGN_INSIDE = re.compile("[A-Za-z][¨©ª«¬®µ¶¸¹»¼½¾][A-Za-z]")
# the first two bytes of an accented letter of UTF-8, each shown as a letter of Windows-1252
MISREAD_LETTER = re.compile("[ÃÄÅÆáÂ][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")  # fmt: skip


def font_of(texts: Iterable[str]) -> dict[str, str]:
    """The texts (distinct cells) that are in the glyphs of an old font, each with the name of the font."""
    texts = [text for text in texts if not text.isascii()]
    # each word once and all at once first: nearly always none of thousands of texts is of an old font
    together = " ".join(word for word in set(" ".join(texts).split(" ")) if not word.isascii())
    if not (MISREAD_LETTER.search(together) or SIGN_INSIDE.search(together) or _font_of_words(together)):
        return {}
    found = {text: _font(text) for text in texts}
    return {text: font for text, font in found.items() if font}


def font_findings(
    records: list[list[str]], file: str, names: Mapping[int, str], hidden: Collection[int] = (), head: int | None = None
) -> list[Finding]:
    """One error a column with cells in an old font, naming the first and how many; one for the file where the head is
    in it.

    `names`: position -> code name of the column. `hidden`: positions whose cells no message may repeat (names of
    people); nor does one repeat a cell of an unknown column below the row `head`.
    """
    fonts = font_of({cell for record in records for cell in record})
    if not fonts:
        return []
    places: dict[int, list[int]] = {}
    for row, record in enumerate(records):
        for position, cell in enumerate(record):
            if cell in fonts:
                places.setdefault(position, []).append(row)
    if len(places) > 2 or any(position not in names for position in places):
        row = min(rows[0] for rows in places.values())
        position = next(position for position, rows in sorted(places.items()) if rows[0] == row)
        number = sum(map(len, places.values()))
        unknown = position not in names and head is not None and row > head
        return [
            _finding(
                file,
                row,
                None,
                _shown(records[row][position], position in hidden or unknown),
                fonts[records[row][position]],
                number,
            )
        ]
    return [
        _finding(file, rows[0], names[position], _shown(records[rows[0]][position], position in hidden), fonts[records[rows[0]][position]], len(rows))
        for position, rows in sorted(places.items())
    ]  # fmt: skip


def _finding(file: str, row: int, column: str | None, value: str, font: str, number: int) -> Finding:
    remedy = (
        "mở tệp, chuyển mã các ô này sang Unicode (Unikey: Ctrl+Shift+F6, bảng mã nguồn đúng với phông chữ), lưu lại"
    )
    if font == MISREAD:
        remedy = (
            "mở lại tệp gốc với bảng mã UTF-8 (Excel: Dữ liệu > Từ văn bản/CSV, chọn 65001: Unicode (UTF-8)), lưu lại"
        )
    return Finding("error", file, row + 1, column, value, f"chữ Unicode; {number} ô đang ở bảng mã {font}", remedy, "legacy_font")  # fmt: skip


def _shown(value: str, hidden: bool) -> str:
    if hidden:
        return "(không in)"
    return value if len(value) <= 80 else value[:77] + "…"


def _font(text: str) -> str | None:
    if MISREAD_LETTER.search(text) and _misread(text):
        return MISREAD
    if SIGN_INSIDE.search(text):
        return TCVN3
    return _font_of_words(text)


def _font_of_words(text: str) -> str | None:
    """The font of the first word that is no Vietnamese as it stands."""
    if not GLYPH.search(text):
        return None
    words = dict.fromkeys(WORD.findall(unicodedata.normalize("NFC", text)))
    return next((font for word in words if "~" < max(word) <= "ÿ" and (font := _font_of_word(word))), None)


@lru_cache(maxsize=65_536)
def _font_of_word(word: str) -> str | None:
    # the ư of TCVN3 is a soft hyphen, which no page puts inside a syllable: ch\xada is chưa, not cha
    if "\xad" in word.strip("\xad") and is_syllable(word.replace("\xad", "")) and is_syllable(_from_tcvn3(word)):
        return TCVN3
    if may_be_right(word) or not any(letter.isascii() for letter in word):
        return None
    if is_syllable(_from_vni(word)):
        return VNI
    # of two characters a micrometre, a product ("µm", "H·") look the same: longer words of the column tell
    of_signs = len(word) == 2 and any(letter in "µ·×©®" for letter in word)
    return TCVN3 if not of_signs and is_syllable(_from_tcvn3(word)) else None


def _from_tcvn3(word: str) -> str:
    return "".join(TCVN3_LETTERS.get(letter, letter) for letter in word)


def _from_vni(word: str) -> str:
    def letter(match: re.Match) -> str:
        glyphs = match[0]
        if len(glyphs) == 2:
            return _VNI_ALONE.get(glyphs[0], glyphs[0]) + _VNI_MARKS[glyphs[0]].get(glyphs[1], "?")
        return _VNI_ALONE.get(glyphs, glyphs)

    return _VNI_PAIR.sub(letter, word.lower())


def _misread(text: str) -> bool:
    try:
        return len(text.encode("cp1252").decode("utf-8")) < len(text)
    except UnicodeError:
        # the five bytes that Windows-1252 has no letter for
        return bool(re.search("Ã[\xa0-\xbf]|á[º»]|Ä[\u2018\x90]|Æ[°¡]", text))

"""Bytes -> text: Unicode is read, Windows-1258 converted when certain, the font encodings TCVN3 and VNI named and refused.

TCVN3 (ABC) and VNI-Windows are not encodings of letters but of glyphs of certain fonts: the same bytes mean other
letters in another font, and capitals may be a font of their own. A guess would turn names into other names. Such glyphs
saved again as Unicode are cells like others here: `legacy_fonts` finds them column by column.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

# letters that only Vietnamese text has, in NFC
VIETNAMESE = frozenset("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
WORDS = re.compile(r"\b(thôn|tổ dân phố|nghèo|hộ|không|nông|thị|số|dân tộc)\b", re.IGNORECASE)
# the same words as each font encoding shows them when read as Windows-1252; none of them is a Vietnamese word
TCVN3_WORDS = ("th«n", "nghìo", "cën", "d©n", "kh«ng", "®çu", "cuèi", "tæng", "chø tiªu")
VNI_WORDS = ("thoân", "hoä", "ngheøo", "caän", "daân", "khoâng", "ñaàu", "cuoái", "toång", "chæ tieâu")
MARKS = ((codecs.BOM_UTF32_LE, "utf-32", "UTF-32"), (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
         (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"), (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"))  # fmt: skip
# UTF-8 read as anything else never gives these by chance: three bytes in their order
ONLY_IN_UTF8 = re.compile("[\u1ea0-\u1ef9ăđơư]", re.IGNORECASE)
# what a table of Vietnamese text is written with: Latin letters, their marks, punctuation
LATIN = re.compile("[\t\n\r\x20-\x7e\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u20cf\u2100-\u22ff\ufeff]*")
SAMPLE = 4096  # characters are enough to know which of two bytes is the nought
UNMARKED = "UTF-16 không ghi dấu"


class Decoded(NamedTuple):
    """The text and the name of the encoding it was in; text None where it is refused, with the row of what stopped it."""

    text: str | None
    encoding: str
    row: int | None = None


def decode(raw: bytes) -> Decoded:
    """The text of a file, and how sure we are of it."""
    for mark, codec, name in MARKS:
        if raw.startswith(mark):
            return _strictly(raw, codec, name)
    if b"\x00" in raw:
        return _unmarked(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _legacy(raw, error.start)
    if "\ufffd" in text:
        return Decoded(None, "UTF-8, có chữ đã mất (�) từ lần lưu trước", _row(text[: text.index("\ufffd")]))
    return Decoded(text, "UTF-8")


def _strictly(raw: bytes, codec: str, name: str) -> Decoded:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        whole = raw[: error.start // 4 * 4].decode(codec, errors="replace")
        return Decoded(None, f"{name} bị cắt hoặc hỏng", _row(whole))
    if "\x00" in text:
        return Decoded(None, f"{name}, có byte 0 (tệp hỏng)", _row(text[: text.index("\x00")]))
    return Decoded(text, name)


def _unmarked(raw: bytes) -> Decoded:
    """UTF-16 without its mark, where it is unmistakable: every second byte of an ASCII letter is nought."""
    even, odd = raw[:SAMPLE:2].count(0), raw[1:SAMPLE:2].count(0)
    half = min(len(raw), SAMPLE) // 2
    for codec, noughts, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(raw) % 2 == 0 and others == 0 and noughts > half // 2:
            try:
                text = raw.decode(codec)
            except UnicodeDecodeError:
                break
            if LATIN.fullmatch(text):
                return Decoded(text, UNMARKED)
    return Decoded(None, "không rõ: có byte 0 (tệp hỏng, hoặc không phải văn bản)", _row_of(raw, raw.index(0)))


def _legacy(raw: bytes, position: int) -> Decoded:
    row = _row_of(raw, position)
    if ONLY_IN_UTF8.search(raw.decode("utf-8", errors="ignore")):
        return Decoded(None, "UTF-8 có byte hỏng, hoặc có dòng dán từ tệp ở bảng mã khác", row)
    font = _font_encoding(raw.decode("cp1252", errors="replace"))
    if font:
        return Decoded(None, font, row)
    try:
        text = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return Decoded(None, "không rõ", row)
    foreign = {letter for letter in text.lower() if ord(letter) > 127 and letter not in VIETNAMESE and letter.isalpha()}
    # certain: every letter is Vietnamese, and words that any of the files has come out right
    certain = not foreign and WORDS.search(text)
    return Decoded(text, "Windows-1258") if certain else Decoded(None, "không rõ", row)


def _row(before: str) -> int:
    return len(re.split("\r\n|\r|\n", before))


def _row_of(raw: bytes, position: int) -> int:
    return len(re.split(b"\r\n|\r|\n", raw[:position]))


def _font_encoding(text: str) -> str | None:
    # a plain look for each word: a pattern that forgives case takes ten times as long on a province's file
    lower = text.lower()
    if any(word in lower for word in TCVN3_WORDS):
        return "TCVN3 (ABC)"
    return "VNI" if any(word in lower for word in VNI_WORDS) else None

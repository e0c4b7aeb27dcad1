"""Bytes -> text: UTF-8 is read, Windows-1258 converted when certain, the font encodings TCVN3 and VNI named and refused.

TCVN3 (ABC) and VNI-Windows are not encodings of letters but of glyphs of certain fonts: the same bytes mean other
letters in another font, and capitals may be a font of their own. A guess would turn names into other names.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# letters that only Vietnamese text has, in NFC
VIETNAMESE = frozenset("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
WORDS = re.compile(r"\b(thôn|tổ dân phố|nghèo|hộ|không|nông|thị|số|dân tộc)\b", re.IGNORECASE)
# the same words as each font encoding shows them when read as Windows-1252; none of them is a Vietnamese word
TCVN3_WORDS = ("th«n", "nghìo", "cën", "d©n", "kh«ng", "®çu", "cuèi", "tæng", "chø tiªu")
VNI_WORDS = ("thoân", "hoä", "ngheøo", "caän", "daân", "khoâng", "ñaàu", "cuoái", "toång", "chæ tieâu")


class Decoded(NamedTuple):
    """The text and the name of the encoding it was in; text None where it is refused, with the byte that stopped it."""

    text: str | None
    encoding: str
    position: int = 0


def decode(raw: bytes) -> Decoded:
    """The text of a file of tables, and how sure we are of it."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Decoded(raw.decode("utf-16", errors="replace"), "UTF-16")
    if b"\x00" in raw:
        return Decoded(None, "UTF-16 không ghi dấu, hoặc tệp không phải văn bản")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _legacy(raw, error.start)
    # a font encoding may have been saved again as UTF-8: the glyphs stay wrong
    font = _font_encoding(text)
    return Decoded(None, font) if font else Decoded(text, "UTF-8")


def _legacy(raw: bytes, position: int) -> Decoded:
    font = _font_encoding(raw.decode("cp1252", errors="replace"))
    if font:
        return Decoded(None, font, position)
    try:
        text = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return Decoded(None, "không rõ", position)
    foreign = {letter for letter in text.lower() if ord(letter) > 127 and letter not in VIETNAMESE and letter.isalpha()}
    # certain: every letter is Vietnamese, and words that any of the files has come out right
    certain = not foreign and WORDS.search(text)
    return Decoded(text, "Windows-1258", position) if certain else Decoded(None, "không rõ", position)


def _font_encoding(text: str) -> str | None:
    # a plain look for each word: a pattern that forgives case takes ten times as long on a province's file
    lower = text.lower()
    if any(word in lower for word in TCVN3_WORDS):
        return "TCVN3 (ABC)"
    return "VNI" if any(word in lower for word in VNI_WORDS) else None

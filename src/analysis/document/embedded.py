"""The type inside a page: its four faces as rules of style that carry their own files, cut down to the letters used."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analysis.document.faces import FACES, FAMILY, missing

VIETNAMESE = (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
)  # fmt: skip
HIGHLANDS = "ƀĕĭŏŭčñƂĔĬŎŬČÑ"  # letters of Gia Rai, Ba Na, Ê Đê
MARKS = "\u0300\u0301\u0303\u0306\u0309\u031b\u0323"  # letters may come in pieces
SIGNS = "\u00a0§°±²³·×÷–—‘’“”•…→−≤≥≈₫□"
CONTROL = frozenset("\n\r\t")
# the same for every page: these faces lie cut in the package (tools/fonts.py)
ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(VIETNAMESE + HIGHLANDS + MARKS + SIGNS)


def font_faces(letters: Iterable[str] = "") -> str:
    """The `@font-face` rules for every letter of Vietnamese and these, each face a data: address; about 50 kB."""
    return _rules(ALWAYS | unusual(letters))


def unusual(letters: Iterable[str]) -> frozenset[str]:
    """The letters that the type has and no page carries unless asked to: of Gia Rai and Ê Đê, of formulas."""
    wanted = frozenset(letters) - ALWAYS - CONTROL
    return wanted - missing(wanted)


@cache
def _rules(letters: frozenset[str]) -> str:
    return "\n".join(
        f"@font-face {{ font-family: {FAMILY}; font-weight: {'bold' if bold else 'normal'}; "
        f"font-style: {'italic' if italic else 'normal'}; "
        f'src: url(data:font/woff2;base64,{base64.b64encode(_face(bold, italic, letters)).decode()}) format("woff2"); }}'
        for bold, italic in FACES
    )


def _face(bold: bool, italic: bool, letters: frozenset[str]) -> bytes:
    return common_face(bold, italic).read_bytes() if letters == ALWAYS else cut_face(bold, italic, letters)


def common_face(bold: bool, italic: bool) -> Path:
    """The file of the face that every page carries."""
    return FACES[bold, italic].with_suffix(".woff2")


def cut_face(bold: bool, italic: bool, letters: frozenset[str]) -> bytes:
    """A face with these letters alone, as WOFF2; the same letters give the same bytes."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(hinting=False, notdef_outline=True, recalc_timestamp=False, flavor="woff2")
    options.layout_features = ["ccmp", "mark", "mkmk", "kern"]
    font = TTFont(FACES[bold, italic], recalcTimestamp=False)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=map(ord, letters))
    cut.subset(font)
    font.flavor, content = "woff2", io.BytesIO()
    font.save(content)
    return content.getvalue()

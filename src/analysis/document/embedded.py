"""The type inside a page: its four faces as rules of style that carry their own files, cut down to the letters used."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont

from analysis.document.faces import FACES, FAMILY, missing

VIETNAMESE = (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
)  # fmt: skip
MARKS = "\u0300\u0301\u0303\u0306\u0309\u031b\u0323"  # letters may come in pieces
SIGNS = "\u00a0§°±²³×÷–—‘’“”•…→−≤≥≈₫□"
# the same for every page, so that the faces are cut once a run
CONTROL = frozenset("\n\r\t")
ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(VIETNAMESE + MARKS + SIGNS)


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
        f'src: url(data:font/woff2;base64,{base64.b64encode(_cut(bold, italic, letters)).decode()}) format("woff2"); }}'
        for bold, italic in FACES
    )


def _cut(bold: bool, italic: bool, letters: frozenset[str]) -> bytes:
    """A face with these letters alone, as WOFF2; the same letters give the same bytes."""
    options = subset.Options(hinting=False, notdef_outline=True, recalc_timestamp=False, flavor="woff2")
    options.layout_features = ["ccmp", "mark", "mkmk", "kern"]
    font = TTFont(FACES[bold, italic], recalcTimestamp=False)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=map(ord, letters))
    cut.subset(font)
    font.flavor, content = "woff2", io.BytesIO()
    font.save(content)
    return content.getvalue()

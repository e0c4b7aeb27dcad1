"""Small pieces of WordprocessingML: what python-docx has no words for, and tables at a speed it does not reach."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

# letters that XML does not allow: a village's name typed with one must not stop a report
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def element(name: str, /, *children: _Element, **attributes: object) -> _Element:
    """The element `w:name` with its `w:` attributes and children."""
    made = OxmlElement(f"w:{name}", attrs={qn(f"w:{key}"): str(value) for key, value in attributes.items()})
    made.extend(children)
    return made


def run(
    text: str, *, size: float | None = None, bold: bool = False, italic: bool = False, blank: bool = False
) -> _Element:
    """A run of text; a newline is a line break; `blank`: highlighted, as something left to fill in."""
    properties = element("rPr")
    if bold:
        properties.append(element("b"))
    if italic:
        properties.append(element("i"))
    if size:
        properties.append(element("sz", val=round(size * 2)))
    if blank:
        properties.append(element("highlight", val="yellow"))
    made = element("r", properties)
    for number, line in enumerate(FORBIDDEN.sub("", text).split("\n")):
        if number:
            made.append(element("br"))
        words = element("t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(words)
    return made


def paragraph(
    runs: Iterable[_Element], *, style: str, align: str = "", keep_next: bool = False, keep_lines: bool = False
) -> _Element:
    """A paragraph of the style (its id)."""
    properties = element("pPr", element("pStyle", val=style))
    if keep_next:
        properties.append(element("keepNext"))
    if keep_lines:
        properties.append(element("keepLines"))
    if align:
        properties.append(element("jc", val=align))
    return element("p", properties, *runs)


def borders(*sides: str, size: int = 4, space: int = 0) -> list[_Element]:
    """Single rules on the sides named, so many points off the words."""
    return [element(side, val="single", sz=size, space=space, color="000000") for side in sides]


def field(code: str, shown: str) -> list[_Element]:
    """The runs of a field with what it shows until it is computed."""

    def mark(kind: str) -> _Element:
        return element("r", element("fldChar", fldCharType=kind))

    words = element("instrText")
    words.text = f" {code} "
    return [mark("begin"), element("r", words), mark("separate"), run(shown), mark("end")]

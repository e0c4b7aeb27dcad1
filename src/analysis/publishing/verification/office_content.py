"""What a Word or Excel file says, without how it is set out: paragraphs of all its parts, or cells with formula, value
and form.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

MOST_BYTES = 400_000_000  # unpacked: no report comes near it, an archive made to fill the memory does
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# what stands for a letter in a run
LETTERS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
TEXTS = frozenset({f"{WORD}t", f"{WORD}delText", f"{WORD}instrText", f"{DRAWN}t"})
WORDS_ASIDE = re.compile(r"word/(styles|settings|fontTable|webSettings|numbering|theme/\w+|stylesWithEffects)\.xml")


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of the archive by name; raises ValueError for what no writer of ours makes (names twice, too large)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len({entry.filename for entry in entries}) != len(entries):
            raise ValueError("hai phần cùng tên trong tệp")
        if sum(entry.file_size for entry in entries) > MOST_BYTES:
            raise ValueError("tệp nén quá lớn")
        return {entry.filename: archive.read(entry) for entry in entries}


def word_content(parts: dict[str, bytes]) -> list[str]:
    """The paragraphs of the body, headers, footers, notes and remarks of a Word file, each with its part; pictures by
    their bytes.
    """
    found = []
    for name in sorted(parts, key=lambda name: (name != "word/document.xml", name)):
        if name.startswith("word/media/"):
            found.append(f"hình {hashlib.sha256(parts[name]).hexdigest()[:8]}")
        elif name.startswith("word/") and name.endswith(".xml") and not WORDS_ASIDE.fullmatch(name):
            found += [text for p in _xml(parts[name]).iter(f"{WORD}p") if (text := _paragraph(p))]
    return found


def _paragraph(paragraph: etree._Element) -> str:
    words = (
        part.text or "" if part.tag in TEXTS else LETTERS.get(part.tag, "")
        for part in paragraph.iter()
        # a text box holds paragraphs of its own
        if next(part.iterancestors(f"{WORD}p"), None) is paragraph
    )
    return " ".join("".join(words).split())


def excel_content(parts: dict[str, bytes]) -> dict[str, str]:
    """What each cell of a workbook says, by sheet and address: formula, value, number form; sheets that are hidden say
    so.
    """
    shared = _shared(parts)
    forms = _number_forms(parts)
    found = {}
    for name, state, part in _sheets(parts):
        found[f"trang tính {name}"] = state
        for cell in _xml(parts[part]).iter(f"{SHEET}c"):
            if said := _cell(cell, shared, forms):
                found[f"{name}!{cell.get('r')}"] = said
    for name, content in parts.items():
        if name.startswith(("xl/comments", "xl/drawings/")) and name.endswith(".xml"):
            found[name] = " ".join(" ".join(_xml(content).itertext()).split())
        elif name.startswith("xl/media/"):
            found[name] = hashlib.sha256(content).hexdigest()[:8]
    return found


def outside(parts: dict[str, bytes]) -> set[str]:
    """The addresses outside the file that its parts point to."""
    return {
        str(relation.get("Target"))
        for name, content in parts.items()
        if name.endswith(".rels")
        for relation in _xml(content)
        if relation.get("TargetMode") == "External"
    }


def _cell(cell: etree._Element, shared: list[str], forms: list[str]) -> str:
    formula, value = cell.findtext(f"{SHEET}f"), cell.findtext(f"{SHEET}v")
    if cell.get("t") == "s" and value is not None:
        value = shared[int(value)]
    elif cell.get("t") == "inlineStr":
        value = "".join(cell.itertext())
    if formula is None and value is None:
        return ""
    style = int(cell.get("s", "0"))
    form = forms[style] if style < len(forms) else ""
    shown = f" [{form}]" if form not in ("", "0") else ""
    return f"{f'={formula} → ' if formula is not None else ''}{value or ''}{shown}"


def _sheets(parts: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """(name, state, part) of every sheet, in the order of the workbook."""
    targets = {r.get("Id"): r.get("Target", "") for r in _xml(parts["xl/_rels/workbook.xml.rels"])}
    for sheet in _xml(parts["xl/workbook.xml"]).iter(f"{SHEET}sheet"):
        target = targets[sheet.get(f"{RELATIONS}id")]
        yield (
            str(sheet.get("name")),
            sheet.get("state", "visible"),
            posixpath.normpath(posixpath.join("/xl", target))[1:],
        )


def _shared(parts: dict[str, bytes]) -> list[str]:
    content = parts.get("xl/sharedStrings.xml")
    return ["".join(text.itertext()) for text in _xml(content).iter(f"{SHEET}si")] if content else []


def _number_forms(parts: dict[str, bytes]) -> list[str]:
    """The number form of each cell style: its own code, or the number of a built-in one."""
    styles = _xml(parts["xl/styles.xml"])
    own = {form.get("numFmtId"): form.get("formatCode", "") for form in styles.iter(f"{SHEET}numFmt")}
    used = styles.find(f"{SHEET}cellXfs")
    numbers = [str(style.get("numFmtId", "0")) for style in used] if used is not None else []
    return [own.get(number, number) for number in numbers]


def _xml(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))

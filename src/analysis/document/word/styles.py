"""The looks of a Word document by Nghị định số 30/2020/NĐ-CP, Phụ lục I: real styles, so that navigation and changes
work.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from analysis.document.word.xml import element

FACE = "Times New Roman"
LANGUAGE = "vi-VN"
BODY = 13
# name -> base, size, bold, italic, alignment, space before, space after
OWN = {
    "Edition": ("Normal", 9, False, True, ALIGN.RIGHT, 0, 0),
    "Superior": ("Normal", 12, False, False, ALIGN.CENTER, 0, 0),
    "Agency": ("Normal", 12, True, False, ALIGN.CENTER, 0, 0),
    "Motto": ("Normal", 13, True, False, ALIGN.CENTER, 0, 0),
    "Document Number": ("Normal", 13, False, False, ALIGN.CENTER, 4, 0),
    "Place Date": ("Normal", 13, False, True, ALIGN.CENTER, 4, 0),
    "Document Subtitle": ("Normal", 13, False, True, ALIGN.CENTER, 0, 0),
    "Abstract": ("Normal", 14, True, False, ALIGN.CENTER, 0, 0),
    "Legal Basis": ("Normal", 13, False, True, ALIGN.JUSTIFY, 0, 3),
    "Status": ("Normal", 13, True, False, ALIGN.CENTER, 6, 6),
    "Banner": ("Normal", 12, False, False, ALIGN.JUSTIFY, 8, 8),
    "Note": ("Normal", 11, False, True, ALIGN.JUSTIFY, 3, 6),
    "Table Text": ("Normal", 11, False, False, ALIGN.LEFT, 0, 0),
    "Key Figure": ("Normal", 12, False, False, ALIGN.CENTER, 0, 0),
    "Picture": ("Normal", 13, False, False, ALIGN.CENTER, 6, 0),
    "Signer": ("Normal", 14, True, False, ALIGN.CENTER, 0, 0),
    "Recipients": ("Normal", 11, False, False, ALIGN.LEFT, 0, 0),
}
BUILT_IN = {
    "Title": (None, 14, True, False, ALIGN.CENTER, 12, 0),
    "Heading 1": (None, 14, True, False, ALIGN.LEFT, 14, 6),
    "Heading 2": (None, 13, True, True, ALIGN.LEFT, 10, 4),
    "Heading 3": (None, 13, False, True, ALIGN.LEFT, 8, 4),
    "Caption": (None, 12, True, False, ALIGN.LEFT, 8, 3),
    "List Bullet": (None, BODY, False, False, ALIGN.JUSTIFY, 0, 4),
}


def set_styles(document: WordDocument) -> None:
    """Gives the document its styles and its language."""
    styles = document.styles
    for face in styles.element.iter(qn("w:rFonts")):
        # faces of a theme would win over the one named
        face.attrib.clear()
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            face.set(qn(f"w:{kind}"), FACE)
    for language in styles.element.iter(qn("w:lang")):
        language.attrib.clear()
        for kind in ("val", "eastAsia"):
            language.set(qn(f"w:{kind}"), LANGUAGE)
    _set(styles["Normal"], BODY, False, False, ALIGN.JUSTIFY, 0, 6)
    for name, (_, *look) in BUILT_IN.items():
        _set(styles[name], *look)
    for name, (base, *look) in OWN.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        _set(style, *look)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption"):
        styles[name].paragraph_format.keep_with_next = True


def _set(style, size: float, bold: bool, italic: bool, align: ALIGN, before: float, after: float) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FACE, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FACE)
    form.alignment, form.space_before, form.space_after, form.line_spacing = align, Pt(before), Pt(after), 1.0
    for rule in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(rule)  # the template's rule under a title


def modern(document: WordDocument) -> None:
    """Tells Word that the document is of today, so that it does not open in a mode of 2007."""
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = element("compat")
        settings.append(compat)
    for old in compat.findall(qn("w:compatSetting")):
        compat.remove(old)
    compat.append(
        element("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    )

"""What a PDF of ours says: the text of each page, by the letters that its fonts name."""

from __future__ import annotations

import re

from analysis.publishing.verification.pdf_objects import OtherWriter, Part

PAIR = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
# a font chosen, or letters drawn
DRAWN = re.compile(rb"/(\S+) [\d.]+ Tf|\[([^\]]*)\] TJ|<([0-9a-fA-F]*)> Tj|\((?:[^()\\]|\\.)*\) *(?:Tj|')")
CODES = re.compile(rb"<([0-9a-fA-F]*)>")
UNKNOWN = "\ufffd"


def pages_of(objects: dict[int, Part]) -> list[list[str]]:
    """The pieces of text of each page, in the order in which they are drawn; raises OtherWriter where the file is of
    another make.
    """
    holders = [part for part in objects.values() if re.search(rb"/Type /Pages\b", part.data)]
    if len(holders) != 1:
        raise OtherWriter("cây trang không phải của chương trình in")
    kids = re.search(rb"/Kids \[([^\]]*)\]", holders[0].data)
    return [_page(objects, objects[int(number)]) for number in re.findall(rb"(\d+) 0 R", kids[1] if kids else b"")]


def _page(objects: dict[int, Part], page: Part) -> list[str]:
    contents, resources = page.reference("Contents"), page.reference("Resources")
    if contents is None or resources is None or (drawing := objects[contents].stream) is None:
        raise OtherWriter("trang không phải của chương trình in")
    fonts, letters, found = _fonts(objects, objects[resources]), {}, []
    for drawn in DRAWN.finditer(drawing):
        if drawn[1] is not None:
            letters = fonts.get(drawn[1], {})
        elif drawn[2] is None and drawn[3] is None:
            found.append(UNKNOWN)  # our printer draws no letters by their bytes
        else:
            codes = b"".join(CODES.findall(drawn[2])) if drawn[2] is not None else drawn[3]
            found.append("".join(letters.get(codes[n : n + 4].lower(), UNKNOWN) for n in range(0, len(codes), 4)))
    return [text for piece in found if (text := " ".join(piece.split()))]


def _fonts(objects: dict[int, Part], resources: Part) -> dict[bytes, dict[bytes, str]]:
    """What each letter code means, by the name a page calls the font."""
    number = resources.reference("Font")
    listed = (
        objects[number].data if number is not None else resources.data.partition(b"/Font <<")[2].partition(b">>")[0]
    )
    return {name: _letters(objects, objects.get(int(font))) for name, font in re.findall(rb"/(\S+) (\d+) 0 R", listed)}


def _letters(objects: dict[int, Part], font: Part | None) -> dict[bytes, str]:
    number = font.reference("ToUnicode") if font else None
    stream = objects[number].stream if number in objects else None
    # ranges are not read: our printer writes letter by letter
    pairs = PAIR.findall(stream) if stream else []
    return {code.lower(): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}

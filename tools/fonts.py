"""Makes src/analysis/document/fonts from the four whole Tinos files: `python tools/fonts.py FOLDER`.

Without a folder only what every page carries is cut again, from the files there (after a change of its letters).

Kept are Latin with every letter of Vietnamese and of the Central Highlands' languages, marks, punctuation, currency, arrows, signs
of arithmetic, boxes; hinting goes (a fifth of the size).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from analysis.document.embedded import ALWAYS, common_face, cut_face
from analysis.document.faces import FACES

FONTS = Path(__file__).parents[1] / "src" / "analysis" / "document" / "fonts"
KEPT = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x391, 0x3C9), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x22FF), (0x25A0, 0x25FF),
)  # fmt: skip


def main(whole: Path) -> None:
    """Writes each face, cut down, beside its licence."""
    letters = [code for first, last in KEPT for code in range(first, last + 1)]
    for source in sorted(whole.glob("Tinos-*.ttf")):
        font = TTFont(source, recalcTimestamp=False)
        options = subset.Options(hinting=False, name_IDs=["*"], notdef_outline=True, recalc_timestamp=False)
        options.layout_features = ["ccmp", "mark", "mkmk", "locl", "kern"]
        cut = subset.Subsetter(options)
        cut.populate(unicodes=letters)
        cut.subset(font)
        font.save(FONTS / source.name)


def cut_for_pages() -> None:
    """Writes each face with the letters that every page carries."""
    for face in FACES:
        common_face(*face).write_bytes(cut_face(*face, ALWAYS))


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]))
    cut_for_pages()

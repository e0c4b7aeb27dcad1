"""A PDF made where no font is installed: one type, whole, every letter there, nothing over an edge, nothing alone on a page."""

import json
import os
import subprocess
import sys
import unicodedata
from contextlib import ExitStack

import pdfplumber
import pytest

from analysis.document.blocks import Heading, Paragraph, Run, paragraph
from analysis.document.bundle import to_json
from analysis.project import ROOT
from documents import SIGNED, document, table

NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir>{}</cachedir></fontconfig>'
)
MAKE = """
import json
import sys
from pathlib import Path
from analysis.document.blocks import Document
from analysis.document.bundle import from_json
from analysis.document.write import write_exports
for blocks in map(Path, sys.argv[1:]):
    document = Document("Báo cáo", from_json(json.loads(blocks.read_text(encoding="utf-8"))))
    print(*write_exports(document, blocks, ["pdf"]).told)
"""
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = " ".join(unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES) + " đ"
LETTERS = f"{LOWER} {LOWER.upper()}"
VILLAGES = ["Thôn 1", "Thôn Mơ Nang 2", "Thôn Đồng Sơn", "Thôn Blôm", "Tổ dân phố Nguyễn Trường Tộ"]
HEADS = ["Tổng số hộ dân cư", "Số hộ nghèo đầu năm", "Tỷ lệ hộ nghèo (%)", "Số hộ cận nghèo", "Giảm tỷ lệ hộ nghèo trong năm",
         "Số hộ giảm", "Số hộ nghèo cuối năm", "Tỷ lệ cuối năm (%)"]  # fmt: skip
POINT = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * POINT, 193 * POINT, 20 * POINT, 277 * POINT


FIGURES = [(value, "n") for value in ("1.300", "1.047", "12,34", "999", "−10,05", "+1.234", "7", "0,00")]
CLOSING = paragraph("Trên đây là báo cáo của Ủy ban nhân dân xã.")


def targets(count, caption):
    """A table of figures of so many rows and a total, with a note."""
    rows = [((str(n), "position"), (VILLAGES[n % 5], "label"), *FIGURES) for n in range(1, count + 1)]
    total = ("", ("Tổng cộng", "label"), *FIGURES)
    return table(
        ("TT", "Thôn", *HEADS), *rows, total,
        caption=caption, kind="figures", totals=(count + 1,), note=f"Ghi chú {caption}.",
    )  # fmt: skip


def lines(count):
    return [f"Dòng {n}." for n in range(count)]


WORDS = table(("Nhiệm vụ", "Mức"), ("Nghiêng người nghênh ngang, đường trường", "3,41"), caption="", kind="text")
PRINTED = {
    "letters": (LETTERS, Heading(1, LETTERS), Heading(2, LETTERS), Paragraph((Run(LETTERS, italic=True),))),
    "tables": (targets(14, "Chỉ tiêu"), WORDS, table((LETTERS, LETTERS), caption="", head=0, kind="text")),
    **{f"rows-{before}": (*lines(before), targets(12, "Chỉ tiêu")) for before in range(20, 30, 2)},
    **{f"sign-{before}": (*lines(before), CLOSING, SIGNED) for before in range(27, 33)},
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory, pdf_can_be_made):
    """What is printed with no system font: by name the pages of the PDF."""
    folder = tmp_path_factory.mktemp("no-fonts")
    (folder / "fonts.conf").write_text(NO_FONTS.format(folder / "cache"), encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "PYTHONPATH": str(ROOT / "src")}
    files = {name: folder / f"{name}.json" for name in PRINTED}
    for name, file in files.items():
        file.write_text(json.dumps(to_json(document(*PRINTED[name]).blocks)), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", MAKE, *files.values()], env=environment, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == []
    with ExitStack() as opened:
        yield {
            name: opened.enter_context(pdfplumber.open(file.with_suffix(".pdf"))).pages for name, file in files.items()
        }


@pytest.fixture(scope="module")
def pages(printed):
    return [*printed["letters"], *printed["tables"]]


def test_every_letter_of_vietnamese_is_there(pages):
    for style in ("Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-Bold-Italic"):
        found = {char["text"] for page in pages for char in page.chars if char["fontname"].split("+")[1] == style}
        assert set(LETTERS) - found <= {" "}, style


def test_one_type_embedded_in_part(pages):
    faces = {char["fontname"] for page in pages for char in page.chars}
    assert all("+" in face and face.split("+")[1].startswith("Tinos") for face in faces) and len(faces) == 4


def test_nothing_beyond_the_margins(pages):
    for page in pages:
        text = [char for char in page.chars if char["text"].strip() and char["top"] > TOP - 1]
        assert min(char["x0"] for char in text) >= LEFT - 0.5 and max(char["x1"] for char in text) <= RIGHT + 0.5
        assert max(char["bottom"] for char in text) <= BOTTOM + 0.5


def test_no_word_breaks_or_leaves_its_cell(pages):
    seen = 0
    for page in pages:
        for found in page.find_tables():
            for cell in filter(None, found.cells):
                inside = [c for c in page.chars if c["text"].strip() and cell[0] <= (c["x0"] + c["x1"]) / 2 <= cell[2]
                          and cell[1] <= (c["top"] + c["bottom"]) / 2 <= cell[3]]  # fmt: skip
                assert all(c["x0"] >= cell[0] - 0.5 and c["x1"] <= cell[2] + 0.5 for c in inside)
                seen += len(inside)
    assert seen > 800
    words = " ".join(page.extract_text() for page in pages).split()
    for word in ("Nghiêng", "nghênh", "đường", "3,41", "−10,05", "+1.234", "1.300", "nghèo"):
        assert word in words


def test_letters_of_a_table_of_nine_figures_are_nine_points_or_more(pages):
    sizes = [char["size"] for page in pages for char in page.chars if char["text"] in "0123456789"]
    assert min(sizes) >= 9 - 0.01


@pytest.mark.parametrize("before", range(20, 30, 2))
def test_no_total_note_or_two_rows_alone_on_a_page(printed, before):
    pages = [page.extract_text().split("\n") for page in printed[f"rows-{before}"]]
    for text in pages:
        rows_here = sum(line.split()[-1] == "0,00" for line in text if line.split())
        assert rows_here == 0 or rows_here >= 3
        assert any("Ghi chú" in line for line in text) <= (rows_here > 0)
        assert any("Chỉ tiêu" in line and "Ghi" not in line for line in text) <= (rows_here > 0)


@pytest.mark.parametrize("before", range(27, 33))
def test_who_signs_never_does_so_alone(printed, before):
    pages = [page.extract_text() for page in printed[f"sign-{before}"]]
    assert [("TM. ỦY BAN" in text) == ("Trên đây là" in text) == ("Lê Văn Thử" in text) for text in pages] == [
        True
    ] * len(pages)

"""A PDF made where no font is installed: one type, whole, every letter there, nothing over an edge, nothing alone on a page."""

import os
import subprocess
import sys
import unicodedata

import pdfplumber
import pytest

from analysis.project import ROOT
from analysis.publishing.page import stylesheet

NO_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir>{}</cachedir></fontconfig>'
)
MAKE = """
import sys
from pathlib import Path
from analysis.publishing.exports.forms import write_exports
html = Path(sys.argv[1])
print(write_exports(html.read_text(encoding="utf-8"), html, ["pdf"]).told)
"""
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = " ".join(unicodedata.normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES) + " đ"
LETTERS = f"{LOWER} {LOWER.upper()}"
VILLAGES = ["Thôn 1", "Thôn Mơ Nang 2", "Thôn Đồng Sơn", "Thôn Blôm", "Tổ dân phố Nguyễn Trường Tộ"]
HEADS = ["Tổng số hộ dân cư", "Số hộ nghèo đầu năm", "Tỷ lệ hộ nghèo (%)", "Số hộ cận nghèo", "Giảm tỷ lệ hộ nghèo trong năm",
         "Số hộ giảm", "Số hộ nghèo cuối năm", "Tỷ lệ cuối năm (%)"]  # fmt: skip
POINT = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * POINT, 193 * POINT, 20 * POINT, 277 * POINT


def rows(count, total=True):
    cells = "".join(
        f"<td class='n'>{value}</td>" for value in ("1.300", "1.047", "12,34", "999", "−10,05", "+1.234", "7", "0,00")
    )
    made = [
        f"<tr><td class='position'>{n}</td><th scope='row'>{VILLAGES[n % 5]}</th>{cells}</tr>"
        for n in range(1, count + 1)
    ]
    return "".join(made) + (f"<tr class='total'><td></td><th scope='row'>Tổng cộng</th>{cells}</tr>" if total else "")


def table(count, caption):
    head = "<th>TT</th><th>Thôn</th>" + "".join(f"<th>{words}</th>" for words in HEADS)
    return (
        f"<div class='table'><table class='figures'><caption>{caption}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows(count)}</tbody></table><p class='note'>Ghi chú {caption}.</p></div>"
    )


def lines(count):
    return "".join(f"<p>Dòng {n}.</p>" for n in range(count))


SIGNATURE = (
    "<p class='last'>Trên đây là báo cáo của Ủy ban nhân dân xã./.</p><div class='signature'><div class='recipients'>"
    "<p class='recipients-title'>Nơi nhận:</p><ul><li>- Lưu: VT.</li></ul></div>"
    "<div class='signer'><p class='authority'>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</p><p class='name'>Lê Văn Thử</p></div></div>"
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory, pdf_can_be_made):
    """Prints the inside of a `main` with no system font: the pages of the PDF."""
    folder = tmp_path_factory.mktemp("no-fonts")
    (folder / "fonts.conf").write_text(NO_FONTS.format(folder / "cache"), encoding="utf-8")
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "PYTHONPATH": str(ROOT / "src")}

    def made(main, name):
        html = folder / f"{name}.html"
        head = f"<head><title>Báo cáo</title><style>{stylesheet()}</style></head>"
        html.write_text(
            f"<html lang='vi'>{head}<body><main><h1>BÁO CÁO</h1>{main}</main></body></html>", encoding="utf-8"
        )
        told = subprocess.run(
            [sys.executable, "-c", MAKE, html], env=environment, check=True, capture_output=True, text=True
        )
        assert told.stdout.strip() == "[]"
        return pdfplumber.open(html.with_suffix(".pdf")).pages

    return made


@pytest.fixture(scope="module")
def pages(printed):
    faces = "".join(f"<{tag}>{LETTERS}</{tag}>" for tag in ("p", "h2", "h3"))
    words = "<table class='text'><thead><tr><th>Nhiệm vụ</th><th>Mức</th></tr></thead><tbody><tr><td>Nghiêng người nghênh ngang, đường trường</td><td>3,41</td></tr></tbody></table>"
    long = f"<table class='text'><tr><td>{LETTERS}</td><td>{LETTERS}</td></tr></table>"
    words_alone = printed(f"{faces}<p><em>{LETTERS}</em></p>", "letters")
    return [*words_alone, *printed(table(14, "Chỉ tiêu") + words + long, "tables")]


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


@pytest.mark.parametrize("before", (20, 22, 24, 26, 28))
def test_no_total_note_or_two_rows_alone_on_a_page(printed, before):
    pages = [
        page.extract_text().split("\n") for page in printed(lines(before) + table(12, "Chỉ tiêu"), f"rows-{before}")
    ]
    for text in pages:
        rows_here = sum(line.split()[-1] == "0,00" for line in text if line.split())
        assert rows_here == 0 or rows_here >= 3
        assert any("Ghi chú" in line for line in text) <= (rows_here > 0)
        assert any("Chỉ tiêu" in line and "Ghi" not in line for line in text) <= (rows_here > 0)


@pytest.mark.parametrize("before", range(27, 33))
def test_who_signs_never_does_so_alone(printed, before):
    pages = [page.extract_text() for page in printed(lines(before) + SIGNATURE, f"sign-{before}")]
    assert [("TM. ỦY BAN" in text) == ("Trên đây là" in text) == ("Lê Văn Thử" in text) for text in pages] == [
        True
    ] * len(pages)

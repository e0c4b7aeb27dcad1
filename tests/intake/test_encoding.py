import codecs

import pytest

from analysis.intake.encoding import decode
from analysis.intake.legacy_fonts import MISREAD, TCVN3, VNI, font_findings, font_of
from analysis.project import RAW, ROOT

VIETNAMESE_FILES = [*RAW.rglob("*.csv"), *RAW.rglob("*.toml"), *(ROOT / "src").rglob("*.toml"), ROOT / "README.vi.md"]
TEXT = "village,households\nThôn Blôm,527\n"


@pytest.mark.parametrize("path", VIETNAMESE_FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_vietnamese_text_is_no_font_encoding(path):
    text = path.read_text(encoding="utf-8")
    assert decode(text.encode()).text == text
    assert not font_of(text.splitlines())


@pytest.mark.parametrize(
    ("text", "font"),
    [
        *[(text, TCVN3) for text in ("Th«n Bl«m", "Bl«m", "NguyÔn V¨n", "hé nghÌo", "§inh", "®Çu", "TH¤N", "n÷", "Kim T©n", "ch\xada", "Xu©n L\xadu", "H\xadng", "L\xadu")],
        *[(text, VNI) for text in ("Thoân", "Ngheøo", "hoä ngheøo", "Ñaëng", "Leâ", "Vuõ", "Xaõ", "Khoâng", "HOÄ NGHEØO")],
        *[(text, MISREAD) for text in ("ThÃ´n BlÃ´m", "há»™ nghÃ¨o")],
    ],
)  # fmt: skip
def test_single_names_in_an_old_font_are_known(text, font):
    assert font_of([text, "Thôn 1"]) == {text: font}


@pytest.mark.parametrize(
    "text",
    [
        "Ê Đê",
        "Kon\xadTum",
        "Gia\xad Lai",
        "Thôn\xad",
        "Blôm",
        "H'Bia",
        "Pleiku",
        "Đắk Pơ",
        "Y Niê",
        "Êñuôl",
        "Kbuôr",
        "Noël",
        "Café",
        "André",
        "Müller",
        "«Thôn Blôm»",
        "m²",
        "µm",
        "©2023",
        "Excel®",
        "Hoà",
        "Hòa",
        "khóan",
        "Qúy",
        "Kôn Tum",
        "Chư Păh",
        "Ðinh",
        "goòng",
        "H·A",
        "1½",
        "§5",
        "25º",
        "Réunion",
        "Chơ Ré",
        "Giẻ Triêng",
        "thuở",
        "São Tomé",
        "Zürich",
        "crème brûlée",
    ],
)
def test_right_names_of_any_people_are_no_old_font(text):
    assert not font_of([text])


def test_one_finding_a_column_names_the_first_cell_and_how_many():
    records = [["village", "helper"], ["Thôn 1", "Héi Phô n÷"], ["Thôn 2", ""], ["Thôn 3", "Héi N«ng d©n"]]
    (found,) = font_findings(records, "households.csv", {0: "village", 1: "helper"})
    assert (found.row, found.column, found.value) == (2, "helper", "Héi Phô n÷")
    assert "2 ô" in found.expected and TCVN3 in found.expected


def test_names_of_people_are_not_repeated():
    (found,) = font_findings([["head_name"], ["NguyÔn V¨n A"]], "households.csv", {0: "head_name"}, hidden={0})
    assert "NguyÔn" not in str(found)


def test_nor_is_what_stands_under_an_unknown_heading():
    (found,) = font_findings([["village", "?"], ["Thôn A", "NguyÔn V¨n A"]], "households.csv", {0: "village"}, head=0)
    assert "NguyÔn" not in str(found) and found.row == 2


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (TEXT.encode("utf-16-le"), "UTF-16 không ghi dấu"),
        (TEXT.encode("utf-16-be"), "UTF-16 không ghi dấu"),
        (TEXT.encode("utf-8-sig"), "UTF-8"),
    ],
)
def test_unicode_is_read_in_every_form(raw, encoding):
    assert decode(raw)[:2] == (TEXT, encoding)


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode() + "Thôn Tân,6\n".encode("cp1258", "ignore") + "hộ\n".encode(),
        "a\nb\nThôn \ufffd".encode(),
        b"a\nb\nThorn \xde \xe6",
        b"a\nb\nc\x00d",
        codecs.BOM_UTF16_LE + "a\nb\nThôn".encode("utf-16-le") + b"x",
    ],
)
def test_what_cannot_be_read_is_named_by_row(raw):
    assert (decode(raw).text, decode(raw).row) == (None, 3)

"""The type of the reports: whole, as wide as it says, and with every letter."""

import base64
import io
import re
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from analysis.document.embedded import ALWAYS, common_face, cut_face, font_faces, unusual
from analysis.document.faces import FACES, missing, width

BASE = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VIETNAMESE = "".join(unicodedata.normalize("NFC", letter + tone) for letter in BASE for tone in TONES) + "đ"
EVERY = VIETNAMESE + VIETNAMESE.upper()
HIGHLANDS = "ƀčĕêĭñŏôŭưƂČĔĬÑŎŬ"  # letters of Gia Rai, Ba Na, Ê Đê


def faces_of(css):
    """The fonts that a rule carries, opened."""
    return [TTFont(io.BytesIO(base64.b64decode(data))) for data in re.findall(r"base64,([^)]+)\)", css)]


def test_every_letter_is_there_in_each_face():
    assert len(EVERY) == 2 * 73
    for path in FACES.values():
        assert [c for c in EVERY + HIGHLANDS + "₫≤≥−×…“”–→□" if ord(c) not in TTFont(path).getBestCmap()] == []
    assert missing("Thôn ☑\n") == {"☑"}


def test_the_faces_that_every_page_carries_are_those_that_would_be_cut():
    face = True, False
    assert common_face(*face).read_bytes() == cut_face(*face, ALWAYS), "run python tools/fonts.py"
    for other in FACES:
        assert set(TTFont(common_face(*other)).getBestCmap()) == set(map(ord, ALWAYS - missing(ALWAYS)))


@pytest.mark.parametrize("letters", ["", "Ba Na ƀ ĕ Σ"])
def test_a_page_carries_four_faces_with_its_letters_in_little_room(letters):
    css = font_faces(letters)
    faces = faces_of(css)
    assert len(faces) == 4 and len(css) < 60_000
    for face in faces:
        assert set(map(ord, EVERY + letters)) <= set(face.getBestCmap())


def test_unusual_letters_are_those_that_must_be_asked_for():
    assert unusual("Thôn Blôm 12,5 % ≥ ₫\n") == set() and unusual("ƀ∑☑") == {"∑"}


def test_widths_are_those_of_times():
    # Times New Roman, units of 2048: digit 1024, space 512, M 1821, bold o 1024
    assert width("12") == 1.0 and width(" ") == 0.25 and width("M") == 1821 / 2048
    assert width("o", bold=True) == 0.5 and width("ệ") == width("e")
    assert width(unicodedata.normalize("NFD", "trường")) == width("trường")

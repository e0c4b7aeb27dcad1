"""Texts that stand where a value is not known."""

import re

import polars as pl
import pytest

from analysis.intake.unknown import ERROR_VALUE, FORMULA, LOST_LETTERS, MERGED, UNKNOWN_PATTERN, merged_text, unknown

UNKNOWN = {
    FORMULA: ["=SUM(B2:B9)", "= A1", "=…", "{=SUM(A1)}"],
    ERROR_VALUE: ["#N/A", "#REF!", " #DIV/0! ", "#NAME?", "#VALUE!", "#####", "Err:502"],
    MERGED: ["[ô gộp C5:C7: 12]", merged_text("C5:C7", "12")],
    LOST_LETTERS: ["Ngh?o", "Th?n", "TH?N", "Ngh??o", "?ắk Lắk", "H? nghèo", "T? 3", "H?", "Ngh\ufffdo"],
}
SOUND = ["", " ", "hỏi?", "hỏi? rồi", "Vì sao không?", "Có gì?Không", "=", "====", "-", "#1", "Thôn #2", "N/A", "(?)", "?", "a=b", "HĐ? rồi", "Bà?"]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in UNKNOWN.items() for text in texts])
def test_text_that_is_no_value(kind, text):
    assert unknown(text) == kind


@pytest.mark.parametrize("text", SOUND)
def test_sound_text(text):
    assert unknown(text) is None


def test_polars_reads_the_pattern_like_python():
    texts = pl.Series([*SOUND, *(text for texts in UNKNOWN.values() for text in texts)])
    assert texts.str.contains(UNKNOWN_PATTERN).to_list() == [bool(re.search(UNKNOWN_PATTERN, text)) for text in texts]

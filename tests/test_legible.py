"""Characters that a screen obeys never reach a person: neither the raw ones nor what comes after them in a sequence."""

import pytest

from analysis.findings import Finding
from analysis.intake.letters import mended_letters
from analysis.legible import has_illegible, legible, one_line

BAD = {
    "escape sequence": ("\x1b[31mĐỏ\x1b[0m", "Đỏ"),
    "title of the window": ("\x1b]0;xin chào\x07Thôn", "Thôn"),
    "C1 sequence": ("\x9b2JThôn", "Thôn"),
    "C1": ("Th\x85ôn\x9f", "Thôn"),
    "bell and backspace": ("Thôn\x07\x08", "Thôn"),
    "override of direction": ("Thôn \u202egnột", "Thôn gnột"),
    "isolates": ("\u2066Thôn\u2069", "Thôn"),
    "no width": ("Th\u200bô\u2060n\ufeff", "Thôn"),
    "line of Unicode": ("Thôn\u2028 A", "Thôn A"),
    "tags": ("Thôn\U000e0041", "Thôn"),
    "half a letter": ("Thôn\udce9", "Thôn"),
}


@pytest.mark.parametrize(("text", "plain"), BAD.values(), ids=BAD)
def test_nothing_is_left_but_what_is_seen(text, plain):
    assert legible(text) == plain
    assert has_illegible(text) and not has_illegible(plain)


@pytest.mark.parametrize("text", ["Thôn Blôm – 5,59 %", "a\tb\nc", "Ê\u0309Đê", "Ngh\ufffdo", "−3 ≥ 2 “a” …"])
def test_what_is_seen_stays(text):
    assert legible(text) == text


def test_a_line_is_one_line():
    assert one_line("Thôn A\r\n\tThôn B") == "Thôn A Thôn B"


@pytest.mark.parametrize(("text", "plain"), BAD.values(), ids=BAD)
def test_a_finding_is_legible_wherever_its_texts_come_from(text, plain):
    finding = Finding("error", text, 1, text, text, text, text, "check")
    assert {finding.file, finding.column, finding.value, finding.expected, finding.remedy} == {plain}


@pytest.mark.parametrize(("text", "plain"), [pair for name, pair in BAD.items() if name != "half a letter"])
def test_a_name_as_it_is_read_is_legible(text, plain):
    assert " ".join(mended_letters(text).split()) == " ".join(plain.split())


def test_a_value_is_no_longer_than_a_line():
    assert len(Finding("error", "a.csv", 1, "note", "dài " * 100, "x", "y", "check").value) <= 160

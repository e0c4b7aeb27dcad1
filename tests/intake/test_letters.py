"""Letters that look alike: mended, named, told apart; and nothing done where nothing is to do."""

import unicodedata

import pytest

from analysis.intake.letters import mended_letters, tell_apart, what_was_mended

VIETNAMESE = "Thôn Đồng Sơn, xã Kim Tân; ĂÂÊÔƠƯĐ ăâêôơưđ ẰẲẴẮẶỀỂỄẾỆỒỔỖỐỘỜỞỠỚỢỪỬỮỨỰ “…” – H’Mông 3.000 m²"


@pytest.mark.parametrize(
    ("typed", "meant", "told"),
    [
        ("Ðồng Sơn", "Đồng Sơn", "“Ð” (U+00D0) thay cho “Đ” (U+0110)"),
        ("Ia ðak", "Ia đak", "“ð” (U+00F0)"),
        ("Blôm\u200b", "Blôm", "không nhìn thấy U+200B"),
        ("\ufeffBlôm", "Blôm", "U+FEFF"),
        ("Thôn\u00ad 1", "Thôn 1", "U+00AD"),
        ("Kim Т\u00e2n", "Kim Tân", "“Т” (U+0422) thay cho “T” (U+0054)"),
        ("\u0410ma", "Ama", "U+0410"),
        ("Thôn １", "Thôn 1", "“１” (U+FF11)"),
        (unicodedata.normalize("NFD", "Đồng Sơn"), "Đồng Sơn", "tổ hợp"),
        ("nghe\u0300\u0302o", "nghề" + "o", "tổ hợp"),  # the tone typed before the hat
    ],
)
def test_a_look_alike_is_mended_and_named(typed, meant, told):
    assert mended_letters(typed) == meant
    assert told in "; ".join(what_was_mended(typed))


@pytest.mark.parametrize("text", ["", "Thon 1", VIETNAMESE, "Москва", "μ", "Ω 5", "日本", "thôn\u00a01", "Ê Đê / Êđê"])
def test_what_is_right_stays_as_it_is(text):
    assert mended_letters(text) == text
    assert what_was_mended(text) == []


def test_mending_twice_is_mending_once():
    for text in ("Ðo\u0300\u0302ng", "К\u0456nh\u200b", "Ｋ\u0301"):
        assert mended_letters(mended_letters(text)) == mended_letters(text)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Ðồng Sơn", "Đồng Sơn", "chữ “Ð” (U+00D0) khác chữ “Đ” (U+0110)"),
        ("Blôm\u200b", "Blôm", "“Blôm” có thêm ký tự không nhìn thấy U+200B"),
        ("Blôm", "Blô\ufeffm", "“Blôm” có thêm ký tự không nhìn thấy U+FEFF"),
        ("Kim Tân", "Kim\u00a0Tân", "dấu cách U+0020 khác dấu cách U+00A0"),
        ("Kim Tân", "Kim Т\u00e2n", "chữ “T” (U+0054) khác chữ “Т” (U+0422)"),
    ],
)
def test_names_that_look_the_same_are_told_apart(one, other, told):
    assert tell_apart(one, other) == told


def test_composed_and_decomposed_are_told_apart():
    assert "dấu rời U+0302" in tell_apart("Blôm", unicodedata.normalize("NFD", "Blôm"))


@pytest.mark.parametrize(("one", "other"), [("Blôm", "Blôm"), ("Blôm", "Blom"), ("Thôn 1", "Thôn 2")])
def test_names_that_differ_to_the_eye_need_no_word(one, other):
    assert tell_apart(one, other) == ""

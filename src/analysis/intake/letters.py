"""Letters that look like others: Eth for Đ, marks typed apart, Cyrillic inside a Vietnamese word, letters nobody sees.

Two names that look the same on the screen are two names to a computer; here they become one, and a message can say
which letter it was. Fonts such as TCVN3 and VNI are another matter (encoding.py): those are refused, not mended.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from analysis.legible import CONTROLS, UNSEEN, legible

INVISIBLE = UNSEEN + CONTROLS
# always another letter in a Vietnamese text
TWINS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ǎ": "Ă", "ǎ": "ă"} | {
    chr(letter): chr(letter - 0xFEE0)
    for letter in range(0xFF01, 0xFF5F)  # full width
}
# Cyrillic and Greek letters drawn as Latin ones: only in a word that is Latin with them
FOREIGN_TWINS = dict(
    zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJSaeopcyxijshABEZHIKMNOPTYXo", strict=True)
)
MARKS = "\u0300-\u0304\u0306-\u031b\u0323-\u0341"
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_SUSPECT = re.compile(f"[{INVISIBLE}{MARKS}{''.join(TWINS)}{''.join(FOREIGN_TWINS)}]")
_TWINS = str.maketrans(TWINS)
_FOREIGN = str.maketrans(FOREIGN_TWINS)
_FOREIGN_WORD = re.compile(rf"[^\W\d_]*[{''.join(FOREIGN_TWINS)}][^\W\d_]*")
# the tone typed before the hat or the breve: both stand above the letter, so composing alone does not help
_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306])")


def mended_letters(text: str) -> str:
    """The text composed (NFC), without letters nobody sees, every look-alike as the letter it stands for."""
    if (text.isascii() and text.isprintable()) or not _SUSPECT.search(text):
        return text
    return _composed(_FOREIGN_WORD.sub(_latin, legible(text).translate(_TWINS)))


def what_was_mended(text: str) -> list[str]:
    """What `mended_letters` changes, in words for a message, each once; nothing where the text stays as it is."""
    if mended_letters(text) == text:
        return []
    foreign = "".join(word for word in _FOREIGN_WORD.findall(text) if _is_latin(word.translate(_FOREIGN)))
    found = [f"ký tự không nhìn thấy {code(letter)}" for letter in _INVISIBLE.findall(text)]
    found += [f"chữ {_named(letter)} thay cho {_named(TWINS[letter])}" for letter in text if letter in TWINS]
    found += [
        f"chữ {_named(letter)} thay cho {_named(FOREIGN_TWINS[letter])}"
        for letter in foreign
        if letter in FOREIGN_TWINS
    ]
    if re.search(f"[{MARKS}]", text):
        found.append("dấu viết rời khỏi chữ (Unicode tổ hợp)")
    return list(dict.fromkeys(found))


def tell_apart(one: str, other: str) -> str:
    """Which letters of two names that look the same differ, in words; "" where they differ to the eye, or not at all."""
    if one == other or " ".join(mended_letters(one).split()) != " ".join(mended_letters(other).split()):
        return ""
    told = []
    for what, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "replace":
            told.append(f"{_letters(one[start:end])} khác {_letters(other[first:last])}")
        elif what != "equal":
            where, extra = (one, one[start:end]) if what == "delete" else (other, other[first:last])
            told.append(f"“{_INVISIBLE.sub('', where)}” có thêm {_letters(extra)}")
    return "; ".join(told)


def code(letter: str) -> str:
    """The number of a letter as Unicode writes it: `U+00D0`."""
    return f"U+{ord(letter):04X}"


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text) and not re.search(f"[{MARKS}]", text):
        return text
    return unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\2\1", unicodedata.normalize("NFD", text)))


def _latin(match: re.Match[str]) -> str:
    word = match[0].translate(_FOREIGN)
    return word if _is_latin(word) else match[0]


def _is_latin(word: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) <= 0x1EFF or unicodedata.combining(letter) for letter in word)  # fmt: skip


def _letters(text: str) -> str:
    return " và ".join(map(_one, text))


def _one(letter: str) -> str:
    if _INVISIBLE.match(letter):
        return f"ký tự không nhìn thấy {code(letter)}"
    if letter.isspace():
        return f"dấu cách {code(letter)}"
    return f"dấu rời {code(letter)}" if unicodedata.combining(letter) else f"chữ {_named(letter)}"


def _named(letter: str) -> str:
    return f"“{letter}” ({code(letter)})"

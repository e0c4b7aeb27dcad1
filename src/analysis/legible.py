"""Text without what a screen obeys instead of showing it: control and escape sequences, marks of direction, letters of
no width.

A name with U+202E in it is read backwards, one with an ESC sequence recolours or clears a terminal, and neither can be
written into a Word file. Letters that are seen stay as they are.
"""

from __future__ import annotations

import re

# soft hyphen, joiners, fillers, zero-width spaces, marks of direction, byte order mark, tags, variation selectors
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e0fff"
)
# C0 but for the white space of a text, DEL, C1
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
HALVES = "\ud800-\udfff"  # of letters, in names of files that are no UTF-8
# ESC sequences whole: of the letters after an ESC nothing was meant to be read
SEQUENCE = r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]"
BAD = re.compile(f"{SEQUENCE}|[{CONTROLS}{UNSEEN}{HALVES}]")
SUSPECT = re.compile(f"[{CONTROLS}{UNSEEN}{HALVES}]")  # one of them is in everything that BAD finds
_BREAKS = re.compile(r"\s*[\t\r\n]+\s*")


def legible(text: str) -> str:
    """The text without such characters; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    # one class of letters is looked for four times faster than what may begin with them
    return BAD.sub("", text) if SUSPECT.search(text) else text


def one_line(text: str) -> str:
    """The same with every run of line breaks and tabs as one space: what stands in a message or a name."""
    text = legible(text)
    return text if text.isprintable() else _BREAKS.sub(" ", text)


def has_illegible(text: str) -> bool:
    """Whether `legible` would change the text."""
    return legible(text) != text

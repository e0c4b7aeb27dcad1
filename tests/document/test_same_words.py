"""The same words in the same order: the page of each real report against its Word document."""

from collections import Counter

import docx
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn

pytestmark = pytest.mark.slow

# two columns, which a page and Word read in another order
BESIDE = "header.document, dl.key-figures, .signature"
# on screen alone; in the head of a printed page; the sign between number and name of an annex
OFF_PAPER = ".screen, .edition, .dot"


@pytest.fixture(params=["household-review", "annual-plan", "annual-plan-appendix", "year-end-evaluation"])
def report(request, made):
    """A real report without its suffix."""
    return made["kim-tan"] / request.param


def page_of(path):
    """(the text in its order, the words that stand beside each other)."""
    main = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").main
    for tag in main.select(OFF_PAPER):
        tag.decompose()
    beside = [tag.extract().get_text(" ") for tag in main.select(BESIDE)]
    return joined(main.get_text(" ")), Counter(" ".join(beside).upper().split())


def word_of(path):
    """The same of a Word document."""
    text, beside = [], []
    for part in docx.Document(str(path)).element.body:
        captioned = part.tag == qn("w:tbl") and part.find(qn("w:tblPr")).find(qn("w:tblCaption")) is not None
        (beside if part.tag == qn("w:tbl") and not captioned else text).append(words(part))
    return joined(" ".join(text)), Counter(" ".join(beside).upper().split())


def words(part):
    paragraphs = part.iter(qn("w:p"))
    return " ".join(
        "".join(" " if piece.tag == qn("w:br") else piece.text or "" for piece in each.iter(qn("w:t"), qn("w:br")))
        for each in paragraphs
    )


def joined(text):
    return "".join(text.split())


def test_word_says_what_the_page_says(report):
    page, word = page_of(report.with_suffix(".html")), word_of(report.with_suffix(".docx"))
    assert len(page[0]) > 3000
    different = next((n for n, (one, other) in enumerate(zip(*(page[0], word[0]), strict=False)) if one != other), -1)
    assert page[0] == word[0], (page[0][different - 60 : different + 60], word[0][different - 60 : different + 60])
    assert page[1] == word[1]

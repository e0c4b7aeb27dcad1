"""reports/method.html: the method in words and the glossary, beside the reports, for whoever reads them offline."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

from nbconvert.filters import markdown2html

from analysis.document.style import page_style
from analysis.project import ROOT
from analysis.publishing.policy import policy
from analysis.publishing.rendered import render

BOX = '<div class="scroll" role="region" aria-label="Bảng {}" tabindex="0"><table>'
SOURCES = ("method.md", "glossary.md")


def method_page(docs: Path = ROOT / "docs") -> str | None:
    """The page, made anew from docs/; None where the project's docs are not there."""
    texts = [(docs / name).read_text(encoding="utf-8") for name in SOURCES if (docs / name).is_file()]
    if not texts:
        return None
    body = "\n".join(_html(number, text) for number, text in enumerate(texts))
    numbers = count(1)
    body = re.sub("<table>", lambda _: BOX.format(next(numbers)), body).replace("</table>", "</table></div>")
    return render("method.html", style=page_style(), policy=policy(), body=body)


def _html(number: int, text: str) -> str:
    # a heading of both texts has an id of its own in each
    return re.sub(r'(\bid="|href="#)', rf"\g<1>p{number + 1}-", str(markdown2html(text)))

"""The head of workings (hồ sơ phân tích): what they are about; no national heading, for they are not sent."""

from __future__ import annotations

from analysis.document.blocks import Title, paragraph
from analysis.document.shown import Shown
from analysis.presentation.front import made_up
from analysis.presentation.page import PageOf


def front_workings(page: PageOf, about: str) -> Shown:
    """Title, unit and year, and that it is internal. `about`: `Kế hoạch giảm nghèo`."""
    title = ("Hồ sơ phân tích", f"{about} năm {page.year} – {page.unit}")
    words = "Tài liệu nội bộ của người làm số liệu, không kèm theo văn bản"
    blocks = (*made_up(page.data.synthetic), Title(title), paragraph(words, "subtitle"))
    return Shown(blocks, (), " ".join(title))

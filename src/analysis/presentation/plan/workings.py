"""The head of workings (hồ sơ phân tích): what they are about; no national heading, for they are not sent."""

from __future__ import annotations

from analysis.presentation.display import Shown, render
from analysis.presentation.front import lab_style
from analysis.presentation.page import PageOf


def front_workings(page: PageOf, about: str) -> Shown:
    """Title, unit and year, and that it is internal. `about`: `Kế hoạch giảm nghèo`."""
    title = ("Hồ sơ phân tích", f"{about} năm {page.year} – {page.unit}")
    words = "Tài liệu nội bộ của người làm số liệu, không kèm theo văn bản"
    html = render("annex_front.html", title=title, words=words, banner=page.data.synthetic)
    return Shown(lab_style() + html, (), " ".join(title))

"""What stands over each annex and over the whole appendix: “Kèm theo Kế hoạch số …”, and the legal bases of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.intake import YearData
from analysis.presentation.display import Shown, render
from analysis.presentation.front import place_line
from analysis.presentation.prose import paragraphs

OPENINGS = ("căn cứ", "thực hiện", "theo ", "xét ")


def attached_to(data: YearData) -> str:
    """`(Kèm theo Kế hoạch số 12/KH-UBND ngày … của Ủy ban nhân dân xã …)`; dots for what the plan does not say yet."""
    document = data.plan.document
    day = place_line("", document.date).removeprefix("…, ")
    number = document.number or "…"
    symbol = "" if "/" in number else "/KH-UBND"
    return f"(Kèm theo Kế hoạch số {number}{symbol} {day} của Ủy ban nhân dân {data.unit_name})"


def annex_line(data: YearData) -> Shown:
    """The line under the name of an annex (NĐ 30/2020/NĐ-CP); in print the annex then starts on its own page."""
    words = attached_to(data)
    return Shown(render("annex.html", words=words), (), words)


def legal_bases(bases: Sequence[str]) -> Shown:
    """The legal bases of the plan (căn cứ), one a line; a sentence where plan.toml names none."""
    if not bases:
        return paragraphs("Căn cứ pháp lý: chưa ghi trong plan.toml (khóa legal_bases của [document]).")
    kept = [base.strip().rstrip(";.") for base in bases]
    words = [base if base.casefold().startswith(OPENINGS) else f"Căn cứ {base}" for base in kept]
    lines = [f"{base};" for base in words[:-1]] + [f"{words[-1]}."]
    return Shown(render("legal_bases.html", bases=lines), (), "\n".join(lines))

"""The head and the foot of an official document (thể thức văn bản, Nghị định số 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from analysis.presentation.display import TEMPLATES, Shown, render
from analysis.presentation.numbers import date_long

BLANK = "…"
ARCHIVE = "Lưu: VT"


@dataclass(frozen=True)
class Head:
    """What stands at the top of a document; None is left to be filled in by hand."""

    superior: str | None
    agency: str | None
    number: str | None
    symbol: str  # KH-UBND, BC-UBND
    place: str | None
    day: date | str | None


def front(
    head: Head, title: Sequence[str], subtitle: Sequence[str] = (), *, status: str = "", banner: str | None = None
) -> Shown:
    """The two-column header block, the title (the page's one h1), lines under it, the status, the synthetic-data banner."""
    html = render(
        "front.html",
        head=head,
        number=number_line(head),
        place=place_line(head.place, head.day),
        title=title,
        subtitle=subtitle,
        status=status,
        banner=banner,
    )
    return Shown(lab_style() + html, (), " ".join(title))


def lab_style() -> Markup:
    """How blocks look in JupyterLab, where there is no page around them; the published page leaves it out."""
    return Markup(f'<style class="lab">{(TEMPLATES / "lab.css").read_text(encoding="utf-8")}</style>')


def signature(
    signer_title: str | None, signer: str | None, recipients: Sequence[str], *, authority: str = "TM. ỦY BAN NHÂN DÂN"
) -> Shown:
    """The signature block (right) and “Nơi nhận” (left), the archive last; the page puts “./.” after the sentence before it."""
    return Shown(
        render(
            "signature.html",
            authority=authority,
            title=signer_title or BLANK,
            signer=signer or "",
            recipients=with_archive(recipients),
        )
    )


def with_archive(recipients: Sequence[str]) -> list[str]:
    """The recipients, the last of them the archive: `Lưu: VT` where none is named."""
    kept = [recipient.strip().lstrip("-– ").rstrip(" ;.") for recipient in recipients]
    archives = [recipient for recipient in kept if recipient.casefold().startswith("lưu")]
    return [recipient for recipient in kept if recipient not in archives] + (archives or [ARCHIVE])


def number_line(head: Head) -> str:
    """`Số: 16/KH-UBND`; a number that already carries its symbol is kept; dots where there is none yet."""
    number = (head.number or "").strip()
    if "/" in number:
        return f"Số: {number}"
    return f"Số: {number or '        '}/{head.symbol}"


def place_line(place: str | None, day: date | str | None) -> str:
    """`Kim Tân, ngày 05 tháng 01 năm 2023`; dots for what is not known yet; a date given as words is kept."""
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            return f"{place or BLANK}, {day}"
    return f"{place or BLANK}, {date_long(day) if day else 'ngày … tháng … năm …'}"

"""The head and the foot of an official document (thể thức văn bản, Nghị định số 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.document.blocks import Block, Front, Paragraph, Run, Signature, Title, paragraph
from analysis.document.shown import Shown
from analysis.presentation.numbers import date_long

BLANK = "…"
ARCHIVE = "Lưu: VT"
DEPUTY = "PHÓ "
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


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
    issuer = (head.superior or "").upper(), (head.agency or BLANK).upper(), number_line(head)
    blocks: list[Block] = [
        Front(*issuer, COUNTRY, MOTTO, place_line(head.place, head.day)),
        Title(tuple(title), ruled=not subtitle),
        *(_under(line, line == subtitle[-1]) for line in subtitle),
        *([paragraph(status, "status")] if status else []),
        *made_up(banner),
    ]
    return Shown(tuple(blocks), (), " ".join(title))


def made_up(words: str | None) -> list[Block]:
    """The mark over everything made from households that are not real; nothing where they are."""
    return [Paragraph((Run("Số liệu mô phỏng.", bold=True), Run(f" {words}")), "banner")] if words else []


def _under(line: str, last: bool) -> Paragraph:
    return Paragraph((Run(line),), "subtitle" if line.startswith("(") else "abstract", ruled=last)


def signature(
    signer_title: str | None, signer: str | None, recipients: Sequence[str], *, authority: str = "TM. ỦY BAN NHÂN DÂN"
) -> Shown:
    """The signature block (right) and “Nơi nhận” (left), the archive last; the page puts “./.” after the sentence before it."""
    kept = with_archive(recipients)
    listed = [f"- {recipient};" for recipient in kept[:-1]] + [f"- {recipient}." for recipient in kept[-1:]]
    title = (signer_title or BLANK).upper()
    # a deputy signs in the place of the head (ký thay)
    instead = (f"KT. {title.removeprefix(DEPUTY)}",) if title.startswith(DEPUTY) else ()
    return Shown((Signature((authority, *instead, title), signer or "", "Nơi nhận:", tuple(listed)),))


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

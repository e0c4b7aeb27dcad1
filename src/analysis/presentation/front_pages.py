"""The front of each report, from the plan's own names and the status of the review."""

from __future__ import annotations

from typing import cast

from analysis.document.shown import Shown
from analysis.intake.commune_levels import province_label
from analysis.intake.plan import Document, Evaluation, Review
from analysis.intake.summary.districts import district_label
from analysis.presentation.continuity_page import sentence_continuity
from analysis.presentation.front import Head, front, place_line, signature
from analysis.presentation.page import PageOf
from analysis.presentation.period_words import at_end, in_period, monitoring_basis
from analysis.presentation.prose import paragraphs
from analysis.presentation.two_lists_page import sentence_two_lists

TWO_LISTS = (
    "Các biểu diễn biến (T2, T3) ghép phân loại đầu kỳ theo chuẩn cũ với phân loại cuối kỳ theo chuẩn mới, nên số hộ ra, vào danh sách "
    "gồm cả hộ đổi loại do đổi chuẩn: chỉ để đối chiếu danh sách, không phải kết quả giảm nghèo."
)
PROGRAMME = "Chương trình mục tiêu quốc gia giảm nghèo bền vững"


def front_review(page: PageOf) -> Shown:
    """The front of the household review (báo cáo kết quả rà soát)."""
    title = ("BÁO CÁO", f"Kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {page.year}")
    shown = front(head_of(page, "BC-UBND"), title, on_unit(page), status=status_line(page), banner=page.data.synthetic)
    return shown + sentence_continuity(page)


def front_evaluation(page: PageOf) -> Shown:
    """The front of the year-end evaluation, or of the monitoring of the year's first six months."""
    if page.period:
        title = ("BÁO CÁO", f"Giám sát, đánh giá {in_period(page.period)} thực hiện {PROGRAMME}")
        until = f"BÁO CÁO GIỮA KỲ – số liệu theo các lần công nhận đến ngày {at_end(page.period)}, chưa phải kết quả rà soát cuối năm"
        basis = [f"({words})"] if (words := monitoring_basis(page.year)) else []
        return front(
            head_of(page, "BC-UBND"), title, (*on_unit(page), *basis), status=until, banner=page.data.synthetic
        )
    title = ("BÁO CÁO", f"Đánh giá kết quả thực hiện {PROGRAMME} năm {page.year}")
    shown = front(head_of(page, "BC-UBND"), title, on_unit(page), status=status_line(page), banner=page.data.synthetic)
    return shown + sentence_continuity(page) + two_standards(page)


def closing(page: PageOf) -> Shown:
    """The signature block and the recipients, from the plan."""
    document = page.data.plan.document if page.data.plan else None
    if document is None:
        return signature(None, None, ())
    return signature(document.signer_title, document.signer, document.recipients)


def two_standards(page: PageOf) -> Shown:
    """Which standard each end of the year stands under, and what follows; where it is one, the old list beside its start, if it was another."""
    before = page.data.previous_standard
    if before is None or page.comparable:
        return sentence_two_lists(page)
    return paragraphs(
        f"Đổi chuẩn nghèo trong năm: đầu năm theo {_lower(before.name)}, "
        f"cuối năm theo {_lower(page.data.standard.name)}. {TWO_LISTS}"
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def head_of(page: PageOf, symbol: str, issued: Document | Evaluation | None = None) -> Head:
    """What stands at the top; `symbol`: KH-UBND, BC-UBND; `issued`: what says the document's number and date, once it
    has them.
    """
    document = page.data.plan.document if page.data.plan else None
    unit = page.data.unit
    return Head(
        superior=superior_of(page),
        agency=(document.agency if document else None) or f"Ủy ban nhân dân {page.unit}",
        number=issued.number if issued else None,
        symbol=symbol,
        place=(document.place if document else None) or (unit.name if unit else None),
        day=issued.date if issued else None,
    )


def superior_of(page: PageOf) -> str | None:
    """The agency above: as the plan names it, else the people's committee of the district, or of the province since July 2025."""
    document, unit = page.data.plan.document if page.data.plan else None, page.data.unit
    if document and document.superior:
        return document.superior
    above = (district_label(unit.district or "") or province_label(unit.province or "")) if unit else ""
    return f"Ủy ban nhân dân {above}" if above else None


def on_unit(page: PageOf) -> tuple[str, ...]:
    """`trên địa bàn xã Kim Tân, huyện Ia Pa, tỉnh Gia Lai`."""
    unit = page.data.unit
    above = [district_label(unit.district or ""), province_label(unit.province or "")] if unit else []
    return ("trên địa bàn " + ", ".join(filter(None, [page.unit, *above])),)


def status_line(page: PageOf) -> str:
    """Whether the report is official, and by which decision, or preliminary."""
    if not page.final:
        return "BÁO CÁO SƠ BỘ – số liệu rà soát chưa có quyết định công nhận"
    review = cast(Review, page.plan.review)  # nothing is final without its decision
    day = place_line("", review.date).removeprefix("…, ") if review.date else ""
    return f"BÁO CÁO CHÍNH THỨC – theo Quyết định số {review.decision} {day}".rstrip()

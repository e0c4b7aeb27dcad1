"""The front of each report, from the plan's own names and the status of the review."""

from __future__ import annotations

from analysis.intake import YearData
from analysis.presentation.continuity_page import sentence_continuity
from analysis.presentation.display import NOTHING, Shown
from analysis.presentation.front import Head, front, place_line, signature
from analysis.presentation.period_words import at_end, in_period, monitoring_basis
from analysis.presentation.prose import paragraphs

TWO_LISTS = (
    "Các biểu diễn biến (T2, T3) ghép phân loại đầu kỳ theo chuẩn cũ với phân loại cuối kỳ theo chuẩn mới, nên số hộ ra, vào danh sách "
    "gồm cả hộ đổi loại do đổi chuẩn: chỉ để đối chiếu danh sách, không phải kết quả giảm nghèo."
)
PLAN_ACROSS = (
    "Số liệu đầu năm và các chỉ tiêu dưới đây theo chuẩn cũ; cuối năm được rà soát theo chuẩn mới, hai tỷ lệ không trừ cho nhau. "
    "Cần rà soát lại đầu kỳ theo chuẩn mới trước khi giao chỉ tiêu."
)
PROGRAMME = "Chương trình mục tiêu quốc gia giảm nghèo bền vững"


def front_review(data: YearData) -> Shown:
    """The front of the household review (báo cáo kết quả rà soát)."""
    title = ("BÁO CÁO", f"Kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm {data.year}")
    shown = front(_head(data, "BC-UBND"), title, _on_unit(data), status=_status(data), banner=data.synthetic)
    return shown + sentence_continuity(data) + _two_standards(data, TWO_LISTS)


def front_appendix(data: YearData) -> Shown:
    """The front of the plan appendix; “Kèm theo Kế hoạch số …” stands under the name of each annex."""
    title = ("PHỤ LỤC KẾ HOẠCH", f"thực hiện {PROGRAMME} năm {data.year}")
    shown = front(_head(data, "KH-UBND", plan=True), title, _on_unit(data), banner=data.synthetic)
    return shown + sentence_continuity(data) + _two_standards(data, PLAN_ACROSS)


def front_evaluation(data: YearData) -> Shown:
    """The front of the year-end evaluation, or of the monitoring of the year's first six months."""
    if data.period:
        title = ("BÁO CÁO", f"Giám sát, đánh giá {in_period(data.period)} thực hiện {PROGRAMME}")
        until = f"BÁO CÁO GIỮA KỲ – số liệu theo các lần công nhận đến ngày {at_end(data.period)}, chưa phải kết quả rà soát cuối năm"
        basis = [f"({words})"] if (words := monitoring_basis(data.year)) else []
        return front(_head(data, "BC-UBND"), title, (*_on_unit(data), *basis), status=until, banner=data.synthetic)
    title = ("BÁO CÁO", f"Đánh giá kết quả thực hiện {PROGRAMME} năm {data.year}")
    shown = front(_head(data, "BC-UBND"), title, _on_unit(data), status=_status(data), banner=data.synthetic)
    return shown + sentence_continuity(data) + _two_standards(data, TWO_LISTS)


def closing(data: YearData) -> Shown:
    """The signature block and the recipients, from the plan."""
    document = data.plan.document if data.plan else None
    if document is None:
        return signature(None, None, ())
    return signature(document.signer_title, document.signer, document.recipients)


def _two_standards(data: YearData, meaning: str) -> Shown:
    """Which standard each end of the year stands under, and what follows; nothing where it is one."""
    before = data.previous_standard
    if before is None or data.comparable:
        return NOTHING
    return paragraphs(f"Đổi chuẩn nghèo trong năm: đầu năm theo {_lower(before.name)}, cuối năm theo {_lower(data.standard.name)}. {meaning}")  # fmt: skip


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _head(data: YearData, symbol: str, *, plan: bool = False) -> Head:
    document = data.plan.document if data.plan else None
    unit = data.unit
    superior = document.superior if document else None
    if superior is None and unit and (unit.district or unit.province):
        superior = f"Ủy ban nhân dân {'huyện ' + unit.district if unit.district else 'tỉnh ' + unit.province}"
    return Head(
        superior=superior,
        agency=(document.agency if document else None) or f"Ủy ban nhân dân {data.unit_name}",
        # the plan's number and date are its own: a report gets its number when it is issued
        number=document.number if document and plan else None,
        symbol=symbol,
        place=(document.place if document else None) or (unit.name if unit else None),
        day=document.date if document and plan else None,
    )


def _on_unit(data: YearData) -> tuple[str, ...]:
    unit = data.unit
    parts = [data.unit_name]
    if unit and unit.district:
        parts.append(f"huyện {unit.district}")
    if unit and unit.province:
        parts.append(f"tỉnh {unit.province}")
    return ("trên địa bàn " + ", ".join(parts),)


def _status(data: YearData) -> str:
    if data.parameters.status == "sơ bộ":
        return "BÁO CÁO SƠ BỘ – số liệu rà soát chưa có quyết định công nhận"
    review = data.plan.review
    day = place_line("", review.date).removeprefix("…, ") if review.date else ""
    return f"BÁO CÁO CHÍNH THỨC – theo Quyết định số {review.decision} {day}".rstrip()

"""What needs a decision, on the page: short in the summary, with grounds and a proposal in the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.evaluation.decisions import Decision
from analysis.evaluation.thresholds import thresholds
from analysis.presentation.display import Figure, Shown
from analysis.presentation.numbers import integer, number
from analysis.presentation.page import PageOf
from analysis.presentation.prose import listing, paragraphs
from analysis.presentation.table import figure_cell, plain_table

NAMES_TOLD = 12
MATTERS_TOLD = 8
# short words for the summary; what is asked of whoever decides. {n}: cases, {place}: thôn or tổ dân phố, {limit}: disbursed_rate
WORDS = {
    "preliminary": ("báo cáo còn sơ bộ", "Ra quyết định công nhận kết quả rà soát, rồi lập báo cáo chính thức."),
    "chain_broken": ("{n} hộ có phân loại đầu năm khác kết quả cuối năm trước", "Sửa danh sách đầu năm, hoặc kèm quyết định điều chỉnh kết quả năm trước; ảnh hưởng đến từng số liệu nêu ở mục “Đầu năm nay và cuối năm trước”."),
    "warnings": ("{n} cảnh báo về số liệu", "Giải thích từng cảnh báo ở phụ lục về chất lượng số liệu trước khi ký."),
    "target_missed": ("chưa đạt mục tiêu của kế hoạch", "Xác định giải pháp và đưa phần còn thiếu vào kế hoạch năm sau."),
    "meanings_disagree": ("hai cách tính cho hai kết luận khác nhau", "Khi công bố phải nói rõ kết luận theo cách tính nào."),
    "villages_missed": ("{n} {place} chưa đạt chỉ tiêu", "Làm rõ nguyên nhân với từng {place}; điều chỉnh chỉ tiêu và phân công năm sau."),
    "villages_unknown": ("{n} {place} không đủ số liệu để kết luận", "Bổ sung chỉ tiêu hoặc số hộ dân của các {place} này."),
    "minority_rose": ("tỷ lệ hộ nghèo dân tộc thiểu số tăng", "Xem xét giải pháp riêng cho hộ nghèo dân tộc thiểu số."),
    "objectives_missed": ("{n} mục tiêu, nhiệm vụ không đạt", "Đơn vị chịu trách nhiệm báo cáo nguyên nhân; quyết định chuyển sang năm sau hay dừng."),
    "objectives_unanswered": ("{n} mục tiêu, nhiệm vụ chưa có số liệu", "Yêu cầu đơn vị chịu trách nhiệm báo cáo kết quả."),
    "slow_money": ("{n} dự án, chính sách giải ngân dưới {limit} %", "Quyết định đẩy nhanh, điều chuyển hoặc nộp trả phần vốn chưa sử dụng."),
    "money_unknown": ("{n} dòng vốn chưa báo cáo giải ngân", "Yêu cầu báo cáo số đã giải ngân."),
    "relapse": ("{n} hộ nghèo trở lại trong 36 tháng", "Tính từ khi được công nhận thoát nghèo. Rà soát nguyên nhân và chính sách đối với hộ mới thoát nghèo."),
    "registered_poor": ("{n} hộ đã đăng ký nhưng chưa thoát nghèo", "Xem lại hỗ trợ đã giao; quyết định đăng ký tiếp cho năm sau."),
}  # fmt: skip


def in_short(page: PageOf, matters: Sequence[Decision]) -> str:
    """The matters in one sentence for the summary."""
    if not matters:
        return "Không có việc nào mà các quy tắc của báo cáo cho là cần quyết định."
    told = [_short(matter, page.places) for matter in matters[:MATTERS_TOLD]]
    if len(matters) > MATTERS_TOLD:
        told.append(f"{integer(len(matters) - MATTERS_TOLD)} việc khác trong bảng")
    return f"Cần quyết định ({integer(len(matters))} việc): {'; '.join(told)}."


def table_decisions(page: PageOf, matters: Sequence[Decision], names: Mapping[str, str] | None = None) -> Shown:
    """Each matter with its cases and a proposal. `names`: words of the cases by code, where the code alone says little."""
    if not matters:
        return paragraphs(in_short(page, matters))
    rows = [
        (
            _capital(_short(matter, page.places)),
            figure_cell(Figure("decisions", matter.code, "cases", matter.cases, "trường hợp"), "integer"),
            _cases(matter, names or {}),
            WORDS[matter.code][1].format(place=page.places),
        )
        for matter in matters
    ]
    note = (
        f"Các việc được nêu theo quy tắc tính trên số liệu, không theo nhận định; ngưỡng giải ngân {number(thresholds().disbursed_rate)} % là lựa chọn "
        "của báo cáo. Đề nghị chỉ để người có thẩm quyền cân nhắc."
    )
    return plain_table(
        ("Việc", "Số trường hợp", "Cụ thể", "Đề nghị"),
        rows,
        "Những việc cần quyết định",
        kind="text decisions",
        note=note,
    )


def line_names(page: PageOf, objectives: pd.DataFrame | None, programme: pd.DataFrame | None) -> dict[str, str]:
    """What the codes of the plan's lines are called: the section (or code) of an objective, the code of a project."""
    if objectives is None:
        return {}
    sections = objectives.get("section", pd.Series("", objectives.index))
    return {
        code: f"{section} ({code})" if section else code
        for code, section in zip(objectives["code"], sections, strict=True)
    }


def _short(matter: Decision, where: str) -> str:
    limit = number(thresholds().disbursed_rate)
    return WORDS[matter.code][0].format(n=integer(matter.cases), place=where, limit=limit)


def _cases(matter: Decision, names: Mapping[str, str]) -> str:
    told = [names.get(name, name) for name in matter.names[:NAMES_TOLD]]
    if len(matter.names) > NAMES_TOLD:
        told.append(f"{integer(len(matter.names) - NAMES_TOLD)} trường hợp khác")
    return listing(told)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

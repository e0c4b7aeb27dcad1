"""Who gets a report (Nơi nhận của báo cáo): never the plan's list, which ends with the villages that carry the plan out."""

from __future__ import annotations

from analysis.presentation.page import PageOf

USUAL = ("Thường trực Đảng ủy", "Thường trực HĐND {level}", "Ủy ban MTTQ Việt Nam {level}", "Lãnh đạo UBND {level}")


def report_recipients(page: PageOf, superior: str | None) -> tuple[str, ...]:
    """As `[evaluation] recipients` of the plan says, else the agency above and those of the unit who usually get it."""
    own = getattr(getattr(page.data.plan, "evaluation", None), "recipients", ())
    if own:
        return tuple(own)
    return (*filter(None, [superior]), *(words.format(level=page.level) for words in USUAL))

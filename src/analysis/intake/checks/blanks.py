"""What a document will print as a marked blank because only the unit can say it: notes, which stop nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomli

from analysis.findings import Finding
from analysis.intake.narrative import FILE, Narrative
from analysis.intake.plan import FILE as PLAN_FILE
from analysis.intake.plan import Plan

DOCUMENTS = {"plan": "kế hoạch", "evaluation": "báo cáo đánh giá cuối năm", "half_year": "báo cáo 6 tháng đầu năm"}


def check_blanks(plan: Plan | None, narrative: Narrative, documents: set[str]) -> list[Finding]:
    """A note for each section that narrative.toml does not have, one for all keys that plan.toml lacks.

    `documents`: those that this year's data are for (plan, evaluation, half_year): nobody is asked for the causes of a
    year that has no result yet. Nothing where there is no plan: then no such document is made.
    """
    if plan is None:
        return []
    findings = [
        _section(key, section, documents)
        for key, section in _blanks()["narrative"].items()
        if documents & set(section["documents"]) and not getattr(narrative, key)
    ]
    lacking = {
        key: blank["name"]
        for key, blank in _blanks()["plan"].items()
        if documents & set(blank["documents"]) and not _given(plan, key)
    }
    return [*findings, *([_keys(lacking)] if lacking else [])]


@cache
def _blanks() -> dict[str, dict[str, dict]]:
    return tomli.loads((Path(__file__).parents[1] / "blanks.toml").read_text(encoding="utf-8"))


def _given(plan: Plan, key: str) -> object:
    table, name = key.split(".")
    return getattr(getattr(plan, table), name)


def _section(key: str, section: dict, documents: set[str]) -> Finding:
    where = ", ".join(DOCUMENTS[document] for document in section["documents"] if document in documents)
    return Finding("note", FILE, None, key, None, f"mục {section['name']} của {where}; chưa có thì văn bản in chỗ trống “[…đơn vị bổ sung: {section['name']}…]”",
                   f"viết vào khóa {key}: {section['write']}; hoặc điền thẳng vào bản Word", "blank_section")  # fmt: skip


def _keys(lacking: dict[str, str]) -> Finding:
    return Finding("note", PLAN_FILE, None, None, None, f"{', '.join(lacking.values())}; chưa có thì văn bản để trống chỗ ấy hoặc in theo lệ thường",
                   f"ghi các khóa {', '.join(lacking)} vào {PLAN_FILE} khi đã có", "blank_key")  # fmt: skip

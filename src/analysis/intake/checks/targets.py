"""Checks of the issued targets against the register and the last review."""

from __future__ import annotations

import numpy as np

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.sheet import Sheet
from analysis.intake.text import did_you_mean


def check_targets(printed: Sheet, counts: Sheet, known: list[str], poor: dict[object, int]) -> list[Finding]:
    """Findings of the targets: unknown, repeated or missing village; a reduction above the poor at the start.

    `printed` as read, `counts` its whole numbers by village, `known` the villages of the register the plan starts from,
    `poor` the poor households of that review by village.
    """
    is_total = printed["village"].equals("total")
    named, totals = printed.kept(~is_total), printed.kept(is_total)
    register = set(known)
    findings = flag(
        named, ~named["village"].where(register.__contains__),
        check="known_village", severity="error", column="village",
        expected="thôn có trong villages.csv: " + ", ".join(known),
        remedy=lambda row: f"sửa tên thôn{did_you_mean(row['village'], known)}",
    )  # fmt: skip
    findings += flag(
        named, named["village"].repeated,
        check="unique_village", severity="error", column="village",
        expected="mỗi thôn một dòng chỉ tiêu", remedy="bỏ dòng trùng",
    )  # fmt: skip
    findings += flag(
        totals, totals["village"].repeated,
        check="unique_village", severity="error", column="village",
        value="Tổng cộng", expected="một dòng tổng cộng", remedy="bỏ dòng tổng thừa",
    )  # fmt: skip
    given = {named["village"][row] for row in range(len(named))}
    findings += [
        Finding("error", printed.file, None, "village", None, f"có dòng chỉ tiêu của {village}",
                "thêm dòng; thôn không có hộ nghèo vẫn ghi số hộ dự kiến cuối năm và số giảm 0", "village_has_target")
        for village in known if village not in given
    ]  # fmt: skip
    if findings:
        return findings
    start = named["village"].mapped(lambda village: poor.get(village, 0), np.int64)
    return flag(
        named, counts["reduction"].numbers > start,
        check="reduction_within_poor", severity="error", column="reduction",
        expected=lambda row: f"không quá số hộ nghèo đầu năm: {row['start']}",
        remedy="giảm chỉ tiêu của thôn này hoặc kiểm tra số hộ nghèo trong kết quả rà soát",
        more={"start": start},
    )  # fmt: skip

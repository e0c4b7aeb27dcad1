"""Checks of the issued targets against the register and the last review."""

from __future__ import annotations

import pandas as pd

from analysis.findings import Finding
from analysis.intake.checks.flag import flag
from analysis.intake.text import did_you_mean


def check_targets(
    printed: pd.DataFrame, counts: pd.DataFrame, villages: pd.DataFrame, poor: pd.Series, file: str
) -> list[Finding]:
    """Findings of the targets: unknown, repeated or missing village; a reduction above the poor at the start.

    `printed` as read, `counts` its whole numbers by village, `villages` the register the plan starts from,
    `poor` the poor households of that review by village.
    """
    named = printed[printed["village"] != "total"].reset_index(drop=True)
    known = list(villages["village"])
    findings = flag(
        named, ~named["village"].isin(known),
        check="known_village", severity="error", file=file, column="village",
        expected="thôn có trong villages.csv: " + ", ".join(known),
        remedy=lambda row: f"sửa tên thôn{did_you_mean(row['village'], known)}",
    )  # fmt: skip
    findings += flag(
        named, named["village"].duplicated(),
        check="unique_village", severity="error", file=file, column="village",
        expected="mỗi thôn một dòng chỉ tiêu", remedy="bỏ dòng trùng",
    )  # fmt: skip
    totals = printed[printed["village"] == "total"]
    findings += flag(
        totals, totals["village"].duplicated(),
        check="unique_village", severity="error", file=file, column="village",
        value="Tổng cộng", expected="một dòng tổng cộng", remedy="bỏ dòng tổng thừa",
    )  # fmt: skip
    given = set(named["village"])
    for village in known:
        if village not in given:
            findings.append(
                Finding("error", file, None, "village", None, f"có dòng chỉ tiêu của {village}",
                        "thêm dòng; thôn không có hộ nghèo vẫn ghi số hộ dự kiến cuối năm và số giảm 0", "village_has_target")
            )  # fmt: skip
    if findings:
        return findings
    reduction, start = counts["reduction"], poor.reindex(counts.index).fillna(0)
    above = (reduction > start).fillna(False).to_numpy()
    return flag(
        named.assign(start=start.to_numpy()), pd.Series(above),
        check="reduction_within_poor", severity="error", file=file, column="reduction",
        expected=lambda row: f"không quá số hộ nghèo đầu năm: {int(row['start'])}",
        remedy="giảm chỉ tiêu của thôn này hoặc kiểm tra số hộ nghèo trong kết quả rà soát",
    )  # fmt: skip

"""Checks of the issued targets against the register and the last review."""

from __future__ import annotations

import polars as pl

from analysis.findings import Finding
from analysis.intake.checks.rule import Rule, told
from analysis.intake.sheets import Sheet
from analysis.intake.targets import IS_TOTAL


def check_targets(printed: Sheet, counts: Sheet, known: list[str], poor: dict[str, int]) -> list[Finding]:
    """Findings of the targets: repeated or missing village; a reduction above the poor at the start.

    `printed` as read, villages that the register does not know null, `counts` its whole numbers by village, `known` the villages of the register the plan starts from,
    `poor` the poor households of that review by village.
    """
    repeated = ~pl.col("village").is_first_distinct()
    named, totals = printed.where((pl.col("village") != "total").fill_null(True)), printed.where(IS_TOTAL)
    findings = told(named, Rule(
        repeated & pl.col("village").is_not_null(),
        check="unique_village", severity="error", column="village",
        expected="mỗi thôn một dòng chỉ tiêu", remedy="bỏ dòng trùng",
    ))  # fmt: skip
    findings += told(totals, Rule(
        repeated,
        check="unique_village", severity="error", column="village",
        value="Tổng cộng", expected="một dòng tổng cộng", remedy="bỏ dòng tổng thừa",
    ))  # fmt: skip
    given = set(named["village"])
    # one that is not known is told already, and may be the one that lacks
    lacking = [] if printed.lost or None in given else [village for village in known if village not in given]
    findings += [
        Finding("error", printed.file, None, "village", None, f"có dòng chỉ tiêu của {village}",
                "thêm dòng; thôn không có hộ nghèo vẫn ghi số hộ dự kiến cuối năm và số giảm 0", "village_has_target")
        for village in lacking
    ]  # fmt: skip
    if findings:
        return findings
    start = pl.col("village").replace_strict(poor, default=0, return_dtype=pl.Int64)
    return told(counts.having(start=start, printed=named["reduction"]), Rule(
        pl.col("village").is_not_null() & (pl.col("reduction") > pl.col("start")),
        check="reduction_within_poor", severity="error", column="reduction",
        value=lambda row: row["printed"],
        expected=lambda row: f"không quá số hộ nghèo đầu năm: {row['start']}",
        remedy="giảm chỉ tiêu của thôn này hoặc kiểm tra số hộ nghèo trong kết quả rà soát",
    ))  # fmt: skip

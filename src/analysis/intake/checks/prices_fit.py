"""Prices and limits of support.toml that no commune can have, or that the programme contradicts."""

from __future__ import annotations

from analysis.findings import Finding
from analysis.intake.checks.gathered import gathered
from analysis.intake.checks.lines import MONEY, lines_of
from analysis.intake.sheets import ROW, Sheet
from analysis.intake.support import FILE, Price, SupportPrices
from analysis.intake.text import number_text
from analysis.rules.plausible import plausible


def check_prices(prices: SupportPrices, households: int | None, programme: Sheet | None) -> list[Finding]:
    """A warning for each limit above the unit's `households`, each cost or budget beyond measure or unlike the
    programme's.
    """
    most = plausible()
    findings = []
    if prices.budget is not None and prices.budget > most.most_money:
        findings.append(_told("budget", number_text(prices.budget), f"nhiều nhất {number_text(most.most_money)} triệu đồng", "số tiền tính bằng triệu đồng; đang ghi bằng đồng hay nghìn đồng thì chia lại"))  # fmt: skip
    lines = {} if programme is None else {line["code"]: line for line in lines_of(programme)}
    for price in prices.support:
        if price.limit is not None and households and price.limit > households:
            findings.append(_told("support.limit", f"{price.code}: {price.limit}", f"không quá {households} hộ của cả đơn vị", "kiểm tra chữ số; không giới hạn thì bỏ khóa limit"))  # fmt: skip
        findings += _cost(price, lines.get(price.code), "" if programme is None else programme.file)
    return gathered(findings, len(prices.support))


def _cost(price: Price, line: dict | None, file: str) -> list[Finding]:
    most = plausible()
    shown = f"{price.code}: {number_text(price.unit_cost)}"
    if price.unit_cost > most.most_unit_cost:
        return [_told("support.unit_cost", shown, f"nhiều nhất {number_text(most.most_unit_cost)} triệu đồng một hộ", "đơn giá tính bằng triệu đồng; đang ghi bằng đồng hay nghìn đồng thì chia lại")]  # fmt: skip
    if not line:
        return []
    money = sum(line.get(column) or 0 for column in MONEY)
    if not money or not line.get("planned") or not price.unit_cost:
        return []
    planned = money / line["planned"]
    if planned / most.unit_cost_times < price.unit_cost < planned * most.unit_cost_times:
        return []
    return [_told("support.unit_cost", shown, f"gần {number_text(round(planned, 2))}: {number_text(money)} triệu đồng cho {number_text(line['planned'])} {line.get('unit') or ''}".rstrip() + f" ở {file} dòng {line[ROW]}",
                  "kiểm tra chữ số và dấu thập phân của đơn giá, tiền và số kế hoạch")]  # fmt: skip


def _told(key: str, value: str, expected: str, remedy: str) -> Finding:
    return Finding("warning", FILE, None, key, value, expected, remedy, "prices_plausible")

"""What verification found, as lines for a person and as JSON types for a program."""

from __future__ import annotations

from analysis.presentation.numbers import integer
from analysis.publishing.verification.deviation import Check, short
from analysis.publishing.verification.verify import Verification


def verification_lines(found: Verification) -> list[str]:
    """The checks as a short table, then every deviation: where, recorded, found; the verdict last."""
    width = max(len(check.name) for check in found.checks)
    lines = [f"Kiểm chứng {found.path}", ""]
    for check in found.checks:
        lines.append(f"{_mark(check)} {check.name:<{width}}  {integer(check.count):>7} mục  {_result(check)}")
    for check in found.checks:
        if not check.holds:
            lines += ["", f"{check.name}:"]
        if check.skipped:
            lines.append(f"  {check.skipped[0].upper()}{check.skipped[1:]}.")
        for deviation in check.deviations:
            lines.append(f"  - {deviation.where}")
            if deviation.recorded or deviation.found:
                lines += [f"      đã ghi:  {deviation.recorded}", f"      tìm thấy: {deviation.found}"]
    lines += ["", *(f"Ghi chú: {note}" for note in found.notes)]
    for name, checksum in found.figures.items():
        lines.append(f"Mã kiểm tra số liệu của {name}: {checksum} (so với mã in ở mục “Ghi chú sửa đổi” của bản giấy)")
    return [*lines, "", *_verdict(found)]


def _mark(check: Check) -> str:
    if not check.holds:
        return "✗"
    return "–" if check.unchecked else "✓"


def _result(check: Check) -> str:
    if check.skipped:
        return "chưa làm được"
    if check.deviations:
        return f"{integer(len(check.deviations))} sai lệch"
    if not check.unchecked:
        return "đúng"
    left = f"{integer(len(check.unchecked))} phần chưa kiểm tra"
    return f"phần đã kiểm tra đúng, {left}" if check.count else left


def _verdict(found: Verification) -> list[str]:
    """The verdict; what was not checked stands in it by name."""
    left = [f"  - {short(part, 400)}" for part in found.unchecked]
    unchecked = ["Chưa kiểm tra được, nên không kết luận là đúng:", *left] if left else []
    if not found.holds:
        return [
            "Kết luận: CÓ SAI LỆCH, xem từng chỗ nêu trên. Tìm nguyên nhân; nếu số liệu gốc đã được sửa đúng thủ tục thì lập lại báo cáo.",
            *unchecked,
        ]
    if not left:
        return [
            "Kết luận: mọi số liệu, tệp và trang báo cáo còn đúng như khi lập, và tính lại từ tệp số liệu cho cùng kết quả."
        ]
    done = [check.name for check in found.checks if not check.unchecked]
    again = "; số liệu tính lại từ tệp số liệu cho cùng kết quả" if found.recomputed else ""
    return [
        f"Kết luận: không thấy sai lệch trong những phần đã kiểm tra{again}. Đã kiểm tra đủ: {'; '.join(done)}.",
        *unchecked,
    ]


def verification_dict(found: Verification) -> dict:
    """The same as JSON types."""
    return {
        "folder": str(found.path),
        "holds": found.holds,
        "recomputed": found.recomputed,
        "checks": [
            {
                "name": check.name,
                "count": check.count,
                "holds": check.holds,
                "skipped": check.skipped or None,
                "unchecked": check.unchecked,
                "deviations": [deviation.as_dict() for deviation in check.deviations],
            }
            for check in found.checks
        ],
        "unchecked": found.unchecked,
        "notes": found.notes,
        "figures_sha256": found.figures,
    }

"""What verification found, as lines for a person and as JSON types for a program."""

from __future__ import annotations

from analysis.presentation.numbers import integer
from analysis.publishing.verify import Verification


def verification_lines(found: Verification) -> list[str]:
    """The checks as a short table, then every deviation: where, recorded, found; the verdict last."""
    width = max(len(check.name) for check in found.checks)
    lines = [f"Kiểm chứng {found.path}", ""]
    for check in found.checks:
        result = "đúng" if check.holds else f"{integer(len(check.deviations))} sai lệch"
        if check.skipped:
            result = "chưa làm được"
        lines.append(f"{'✓' if check.holds else '✗'} {check.name:<{width}}  {integer(check.count):>7} mục  {result}")
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
    return [*lines, "", _verdict(found)]


def _verdict(found: Verification) -> str:
    if found.holds and found.recomputed:
        return "Kết luận: mọi số liệu, tệp và trang báo cáo còn đúng như khi lập, và tính lại từ tệp số liệu cho cùng kết quả."
    if found.holds:
        return "Kết luận: mọi số liệu, tệp và trang báo cáo còn đúng như khi lập. Chưa tính lại từ tệp số liệu."
    return "Kết luận: CÓ SAI LỆCH, xem từng chỗ nêu trên. Tìm nguyên nhân; nếu số liệu gốc đã được sửa đúng thủ tục thì lập lại báo cáo."


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
                "deviations": [deviation.as_dict() for deviation in check.deviations],
            }
            for check in found.checks
        ],
        "notes": found.notes,
        "figures_sha256": found.figures,
    }

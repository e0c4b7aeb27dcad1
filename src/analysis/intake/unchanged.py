"""Whether the files are still those that were read: one saved meanwhile would give figures of two states of the
data.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.findings import Finding
from analysis.intake.files import InputFile, checksum


def changed_while_read(data_dir: Path, inputs: Iterable[InputFile]) -> list[Finding]:
    """An error for every file whose checksum, taken before it was read, is no longer that of the file on disk."""
    return [
        Finding("error", file.path, None, None, "tệp đã đổi trong lúc đang đọc", "số liệu không đổi cho tới khi lập xong",
                "lưu và đóng tệp, chờ đồng bộ hay sao chép xong rồi chạy lại", "changed_while_read")
        for file in inputs
        if file.sha256 and _sum(data_dir / file.path) != file.sha256
    ]  # fmt: skip


def _sum(path: Path) -> str | None:
    try:
        return checksum(path)
    except OSError:
        return None

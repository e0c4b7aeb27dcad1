"""The reports that stand in one folder with a page (báo cáo cùng hồ sơ): what its links lead to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.publishing.reports import BY_NAME


def sisters(names: Sequence[str], folder: Path) -> list[str]:
    """The names of the reports made in this run or standing in `folder` already, in the order of the registry."""
    return [name for name in BY_NAME if name in names or (folder / f"{name}.html").is_file()]

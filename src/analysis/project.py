"""Where things lie: the project's root and its folders."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"
NOTEBOOKS = ROOT / "notebooks"
REPORTS = ROOT / "reports"


def raw_dir(data_dir: str | Path = "") -> Path:
    """The folder of raw data: the one named, else the project's `data/raw`, whatever the working directory."""
    return Path(data_dir).expanduser().resolve() if str(data_dir) else RAW


def processed_dir(data_dir: Path, out_dir: Path) -> Path | None:
    """The folder of checked frames, beside that of the data: `processed` beside `raw`, `NAME-processed` beside another.

    None where it cannot be written, or would lie in the folder of reports: what households are must not be sent with
    them.
    """
    processed = data_dir.with_name("processed" if data_dir.name == "raw" else f"{data_dir.name}-processed")
    real = processed.resolve()
    writable = os.access(real if real.exists() else real.parent, os.W_OK)
    return processed if writable and not real.is_relative_to(out_dir.resolve()) else None

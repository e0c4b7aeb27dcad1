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


def processed_dir(data_dir: Path, out_dir: Path) -> Path:
    """The folder of checked frames: `processed` beside a folder `raw` that can be written, else inside the output folder."""
    beside = data_dir.name == "raw" and os.access(data_dir.parent, os.W_OK)
    return data_dir.parent / "processed" if beside else out_dir / "processed"

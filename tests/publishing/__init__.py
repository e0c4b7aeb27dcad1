"""Tests of notebook -> report, on notebooks named after the one thing each does or breaks."""

from pathlib import Path

NOTEBOOKS = Path(__file__).parent / "notebooks"

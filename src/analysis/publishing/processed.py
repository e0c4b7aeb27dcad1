"""The checked and classified frames of a year as Parquet, for whoever goes on computing (data/processed/UNIT/YEAR)."""

from __future__ import annotations

from pathlib import Path

from analysis.findings import InputError
from analysis.intake import YearData
from analysis.intake.schemas import guarded
from analysis.publishing.folder import replaced


def write_processed(data: YearData, processed: Path) -> Path:
    """The folder with one Parquet file a frame; names were dropped at the door and are not in it.

    Raises InputError for a frame that its schema does not allow: nothing computes on what broke intake's contract.
    """
    target = processed / data.parameters.unit / data.parameters.folder
    frames = {
        "villages": data.villages,
        # between two reviews the households are computed, not handed in
        "households": None if data.period else data.households,
        "recognitions": data.recognitions,
        "objectives": data.objectives,
        "programme": data.programme,
    }
    broken = guarded(data)
    if broken:
        raise InputError(broken)
    if data.target_counts is not None:
        frames["targets"] = data.target_counts.reset_index()
    with replaced(target) as staging:
        for name, frame in frames.items():
            if frame is not None:
                frame.to_parquet(staging / f"{name}.parquet", index=False)
    return target

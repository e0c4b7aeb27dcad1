"""The checked and classified frames of a year as Parquet, for whoever goes on computing (data/processed/UNIT/YEAR)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from analysis.findings import InputError
from analysis.intake import YearData
from analysis.intake.schemas import guarded
from analysis.publishing.folder import replaced
from analysis.publishing.record import write_files_record


def write_processed(
    data: YearData,
    processed: Path,
    tell: Callable[[str], object] = lambda _: None,
    say: Callable[[str], object] = lambda _: None,
) -> Path:
    """The folder with one Parquet file a frame, and a record of them; names were dropped at the door and are not in it.

    What people laid there stays (`tell`: `replaced`).

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
    with replaced(target, tell=tell, say=say) as staging:
        for made in staging.iterdir():
            made.unlink()
        for name, frame in frames.items():
            if frame is not None:
                frame.to_parquet(staging / f"{name}.parquet", index=False)
        write_files_record(staging)
    return target

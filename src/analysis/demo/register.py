"""The rows of villages.csv: the register of all households, given and not drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.demo.parameters import parameters


def registers(settings: Mapping[str, Any] | None = None) -> dict[int, list[dict[str, Any]]]:
    """Rows by year, in the order of the villages; columns are code names of the contract."""
    settings = parameters() if settings is None else settings
    of_all_years = {name: settings["register"][name] for name in ("area", "especially_difficult")}
    return {
        year: [
            {"village": village}
            | {name: cells[number] for name, cells in (of_all_years | settings["register"][str(year)]).items()}
            for number, village in enumerate(settings["villages"])
        ]
        for year in map(int, (key for key in settings["register"] if key.isdigit()))
    }

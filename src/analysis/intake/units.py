"""`data/raw/units.toml`: which units became which (sáp nhập, đổi tên đơn vị hành chính), and their villages' new
names.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from analysis.findings import Finding, InputError
from analysis.intake.file_bounds import LONGEST_NAME
from analysis.intake.text import did_you_mean
from analysis.intake.toml_file import read_toml
from analysis.intake.unit_order import order_faults
from analysis.model_faults import Wording, findings_of

FILE = "units.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Merge(_Part):
    """One change of units: on the day `on` the units `from` became `into`; a village renamed alone has one unit on both
    sides.

    `villages`: `unit/village` as the old register has it -> its name in the new unit. `names`: unit -> name on the page
    (`xã Ia Mrơn`). `legal`: the resolution, as the page should cite it.
    """

    on: dt.date
    into: str = Field(min_length=1, max_length=LONGEST_NAME)
    units: tuple[Annotated[str, Field(max_length=LONGEST_NAME)], ...] = Field(alias="from", min_length=1)
    villages: dict[str, str] = {}
    names: dict[str, str] = {}
    legal: str = ""

    @field_validator("on", mode="before")
    @classmethod
    def _a_day(cls, on: object) -> object:
        # pydantic would take 2025 for seconds since 1970
        if isinstance(on, str) or (isinstance(on, dt.date) and not isinstance(on, dt.datetime)):
            return on
        raise PydanticCustomError("date_type", "a date")

    def renamed(self, unit: str) -> dict[str, str]:
        """New names by old name, of the villages of one old unit."""
        pairs = ((key.partition("/"), name) for key, name in self.villages.items())
        return {village.strip(): name for (owner, _, village), name in pairs if owner.strip() == unit}

    def name_of(self, unit: str) -> str:
        """What the unit is called on the page: `xã Kim Tân`, or the name of its folder."""
        return self.names.get(unit, unit)


class Units(_Part):
    """What `units.toml` says; without a file nothing ever changed."""

    merge: tuple[Merge, ...] = ()

    def into(self, unit: str, year: int, as_of: int) -> Merge | None:
        """The latest change that made `unit` what it is at the end of `as_of`, if it came after the review of `year`.

        A change within the year Y: the review of Y is the new unit's, that of Y − 1 the old ones'.
        """
        made = [m for m in self.merge if m.into == unit and year < m.on.year <= as_of]
        return max(made, key=lambda m: m.on, default=None)

    def gone(self, unit: str, year: int) -> Merge | None:
        """The change by which `unit` had ceased before the end of `year`."""
        left = (m for m in self.merge if unit in m.units and m.into != unit and m.on.year <= year)
        return next(left, None)


EXPECTED = {
    "tuple_type": "danh sách trong ngoặc vuông, mỗi mục một chuỗi",
    "too_short": "ít nhất một đơn vị cũ",
    "dict_type": "một bảng, ví dụ {\"kim-tan/Thôn 1\" = \"Thôn 1 Kim Tân\"}",
    "model_type": "một bảng [[merge]] có các khóa của nó",
}  # fmt: skip
WORDING = Wording(
    "unit_map",
    EXPECTED,
    which=" của bảng [[merge]] thứ {number}",
    named="into",
    remedy="sửa khóa {key}{where}",
    counted=True,
)


def read_units(data_dir: Path) -> Units:
    """The map of units; raises InputError with every fault of the file. No file: no unit ever changed."""
    path = data_dir / FILE
    if not path.exists() and not path.is_symlink():
        return Units()
    text = read_toml(path, FILE)
    try:
        units = Units.model_validate(text)
    except ValidationError as error:
        raise InputError(findings_of(error, FILE, Units, text, WORDING)) from None
    faults = [fault for number, merge in enumerate(units.merge, 1) for fault in _key_faults(merge, number)]
    if faults := [*faults, *order_faults(units.merge)]:
        raise InputError(faults)
    return units


def place(number: int, key: str) -> str:
    """`merge[2].from`: where in the file, counting the tables [[merge]] from 1."""
    return f"merge[{number}].{key}"


def _key_faults(merge: Merge, number: int) -> list[Finding]:
    faults = []
    if len(set(merge.units)) < len(merge.units):
        faults.append(_fault(number, "from", ", ".join(merge.units), "mỗi đơn vị cũ một lần", "bỏ đơn vị ghi hai lần"))
    for key, name in merge.villages.items():
        owner, slash, village = (part.strip() for part in key.partition("/"))
        if not slash or not village or owner not in merge.units:
            faults.append(
                _fault(number, "villages", key, f"“đơn vị cũ/tên thôn”, đơn vị cũ là một trong: {', '.join(merge.units)}",
                       f"sửa khóa, ví dụ \"{merge.units[0]}/Thôn 1\"{did_you_mean(owner, merge.units) if slash else ''}")
            )  # fmt: skip
        if not name.strip():
            faults.append(_fault(number, "villages", key, "tên mới của thôn", "điền tên mới, hoặc bỏ dòng này"))
    known = [*merge.units, merge.into]
    for unit in merge.names:
        if unit not in known:
            faults.append(
                _fault(number, "names", unit, f"một trong: {', '.join(known)}", f"sửa tên thư mục{did_you_mean(unit, known)}")
            )  # fmt: skip
    return faults


def _fault(number: int, key: str, value: str, expected: str, remedy: str) -> Finding:
    return Finding("error", FILE, None, place(number, key), value, expected, remedy, "unit_map")

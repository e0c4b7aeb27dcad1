"""run.json as a model: what a run writes of itself, in this order, and what is to be known of one that anybody may have
changed.

A run's own record is built field by field, and a value of a wrong kind is an error of the program. A record found in a
folder (`found`) is nobody's promise: what is not of its kind counts as not told, and whoever judges the record has it
as it stands (`RunRecord.stands`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    WrapValidator,
    field_validator,
)

AS_FOUND = "as found"  # the context in which nothing is refused


def _said(value: object, read: Any, info: ValidationInfo) -> object:
    """The text that stands there, whatever its kind: a checksum that is a number is a wrong checksum, not none."""
    return str(value) if info.context == AS_FOUND and value is not None else read(value)


def _each(value: object, read: Any, info: ValidationInfo) -> object:
    """The parts that are of their kind."""
    if info.context != AS_FOUND or not isinstance(value, list | dict):
        return read(value)
    kept = [part for part in _parts(value) if _fits(part, read)]
    return read(
        [part[0] for part in kept]
        if isinstance(value, list)
        else {k: v for part in kept for k, v in cast(dict, part).items()}
    )


def _parts(value: list | dict) -> Iterator[list | dict]:
    yield from ([part] for part in value) if isinstance(value, list) else ({k: v} for k, v in value.items())


def _fits(part: list | dict, read: Any) -> bool:
    try:
        read(part)
    except ValidationError:
        return False
    return True


Said = Annotated[str, WrapValidator(_said)]
Checksums = Annotated[dict[str, Said], WrapValidator(_each)]  # by name of a file


# the end of the run before as its record tells it, which anybody may have changed
Replaced = Annotated[str | None, BeforeValidator(lambda value: value if value is None else str(value))]


class _Part(BaseModel):
    """A part of the record; what a later version adds to it stays."""

    model_config = ConfigDict(extra="allow", strict=True, defer_build=True)

    @field_validator("*", mode="wrap")
    @classmethod
    def _or_not_told(cls, value: object, read: Any, info: ValidationInfo) -> object:
        try:
            return read(value)
        except ValidationError:
            field = cls.model_fields[str(info.field_name)]
            if info.context != AS_FOUND or field.is_required():
                raise
            return field.get_default(call_default_factory=True)

    @classmethod
    def found(cls, value: object) -> Self:
        """What is to be known of a part as it stands in a file; nothing of what is no such part."""
        if isinstance(value, cls):
            return value
        return cls.model_validate(value if isinstance(value, dict) else {}, context=AS_FOUND)

    def written(self) -> dict[str, Any]:
        """What of it was told, as plain JSON types, in the order of the fields."""
        return self.model_dump(exclude_unset=True)


class Asked(_Part):
    """The parameters of the run."""

    unit: str = ""
    year: int | None = None
    status: str | None = None
    edition: str = ""
    period: str = ""
    by: str = ""


class Source(_Part):
    """A file of the data folder that was read; a public edition tells its path alone."""

    path: str
    sha256: Said | None = None
    rows: int | None = None


Sources = Annotated[list[Source], WrapValidator(_each)]


class Commit(_Part):
    """The commit of the program, None outside a checkout of its own, and whether files differed from it."""

    id: Said | None = None
    modified: bool | None = None


class Times(_Part):
    """When the run began and ended."""

    started: str = ""
    finished: str = ""


class UnderStandard(_Part):
    """The poverty standard of the year."""

    name: str = ""
    legal_reference: str = ""


class Changes(_Part):
    """How many figures the run changed, since which one."""

    since: str | None = None
    figures_changed: int = 0
    figures_added: int = 0
    figures_removed: int = 0


class Revision(_Part):
    """The run that a report replaced, and what changed."""

    run: str = ""
    since: Replaced = None
    since_commit: str | None = None
    first: bool = False
    earlier_readable: bool = True
    earlier_intact: bool = True
    figures_changed: int = 0
    figures_added: int = 0
    figures_removed: int = 0
    status_changed: bool = False
    inputs_changed: list[str] = Field(default_factory=list)


class Withheld(_Part):
    """What a public edition says of what it withholds: the threshold, and how many cells by system."""

    threshold: int = 0
    withheld: dict[str, int] = Field(default_factory=dict)


class ReportRecord(_Part):
    """One report: what its notebook recorded (to `time`), and what publishing added."""

    parameters: Asked = Field(default_factory=Asked)
    standard: UnderStandard = Field(default_factory=UnderStandard)
    inputs: Sources = Field(default_factory=list)
    versions: Checksums = Field(default_factory=dict)  # by name of a library
    synthetic: str | None = None
    time: str = ""
    revision: Revision | None = None
    figures_sha256: Said = ""
    title: Said = ""
    unit_name: str = ""
    commit: Commit | None = None
    started: str = ""
    finished: str = ""
    figures: int | None = None
    files: Checksums = Field(default_factory=dict)

    def without_checksums(self) -> ReportRecord:
        """The record without the checksums and sizes of its inputs, which would confirm whoever guesses exact figures."""
        return self.model_copy(update={"inputs": [Source(path=file.path) for file in self.inputs]})


Reports = Annotated[dict[str, ReportRecord], WrapValidator(_each)]


class RunRecord(_Part):
    """The newest run of a folder, each report with its own record, every file with its checksum."""

    parameters: Asked = Field(default_factory=Asked)
    inputs: Sources = Field(default_factory=list)
    versions: Checksums = Field(default_factory=dict)
    commit: Commit | None = None
    times: Times = Field(default_factory=Times)
    synthetic: str | None = None
    standard: UnderStandard = Field(default_factory=UnderStandard)
    disclosure: Withheld | None = None
    revision: Changes = Field(default_factory=Changes)
    reports: Reports = Field(default_factory=dict)
    files: Checksums = Field(default_factory=dict)
    checksum: Said = ""
    _stands: dict[str, Any] = PrivateAttr(default_factory=dict)

    @classmethod
    def found(cls, value: object) -> Self:
        """What is to be known of a record as it stands in a folder, which it keeps."""
        record = super().found(value)
        if isinstance(value, dict):
            record._stands = value
        return record

    @property
    def stands(self) -> Mapping[str, Any]:
        """The record as it stands in the file, JSON types and nothing else promised; empty for one not read from any."""
        return self._stands

    @property
    def reports_as_they_stand(self) -> Mapping[str, Any]:
        """What stands under `reports`, by name: not all of it need be a record."""
        reports = self._stands.get("reports")
        return reports if isinstance(reports, dict) else {}

"""`narrative.toml`: what no data can say of a year, in the unit's own words, a key a section."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from analysis.findings import InputError
from analysis.intake.toml_file import read_toml
from analysis.model_faults import Wording, findings_of

FILE = "narrative.toml"
WORDING = Wording(
    "narrative_value",
    otherwise="các đoạn văn, mỗi đoạn một chuỗi trong dấu nháy kép",
    which=", đoạn thứ {number},",
    remedy='sửa khóa {key}{where} trong {file}, ví dụ {key} = ["Đoạn thứ nhất.", "Đoạn thứ hai."]',
)
Paragraph = Annotated[str, Field(min_length=1)]


def _paragraphs(value: object) -> object:
    # one paragraph needs no brackets; an empty string says nothing, as a missing key does
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return value
    trimmed = [part.strip() if isinstance(part, str) else part for part in value]
    return [part for part in trimmed if part != ""]


Paragraphs = Annotated[tuple[Paragraph, ...], BeforeValidator(_paragraphs)]


class Narrative(BaseModel):
    """The sections (mục thuyết minh), each a tuple of paragraphs, empty where the unit has not written it.

    direction: how the programme was directed (chỉ đạo, điều hành); causes: of what was not reached (nguyên nhân);
    lessons: (bài học kinh nghiệm); next_year: tasks of the next year; proposals: to the level above (kiến nghị);
    participation: how the people and the Front take part (sự tham gia của người dân, Mặt trận, đoàn thể).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    direction: Paragraphs = ()
    causes: Paragraphs = ()
    lessons: Paragraphs = ()
    next_year: Paragraphs = ()
    proposals: Paragraphs = ()
    participation: Paragraphs = ()


def read_narrative(path: Path, name: str = FILE) -> Narrative:
    """The sections; raises InputError with every unknown key (and the nearest known one) and every value of a wrong
    type.
    """
    text = read_toml(path, name)
    try:
        return Narrative.model_validate(text)
    except ValidationError as error:
        raise InputError(findings_of(error, name, Narrative, text, WORDING)) from None

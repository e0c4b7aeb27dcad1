"""A file of rules as an official may have edited it -> its model, or every fault of it at once, each with its remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeVar

import tomli
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StringConstraints,
    ValidationError,
)

from analysis.findings import Finding, InputError
from analysis.model_faults import Wording, findings_of
from analysis.toml_faults import Fault, fault_of, too_deep

RULES = Path(__file__).parent
AS_SHIPPED = Wording("rule")
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
# a whole number stays whole: messages say 15, not 15.0
Either = StrictInt | StrictFloat
Share = Annotated[Either, Field(ge=0, le=1, description="một phần của tất cả, số từ 0 đến 1, ví dụ 0.2")]
Times = Annotated[Either, Field(ge=1, description="số lần, từ 1 trở lên, ví dụ 2.5")]
Number = Annotated[Either, Field(ge=0, description="một số từ 0 trở lên")]
Percent = Annotated[Either, Field(ge=0, le=100, description="phần trăm, số từ 0 đến 100")]
Count = Annotated[int, Field(ge=1, strict=True, description="số nguyên từ 1 trở lên")]
Month = Annotated[int, Field(ge=1, le=12, strict=True, description="tháng, số nguyên từ 1 đến 12")]
Year = Annotated[int, Field(ge=1990, le=2100, strict=True, description="năm, bốn chữ số")]


class Part(BaseModel):
    """A table of a file of rules: no key but those it knows, not to be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


class Rule(Part):
    """A rule: where it is written (căn cứ), or whose choice it is, and whether it was held against that text."""

    legal: Words = Field(description="căn cứ: văn bản, điều khoản; chưa có văn bản thì nói rõ là lựa chọn của ai")
    confirmed: StrictBool = Field(description="true (đã đối chiếu với văn bản) hoặc false")


Read = TypeVar("Read", bound=Part)


def load(path: Path, model: type[Read], wording: Wording = AS_SHIPPED, known: Any = None) -> Read:
    """The file as `model`; raises InputError with every unknown key (and the nearest known one), missing key and wrong
    value.

    `known`: what the model's own checks must know from elsewhere, their `context`.
    """
    name = f"{path.parent.name}/{path.name}"
    text = _tables(path, name)
    try:
        return model.model_validate(text, context=known)
    except ValidationError as error:
        raise InputError(findings_of(error, name, model, text, wording)) from None


def _tables(path: Path, name: str) -> dict[str, Any]:
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise _broken(name, Fault(None, f"không mở được ({type(error).__name__})", "tệp của chương trình, đọc được",
                                  "chép lại tệp này từ bản cài đặt, kiểm tra quyền đọc")) from None  # fmt: skip
    except UnicodeDecodeError:
        raise _broken(name, Fault(None, "bảng mã khác UTF-8", "tệp mã hóa UTF-8",
                                  "mở tệp bằng Notepad, chọn Lưu thành (Save as), mục Encoding chọn UTF-8")) from None  # fmt: skip
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise _broken(name, too_deep(text) or fault_of(text, str(error))) from None


def _broken(name: str, fault: Fault) -> InputError:
    return InputError(
        [Finding("error", name, fault.row, None, fault.value, fault.expected, fault.remedy, "readable_file")]
    )

"""Why a TOML file cannot be read, in words an officer can act on: the line, what stands there, what fits there."""

from __future__ import annotations

import re
from typing import NamedTuple

import tomli

DEEPEST = 20  # a plan has tables of lists: three
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]', re.DOTALL
)
STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')
CURLY = re.compile("[“”„‟«»‘’‚‛″＂]")
PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
NUMBER = "một số, dấu chấm thập phân, không ngăn hàng nghìn, không kèm đơn vị"
TEXT = 'chữ trong một cặp dấu nháy kép thẳng "…"'
LISTED = "danh sách trong ngoặc vuông, các mục cách nhau bằng dấu phẩy"


class Fault(NamedTuple):
    """The row (None where the whole file is meant), what stands there, what is allowed and what to do."""

    row: int | None
    value: str
    expected: str
    remedy: str


def too_deep(text: str) -> Fault | None:
    """The fault of brackets within brackets beyond any plan, which the reader would trip over; None where there is none."""
    depth = 0
    for token in TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > DEEPEST:
            return Fault(_row(text, token.start()), f"hơn {DEEPEST} dấu ngoặc lồng nhau", "mỗi dấu ngoặc mở có một dấu đóng",
                         "xóa các dấu ngoặc thừa")  # fmt: skip
    for row, line in enumerate(text.splitlines(), 1):
        if line.partition("=")[0].count(".") > DEEPEST and not line.lstrip().startswith(("#", '"', "'")):
            return Fault(row, _short(line), f"tên khóa không quá {DEEPEST} phần", "sửa tên khóa ở dòng này")
    return None


def fault_of(text: str, reason: str) -> Fault:
    """The fault behind the English reason that the reader of TOML gives for the text."""
    place = PLACE.search(reason)
    if place is None:
        # a number of thousands of digits, which the reader does not place
        row = next((n for n, line in enumerate(text.splitlines(), 1) if re.search(r"\d{300}", line)), None)
        return Fault(row, "số quá dài", NUMBER, "sửa số này theo bản gốc")
    lines = text.split("\n")
    row = int(place[1]) if place[1] else max((n for n, line in enumerate(lines, 1) if line.strip()), default=1)
    if "Unclosed" in reason or "Unterminated" in reason or reason.startswith("Expected \"'"):
        row = _opened(text) if place[1] is None else row
    if "Invalid value" in reason and _sound(lines[row - 1]):
        # nothing is wrong with the line but that a list above it was not closed
        row = _opened(text)
        return Fault(row, _short(lines[row - 1]), LISTED, "thêm dấu ] ở cuối danh sách")
    line = lines[row - 1].strip()
    expected, remedy = _said(line, reason)
    return Fault(row, _short(line), expected, remedy)


def _said(line: str, reason: str) -> tuple[str, str]:
    """What is allowed on the line and what to do: told by what stands there, and only then by the reason."""
    key, equals, value = (part.strip() for part in _code(line).partition("="))
    if CURLY.search(STRING.sub("", line)):
        return TEXT, 'thay dấu nháy cong (“ ”, ‘ ’) bằng dấu nháy thẳng "; Word tự đổi, nên sửa tệp bằng Notepad'
    if re.search("overwrite|twice|mutate|redefine|Duplicate|expand", reason):
        return "mỗi bảng, mỗi khóa ghi một lần", f"{_twice(key, line)} đã ghi ở trên: giữ một chỗ, xóa chỗ kia"
    if "at the end of a table declaration" in reason or line.startswith("["):
        return (
            "tên bảng trong ngoặc vuông, một mình một dòng, ví dụ [unit] hoặc [[support]]",
            "sửa dấu ngoặc vuông ở dòng này",
        )
    if "Expected '='" in reason or "Invalid statement" in reason:
        return _key(line, key, equals)
    if "control" in reason or re.search(r"Illegal character '\\x", reason):
        return "chữ thường, không có ký tự điều khiển", "xóa ký tự lạ (không nhìn thấy) ở dòng này, gõ lại dòng"
    if not equals or value.startswith(("[", "{")) or "Unclosed array" in reason:
        return _within_a_list(line, reason)
    return _value(key, value, reason)


def _key(line: str, key: str, equals: str) -> tuple[str, str]:
    if equals and key:
        return (
            "tên khóa không dấu, không có dấu cách, rồi dấu =",
            f"sửa tên khóa “{key}” theo tài liệu, ví dụ name, level, reduction",
        )
    if ":" in line:
        return "khóa = giá trị", "thay dấu hai chấm bằng dấu ="
    return "khóa = giá trị", "thêm dấu = giữa tên khóa và giá trị; lời ghi chú thì đặt dấu # ở đầu dòng"


def _within_a_list(line: str, reason: str) -> tuple[str, str]:
    if line.count('"') % 2:
        return TEXT, 'thêm dấu nháy kép " còn thiếu ở dòng này'
    if "Unclosed" in reason:
        return LISTED, "thêm dấu phẩy sau mục ngay trước, hoặc dấu ] ở cuối danh sách"
    return LISTED, "đặt từng mục trong dấu nháy kép, thêm dấu phẩy giữa các mục và dấu ] ở cuối"


def _value(key: str, value: str, reason: str) -> tuple[str, str]:
    if not value:
        return "giá trị sau dấu =", f"ghi giá trị của {key}, hoặc xóa cả dòng nếu chưa có"
    if re.search("hex|escape|Unescaped", reason):
        return "dấu \\ trong chữ viết hai lần", "thay \\ bằng / hoặc \\\\"
    if re.fullmatch(r"[-+]?[\d.]*\d,\d+\s*%?", value):
        number = value.rstrip(" %").replace(".", "").replace(",", ".")
        return NUMBER, f"viết {key} = {number}"
    if day := DAY.fullmatch(value):
        return (
            "một ngày theo năm-tháng-ngày, hoặc chữ trong dấu nháy kép",
            f'viết {key} = {day[3]}-{int(day[2]):02}-{int(day[1]):02}, hoặc {key} = "{value}"',
        )
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", value):
        return "một ngày có thật, viết năm-tháng-ngày đủ hai chữ số, ví dụ 2023-01-05", f"sửa ngày của {key}"
    if match := re.fullmatch(r"([-+]?\d+(?:\.\d+)?)\s*[^\d\s.,:-].*", value):
        return NUMBER, f"chỉ để số: viết {key} = {match[1]}"
    if re.fullmatch(r"0\d+", value):
        return (
            "số không có số 0 ở đầu, hoặc chữ trong dấu nháy kép",
            f'viết {key} = {value.lstrip("0") or "0"}, hoặc {key} = "{value}"',
        )
    if re.fullmatch(r"[-+]?[\d.]+", value):
        return NUMBER, f"sửa số {value} của {key}"
    if value[0] in "\"'" and value.count(value[0]) > 2:
        return (
            TEXT,
            'trong chữ có dấu nháy kép thì viết \\" hoặc dùng dấu nháy cong “ ” bên trong; sau dấu nháy đóng không còn chữ',
        )
    if value[0] in "\"'":
        return TEXT, f"thêm dấu nháy {value[0]} còn thiếu ở cuối giá trị, hoặc xóa chữ sau dấu nháy đóng"
    if value[-1] in "\"'":
        return TEXT, f"thêm dấu nháy {value[-1]} còn thiếu ở đầu giá trị"
    return TEXT, f'đặt chữ trong dấu nháy kép: viết {key} = "{_short(value)}"'


def _sound(line: str) -> bool:
    try:
        return bool(tomli.loads(line))
    except ValueError:
        return False


def _twice(key: str, line: str) -> str:
    return f"bảng {line}" if line.startswith("[") else f"khóa {key}"


def _code(line: str) -> str:
    """The line without a comment at its end."""
    kept = STRING.sub(lambda match: match[0].replace("#", "_"), line)
    return line[: kept.index("#")] if "#" in kept else line


def _opened(text: str) -> int:
    """The row of the bracket or the three quotation marks that nothing closes."""
    opens = []
    for token in TOKEN.finditer(text):
        if token[0] in "[{":
            opens.append(token.start())
        elif token[0] in "]}" and opens:
            opens.pop()
    bare = TOKEN.sub(lambda match: re.sub("[^\n]", " ", match[0]), text)
    left = max(bare.rfind('"'), bare.rfind("'"))
    return _row(text, left if left >= 0 else opens[0] if opens else len(text.rstrip()))


def _row(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 80 else text[:77] + "…"

"""Names and numbers of people in what a unit says in its own words (plan.toml, narrative.toml, …)."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.findings import Finding
from analysis.personal.names import has_office, names_in
from analysis.personal.numbers import numbers_in

# a document is signed, and sent, by name
SIGNED = ("document.signer", "document.recipients", "evaluation.recipients")


def text_findings(tables: object, file: str) -> list[Finding]:
    """An error for each text with a number of a person, a warning for each with a name that stands for no office."""
    findings = []
    for key, text in _texts(tables):
        kinds = list(dict.fromkeys(kind for _, _, kind in numbers_in(text)))
        for kind in kinds:
            findings.append(Finding("error", file, None, key, text, f"nội dung không có {kind}", f"bỏ {kind} khỏi đoạn này", "personal_data"))  # fmt: skip
        if not kinds and not key.startswith(SIGNED) and not has_office(text) and any(names_in(text)):
            findings.append(Finding("warning", file, None, key, text, "nội dung không có họ tên người dân",
                                    "báo cáo in nguyên văn: bỏ họ tên, hoặc ghi chức vụ nếu là cán bộ", "personal_data"))  # fmt: skip
    return findings


def _texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the tables with its key: `document.signer`."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, f"{key}.{name}".lstrip("."))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, key)

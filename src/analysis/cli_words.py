"""The command line in Vietnamese: what Typer says itself (cách dùng, tùy chọn, lỗi), in our words.

Typer's own texts are English and it has no catalogue for them; its commands and its errors are objects, which say here what they
mean.
"""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

HELP = {
    "Show this message and exit.": "Xem hướng dẫn này.",
    "Install completion for the current shell.": "Cài phần tự điền lệnh, tùy chọn bằng phím Tab cho dòng lệnh đang dùng.",
    "Show completion for the current shell, to copy it or customize the installation.": "In phần tự điền ra để tự cài.",
}
KINDS = {"<str>": "CHỮ", "<int>": "SỐ", "<int range> [x>=0]": "SỐ", "<path>": "ĐƯỜNG DẪN", "<bool>": ""}
PANELS = {"OPTIONS_PANEL_TITLE": "Tùy chọn", "ARGUMENTS_PANEL_TITLE": "Tham số", "COMMANDS_PANEL_TITLE": "Lệnh",
          "DEFAULT_STRING": "[mặc định: {}]", "ENVVAR_STRING": "[biến môi trường: {}]", "REQUIRED_LONG_STRING": "[bắt buộc]",
          "DEPRECATED_STRING": "(không dùng nữa) "}  # fmt: skip
USAGE = {"Usage:": "Cách dùng:", "[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH [THAM SỐ]..."}
# what a value must be, by what the reader of values says of one that is not
WANTED = {
    r"not one of (.+?)\.?$": lambda found: f"một trong: {found[1].replace(chr(39), '')}",
    r"valid integer": lambda _: "số nguyên",
    r"greater than or equal to (\S+)": lambda found: f"số từ {found[1]} trở lên",
    r"less than or equal to (\S+)": lambda found: f"số đến {found[1]}",
    r"valid boolean": lambda _: "có hoặc không",
}


class _Vietnamese:
    """What a command and the group of them say of themselves."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help, its panels in Vietnamese."""
        from typer import rich_utils

        for name, words in PANELS.items():
            setattr(rich_utils, name, words)
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def get_usage(self, ctx: Any) -> str:
        """The line of usage."""
        usage = super().get_usage(ctx)  # type: ignore[misc]
        for english, words in USAGE.items():
            usage = usage.replace(english, words)
        return usage

    def get_params(self, ctx: Any) -> list:
        """The options, those of Typer's own with our help."""
        params = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            text = getattr(param, "help", None)
            if text in HELP:
                param.help = HELP[text]
            if param.param_type_name == "option" and param.metavar is None:
                param.metavar = KINDS.get(param.display_type(ctx))
        return params


class Command(_Vietnamese, TyperCommand):
    """A command that speaks Vietnamese."""


class Group(_Vietnamese, TyperGroup):
    """The commands of `giamngheo`."""


def misuse_lines(error: Any) -> list[str]:
    """What a person is told of a command that was called wrongly: how it is called, what was wrong, what to do."""
    ctx = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return []  # the help is on the screen already
    lines = [ctx.get_usage()] if ctx is not None else []
    lines.append(f"Lỗi: {_told(error)}.")
    return [*lines, f"Xem hướng dẫn: {ctx.command_path} --help"] if ctx is not None else lines


def _told(error: Any) -> str:
    kind, message = type(error).__name__, str(error.message).strip().rstrip(".")
    if kind == "NoSuchOption":
        return f"không có tùy chọn {error.option_name}" + _meant(error.possibilities or ())
    if kind == "MissingParameter":
        return f"thiếu {_name(error.param)}" + (
            f" ({error.param.help.rstrip('.')})" if getattr(error.param, "help", None) else ""
        )
    if kind == "BadParameter" and error.param is not None:
        return f"{_name(error.param)}: cần {_wanted(message)}"
    if found := re.match(r"No such command '(.+?)'(?:.*Did you mean (.+?)\??$)?", message):
        return f"không có lệnh “{found[1]}”" + _meant((found[2] or "").replace("'", "").split(", ") if found[2] else ())
    if found := re.match(r"Got unexpected extra argument\S* \((.+)\)", message):
        return f"thừa “{found[1]}”"
    if found := re.match(r"Option '?(--?[\w-]+)'? requires (?:an argument|\d+ arguments)", message):
        return f"{found[1]} cần một giá trị đi sau"
    if message == "Missing command":
        return "chưa ghi lệnh cần chạy"
    hint = getattr(error, "param_hint", None)
    return f"{hint}: {message}" if hint else message


def _meant(names: Any) -> str:
    return f"; có phải {' hoặc '.join(names)}" if names else ""


def _wanted(message: str) -> str:
    for pattern, words in WANTED.items():
        if found := re.search(pattern, message):
            return words(found)
    return "giá trị khác"


def _name(param: Any) -> str:
    names = getattr(param, "opts", None) or []
    return (
        names[0] if names and names[0].startswith("-") else str(getattr(param, "metavar", None) or param.name).upper()
    )

"""The command line speaks Vietnamese: help, misuse, version; nothing of the library's own words gets through."""

import re
import subprocess
import sys

import pytest

from analysis.cli import main
from command import run

ENGLISH = re.compile(
    r"\b(Usage|Options?|Commands?|Error|Show|Missing|No such|Invalid|Did you mean|required|default|Aborted|unexpected|argument|Input|Try)\b"
)
COMMANDS = ("report", "batch", "rollup", "check", "verify", "key", "demo", "template", "restricted-list")


@pytest.mark.parametrize(
    "command", [(), *((name,) for name in COMMANDS)], ids=lambda words: " ".join(words) or "giamngheo"
)
def test_help_is_vietnamese(command):
    done = run(*command, "--help")
    assert done.returncode == 0 and "Cách dùng:" in done.stdout and "Xem hướng dẫn này" in done.stdout
    assert ENGLISH.findall(done.stdout) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verfy"], "không có lệnh “verfy”; có phải verify"),
        (["report", "--unit", "x", "--yaer", "3"], "không có tùy chọn --yaer; có phải --year"),
        (["check"], "thiếu --unit"),
        (["check", "--unit", "x", "--year", "nay"], "--year: cần số nguyên"),
        (["check", "--unit", "x", "--format", "jsn"], "--format: cần một trong: text, json"),
        (["demo", "--province", "-1"], "--province: cần số từ 0 trở lên"),
        (["verify", "a", "b"], "thừa “b”"),
        (["report", "--unit"], "--unit cần một giá trị"),
    ],
)
def test_misuse_is_told_in_our_words(words, said):
    done = run(*words)
    assert done.returncode == 2 and said in done.stderr
    assert ENGLISH.findall(done.stderr) == [] and "Traceback" not in done.stderr


def test_version_and_nothing_asked():
    assert re.fullmatch(r"giamngheo \d+\.\d+\.\d+\n", run("--version").stdout)
    nothing = run()
    assert nothing.returncode == 2 and "Lệnh" in nothing.stdout + nothing.stderr and "Lỗi" not in nothing.stderr


def test_completion_knows_the_commands(monkeypatch):
    for name, value in {
        "_GIAMNGHEO_COMPLETE": "complete_bash",
        "COMP_WORDS": "giamngheo re",
        "COMP_CWORD": "1",
    }.items():
        monkeypatch.setenv(name, value)
    code = "import sys; sys.argv[0] = 'giamngheo'; from analysis.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["report", "restricted-list"]


def test_one_command_after_another_in_a_process(monkeypatch):
    for words in (["demo", "--help"], ["verify", "--help"], ["--help"]):
        monkeypatch.setattr(sys, "argv", ["giamngheo", *words])
        with pytest.raises(SystemExit) as end:
            main()
        assert end.value.code == 0

"""Letters lost in a TOML file: what would be printed as x? Kim T?n is refused; questions, comments and addresses are not."""

import pytest

from analysis.findings import InputError
from analysis.intake.toml_file import read_toml


@pytest.mark.parametrize("line", ['name = "Kim T?n"', 'level = "x?"\nname = "T?n"', 'causes = ["Thi?u vốn sản xuất"]'])
def test_letters_lost_are_refused(tmp_path, line):
    (tmp_path / "plan.toml").write_text(f"# kế hoạch\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_toml(tmp_path / "plan.toml", "plan.toml")
    (fault,) = told.value.findings
    assert (fault.check, fault.file) == ("readable_file", "plan.toml") and "chữ bị hỏng" in fault.expected


@pytest.mark.parametrize(
    "line",
    ['causes = ["Vì sao? Vì thiếu vốn."]', "# x? Kim T?n", 'note = "https://a.vn/b?c=d"', 'note = "Còn ai? (chưa rõ)"'],
)
def test_question_marks_are_no_letters_lost(tmp_path, line):
    (tmp_path / "plan.toml").write_text(line, encoding="utf-8")
    assert read_toml(tmp_path / "plan.toml", "plan.toml") is not None

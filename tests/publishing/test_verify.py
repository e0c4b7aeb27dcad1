import json
import random
import shutil

import pandas as pd
import pytest

from analysis.findings import InputError
from analysis.publishing.verification.cells_check import shown_as
from analysis.publishing.verification.verify import verify
from analysis.publishing.verification.words import verification_dict, verification_lines
from factories import small_unit
from publishing.forging import covered, replaced, resealed
from publishing.reports import REVIEW, report, sentence, shown

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("the_rest_read_once")]

FILES = (f"{REVIEW}.html", f"{REVIEW}.executed.ipynb", "figures.csv", "run.json", "revisions.csv", f"{REVIEW}.xlsx")


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A sound folder with a revision behind it, and its data; never touched."""
    root = tmp_path_factory.mktemp("sound")
    small_unit(root / "raw")
    with pytest.MonkeyPatch.context() as patch:
        for poor in (4, 5):
            frame = pd.DataFrame({"poor": [poor, 7], "rate": [1.25, None]}, index=["Thôn A", "total"])
            parts = shown(frame), sentence("Xã có 3 hộ.", ("T9", "total", "x", 3, "hộ"))
            report(root, patch, *parts, sentence("Câu thứ hai."), formats=("xlsx",))
    return root


@pytest.fixture
def copy(sound, tmp_path):
    """A copy of the sound folder and its data, free to be tampered with."""
    shutil.copytree(sound / "raw", tmp_path / "raw")
    return shutil.copytree(sound / "out" / "thu-nghiem" / "2023", tmp_path / "anywhere")


def found(folder, **options):
    result = verify(folder, folder.parent / "raw", recompute=False, **options)
    return result, "\n".join(verification_lines(result))


def test_sound_folder_copied_elsewhere_holds(copy):
    result, text = found(copy)
    assert result.holds, text
    assert all(check.count or check.unchecked for check in result.checks) and "CÓ SAI LỆCH" not in text
    assert json.loads(json.dumps(verification_dict(result)))["holds"] is True


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named(copy, name):
    (copy / name).unlink()
    result, text = found(copy)
    assert not result.holds and name in text


def test_cell_that_says_something_else_is_named(copy):
    page = copy / f"{REVIEW}.html"
    replaced(page, ">5</td>", ">6</td>")
    covered(copy, page.name)
    _, text = found(copy)
    assert f"{page.name}, ô T1 / Thôn A / poor" in text and "trang viết “6”" in text and "viết là “5”" in text


def test_value_behind_a_cell_is_named(copy):
    page = copy / f"{REVIEW}.html"
    replaced(page, ",5,1.25", ",5,1.26")
    covered(copy, page.name)
    _, text = found(copy)
    assert "ô T1 / Thôn A / rate" in text and "trang ghi giá trị 1.26" in text


def test_sentence_of_the_page_is_named(copy):
    page = copy / f"{REVIEW}.html"
    replaced(page, "Câu thứ hai.", "Câu đã sửa.")
    covered(copy, page.name)
    _, text = found(copy)
    assert "Câu thứ hai." in text and "Câu đã sửa." in text and page.name in text


def test_figure_of_the_file_is_named(copy):
    replaced(copy / "figures.csv", "T1,Thôn A,poor,5", "T1,Thôn A,poor,6")
    covered(copy, "figures.csv")
    _, text = found(copy)
    assert "T1 / Thôn A / poor" in text and "đã ghi:  6" in text and "sổ tay đã chạy: 5" in text


def test_line_taken_from_figures_is_named(copy):
    replaced(copy / "figures.csv", "household-review,T9,total,x,3,hộ\n", "")
    covered(copy, "figures.csv")
    assert "T9 / total / x" in found(copy)[1]


def test_figure_of_the_executed_notebook_is_named(copy):
    file = copy / f"{REVIEW}.executed.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            for figure in output["data"].get("application/vnd.giamngheo.figures+json", []):
                if figure[:3] == ["T1", "Thôn A", "poor"]:
                    figure[3] = 8
    file.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    covered(copy, file.name)
    assert "sổ tay đã chạy: 8" in found(copy)[1]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("inputs", []),
        ("parameters", {"unit": "khac", "year": 2023, "status": "sơ bộ", "edition": "internal"}),
        ("versions", {"python": "2"}),
        ("synthetic", "có"),
        ("figures", 3),
        ("figures_sha256", "0"),
        ("revision", {}),
        ("title", "Khác"),
        ("files", {}),
        ("finished", None),
    ],
)
def test_record_changed_and_sealed_again_is_named(copy, key, value):
    resealed(copy, lambda run: run["reports"][REVIEW].update({key: value}))
    result, text = found(copy)
    assert not result.holds and REVIEW in text


def test_input_path_that_leaves_the_data_folder_is_not_followed(copy):
    resealed(copy, lambda run: run["reports"][REVIEW]["inputs"][0].update({"path": "../../etc/passwd"}))
    assert "đường dẫn nằm trong thư mục dữ liệu" in found(copy)[1]


def test_revision_taken_out_of_the_log_is_named(copy):
    lines = (copy / "revisions.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (copy / "revisions.csv").write_text("".join(lines[:1]), encoding="utf-8")
    covered(copy, "revisions.csv")
    # of newer software the wording of the note may differ, so it is then a remark
    assert "hi chú sửa đổi" in found(copy)[1].split("Ghi chú sửa đổi so với")[-1]


@pytest.mark.parametrize("how", ["changed", "missing", "new"])
def test_input_is_named(copy, how):
    year = copy.parent / "raw" / "thu-nghiem" / "2023"
    if how == "changed":
        replaced(year / "households.csv", "TN-002", "TN-092")
    elif how == "missing":
        (year / "households.csv").unlink()
    else:
        (year / "support.toml").write_text("", encoding="utf-8")
    result, text = found(copy)
    name = "support.toml" if how == "new" else "households.csv"
    assert not result.holds and f"thu-nghiem/2023/{name}" in text


def test_nothing_is_recomputed_from_inputs_that_changed(copy):
    replaced(copy.parent / "raw" / "thu-nghiem" / "2023" / "households.csv", "TN-002", "TN-092")
    result = verify(copy, copy.parent / "raw")
    text = "\n".join(verification_lines(result))
    assert "không tính lại được vì" in text.lower() and not result.recomputed


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"reports": []}', '{"reports": {"household-review": {}}}', "[" * 9999]
)
def test_record_that_is_none_is_named(copy, text):
    (copy / "run.json").write_text(text, encoding="utf-8")
    result, said = found(copy)
    assert not result.holds and "run.json" in said


def test_file_laid_beside_is_no_deviation(copy):
    (copy / "ban-ky.pdf").write_bytes(b"%PDF")
    result, text = found(copy)
    assert result.holds and "ban-ky.pdf" in text


def test_folder_without_reports_is_misuse(tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(InputError, match="tham số"):
            verify(path, tmp_path)


def test_data_folder_that_is_none_is_misuse(copy):
    with pytest.raises(InputError, match="thư mục dữ liệu"):
        verify(copy, copy.parent / "none")


def byte_changed(content, draw):
    at = draw.randrange(len(content))
    return content[:at] + bytes([content[at] ^ draw.randrange(1, 256)]) + content[at + 1 :]


def bytes_cut(content, draw):
    at = draw.randrange(len(content))
    return content[:at] + content[at + draw.randrange(1, 40) :]


def bytes_added(content, draw):
    at = draw.randrange(len(content) + 1)
    return content[:at] + draw.choice([b" ", b"\n", b"0", b"\xff", b'"', b",", b"<", b"\0"]) + content[at:]


def line_doubled(content, draw):
    lines = content.splitlines(keepends=True)
    at = draw.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def line_gone(content, draw):
    lines = content.splitlines(keepends=True)
    at = draw.randrange(len(lines))
    return b"".join([*lines[:at], *lines[at + 1 :]])


def digit_changed(content, draw):
    places = [n for n, byte in enumerate(content) if byte in b"0123456789"]
    at = draw.choice(places)
    return content[:at] + str((int(chr(content[at])) + draw.randrange(1, 10)) % 10).encode() + content[at + 1 :]


@pytest.mark.parametrize("mutate", [byte_changed, bytes_cut, bytes_added, line_doubled, line_gone, digit_changed])
@pytest.mark.parametrize("name", FILES)
def test_any_tampering_is_named_and_never_a_traceback(copy, name, mutate):
    draw = random.Random(f"{name} {mutate.__name__}")
    original = (copy / name).read_bytes()
    for _ in range(2):
        content = mutate(original, draw)
        (copy / name).write_bytes(content)
        result, text = found(copy)
        assert content == original or (not result.holds and name in text), f"{mutate.__name__} of {name} unseen"


def test_column_of_money_has_more_decimals_than_some_of_its_values_need(tmp_path, monkeypatch):
    small_unit(tmp_path / "raw")
    money = pd.DataFrame({"money_central": [600.0, 22.5, 622.5]}, index=["DA2", "DA6", "total"])
    folder = report(tmp_path, monkeypatch, shown(money, "programme"))
    page = folder / f"{REVIEW}.html"
    assert ">600,0<" in page.read_text(encoding="utf-8")
    found = verify(folder, tmp_path / "raw", recompute=False)
    assert [part.name for part in found.checks if part.deviations] == []
    assert shown_as("600.0", "money", "600,0") == "600,0" and shown_as("22.5", "money", "22") == "22,5"

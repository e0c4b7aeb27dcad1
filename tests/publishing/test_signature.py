"""A record signed with the office's key: what a reseal cannot imitate."""

import json
import shutil

import pandas as pd
import pytest

from analysis.findings import InputError
from analysis.publishing import publish as publishing
from analysis.publishing.errors import PublishingError
from analysis.publishing.publish import publish
from analysis.publishing.signature import SIGNATURE, fault_of, new_key, read_key, sign
from analysis.publishing.verification.verify import verify
from analysis.publishing.verification.words import verification_lines
from factories import small_unit
from publishing.forging import covered, replaced, resealed
from publishing.reports import REVIEW, UNIT, one_by_one, report, runner, shown

EVALUATION = "year-end-evaluation"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("signed")
    small_unit(root / "raw")
    with pytest.MonkeyPatch.context() as patch:
        frame = pd.DataFrame({"poor": [5, 7]}, index=["Thôn A", "total"])
        folder = report(root, patch, shown(frame), names=(REVIEW, EVALUATION))
    sign(folder, read_key(new_key(root / "office.key")))
    return root


@pytest.fixture
def signed(made, tmp_path):
    return shutil.copytree(made, tmp_path / "all") / "out" / UNIT / "2023"


def found(folder, key):
    root = folder.parents[2]
    result = verify(folder, root / "raw", recompute=False, key=root / key if key else None)
    return result, "\n".join(verification_lines(result))


def test_signed_record_holds(signed):
    result, text = found(signed, "office.key")
    assert result.holds and "✓ Chữ ký của hồ sơ" in text and not any("niêm lại" in part for part in result.unchecked)


def test_reseal_is_told_from_the_original(signed):
    # everything that could be consistent is: only the key tells
    resealed(signed, lambda run: run["times"].update(started="2020-01-01T00:00:00+07:00"))
    assert found(signed, None)[0].holds
    result, text = found(signed, "office.key")
    assert not result.holds and "niêm lại sau khi ký" in text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda folder: (folder / SIGNATURE).unlink(), "không có chữ ký"),
        (lambda folder: (folder / SIGNATURE).write_text("x"), "không đọc được"),
        (lambda folder: (folder / SIGNATURE).write_bytes(b"\xff"), "không đọc được"),
        (lambda folder: sign(folder, bytes(32)), "ký bằng khóa khác"),
    ],
)
def test_signature_that_is_none_is_named(signed, change, told):
    change(signed)
    result, text = found(signed, "office.key")
    assert not result.holds and told in text


@pytest.mark.parametrize("with_signature", [True, False])
def test_without_a_key_the_verdict_says_that_the_original_is_not_told(signed, with_signature):
    if not with_signature:
        (signed / SIGNATURE).unlink()
    result, text = found(signed, None)
    assert result.holds and "bản gốc hay bản bị niêm lại" in text[text.index("Kết luận") :]


def test_key_is_readable_by_its_owner_alone_and_never_replaced(tmp_path):
    key = new_key(tmp_path / "office.key")
    assert key.stat().st_mode & 0o077 == 0
    with pytest.raises(InputError):
        new_key(key)


@pytest.mark.parametrize("text", ["", "abc", "g" * 64, "đ" * 64])
def test_file_that_is_no_key_is_misuse(tmp_path, text):
    (tmp_path / "office.key").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="tham số"):
        read_key(tmp_path / "office.key")


def test_key_beside_the_reports_is_misuse(tmp_path):
    with pytest.raises(InputError, match="ngoài thư mục"):
        read_key(new_key(tmp_path / "office.key"), tmp_path)


def made_again(folder, monkeypatch, names, key):
    from analysis.parameters import Parameters

    root = folder.parents[2]
    monkeypatch.setattr(
        publishing,
        "run_notebooks",
        one_by_one(runner(root / "raw", shown(pd.DataFrame({"poor": [7]}, index=["total"])))),
    )
    parameters = Parameters(unit=UNIT, year=2023, status="sơ bộ", data_dir=str(root / "raw"))
    publish(parameters, names, root / "out", "xã Thử", formats=(), key=read_key(root / "office.key") if key else None)


def test_report_signs_its_record(signed, monkeypatch):
    made_again(signed, monkeypatch, [REVIEW], key=True)
    assert fault_of(signed, read_key(signed.parents[2] / "office.key")) == ""
    assert SIGNATURE not in json.loads((signed / "run.json").read_text(encoding="utf-8"))["files"]


def test_folder_never_signed_is_signed_when_everything_is_made_again(signed, monkeypatch):
    (signed / SIGNATURE).unlink()
    made_again(signed, monkeypatch, [REVIEW, EVALUATION], key=True)
    assert fault_of(signed, read_key(signed.parents[2] / "office.key")) == ""


def test_report_without_a_key_leaves_no_older_signature(signed, monkeypatch):
    made_again(signed, monkeypatch, [REVIEW], key=False)
    assert not (signed / SIGNATURE).exists()


@pytest.mark.parametrize("sealed_again", [True, False])
def test_forged_report_kept_beside_a_new_one_is_not_signed(signed, monkeypatch, sealed_again):
    replaced(signed / f"{EVALUATION}.html", ">5</td>", ">6</td>")
    if sealed_again:
        covered(signed, f"{EVALUATION}.html")
    before = (signed / SIGNATURE).read_bytes()
    with pytest.raises(PublishingError, match="Không ký được"):
        made_again(signed, monkeypatch, [REVIEW], key=True)
    assert (signed / SIGNATURE).read_bytes() == before


def run(monkeypatch, *words):
    from analysis import cli

    with monkeypatch.context() as patch:
        patch.setattr("sys.argv", ["giamngheo", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            cli.main()
    return left.value.code


def test_command_tells_a_reseal_by_its_exit_code(signed, monkeypatch, capsys):
    root = signed.parents[2]
    verify_words = "verify", signed, "--data", root / "raw", "--no-recompute", "--key"
    assert run(monkeypatch, "key", root / "other.key") == 0
    assert run(monkeypatch, *verify_words, root / "office.key") == 0
    assert run(monkeypatch, *verify_words, root / "other.key") == 1
    assert run(monkeypatch, *verify_words, root / "none.key") == 2
    assert "tệp khóa" in capsys.readouterr().err


def test_key_may_stand_in_the_environment(signed, monkeypatch):
    monkeypatch.setenv("GIAMNGHEO_KEY", str(signed.parents[2] / "office.key"))
    resealed(signed, lambda record: record["times"].update(started="2020-01-01T00:00:00+07:00"))
    assert run(monkeypatch, "verify", signed, "--data", signed.parents[2] / "raw", "--no-recompute") == 1

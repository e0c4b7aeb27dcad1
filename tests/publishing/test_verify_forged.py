"""Reports forged with every checksum mended: what a fresh run gives is the witness."""

import json
import shutil

import nbformat
import pandas as pd
import pytest

from analysis.document.edition import INTERNAL
from analysis.document.write import write_exports
from analysis.publishing import publish as publishing
from analysis.publishing.composed import composed
from analysis.publishing.front_pages import write_front_pages
from analysis.publishing.reports import FORMS
from analysis.publishing.verification import forms_check, rerun, software
from analysis.publishing.verification.verify import verify
from analysis.publishing.verification.words import verification_lines
from factories import small_unit
from publishing.forging import covered, forged, of_another_commit, replaced, resealed, without_banner, zip_changed
from publishing.reports import REVIEW, UNIT, report, runner, sentence, shown, written_once

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("the_rest_read_once")]

EVALUATION = "year-end-evaluation"
COMMIT = {"id": "a" * 40, "modified": False}
MARKER = "Dữ liệu mô phỏng, không có thật."
FRAME = pd.DataFrame({"poor": [5, 7], "rate": [1.25, None]}, index=["Thôn A", "total"])
PARTS = (
    shown(FRAME),
    shown(FRAME, caption="Biểu T1. Thử", sheet="T1"),
    sentence("Xã có 3 hộ.", ("T9", "total", "x", 3, "hộ")),
    sentence("Xã đạt mục tiêu với 92 hộ nghèo."),
    sentence("Câu không có số."),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Sound reports in every form, made from data that are marked as synthetic; never touched."""
    root = tmp_path_factory.mktemp("sound")
    small_unit(root / "raw")
    (root / "raw" / UNIT / "synthetic").write_text(MARKER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "commit", lambda: COMMIT)
        report(root, patch, *PARTS, names=(REVIEW, EVALUATION), synthetic=MARKER, formats=FORMS)
    write_front_pages(root / "out", print, print)
    return root


@pytest.fixture(scope="module")
def write(tmp_path_factory):
    """Writes the forms of a document; of one that it knows, those written before."""
    return written_once(tmp_path_factory.mktemp("forms"))


@pytest.fixture
def copy(sound, write, tmp_path, monkeypatch):
    """A copy of the sound reports and their data, free to be forged; notebooks run again give what they gave."""
    monkeypatch.setattr(forms_check, "write_exports", write)
    shutil.copytree(sound / "raw", tmp_path / "raw")
    monkeypatch.setattr(software, "_commit", lambda: COMMIT)
    monkeypatch.setattr(rerun, "run_notebook", runner(tmp_path / "raw", *PARTS, synthetic=MARKER))
    return shutil.copytree(sound / "out", tmp_path / "out") / UNIT / "2023"


def found(folder, **options):
    result = verify(folder, folder.parents[2] / "raw", **options)
    return result, "\n".join(verification_lines(result))


def verdict(text):
    return text[text.index("Kết luận:") :]


def test_sound_reports_hold_in_every_form(copy):
    result, text = found(copy)
    assert result.holds, text
    forms = next(check for check in result.checks if check.name.startswith("Bản Word"))
    assert forms.count == 6 and not forms.unchecked


@pytest.mark.parametrize("other", [False, True])
def test_number_in_prose_fails_whatever_commit_is_recorded(copy, other):
    forged(copy, REVIEW, "tiêu với 92", "tiêu với 99")
    if other:
        of_another_commit(copy)
    result, text = found(copy)
    assert not result.holds and "tiêu với 99 hộ" in text and "tiêu với 92 hộ" in text


def test_number_in_prose_fails_where_the_sources_were_modified(copy, monkeypatch):
    forged(copy, REVIEW, "tiêu với 92", "tiêu với 99")
    monkeypatch.setattr(software, "_commit", lambda: COMMIT | {"modified": True})
    assert not found(copy)[0].holds


def test_verdict_turned_round_fails_whatever_commit_is_recorded(copy):
    forged(copy, EVALUATION, "Xã đạt mục tiêu", "Xã không đạt mục tiêu")
    of_another_commit(copy)
    result, text = found(copy)
    assert not result.holds and "“không đạt”" in text


def test_words_of_the_internal_edition_taken_off_a_page_are_missed(copy):
    page = copy / f"{REVIEW}.html"
    replaced(page, f'<p class="edition">{INTERNAL}</p>', "")
    covered(copy, page.name)
    result, text = found(copy)
    assert not result.holds and INTERNAL in text


def test_other_words_of_other_software_are_named_in_the_verdict_and_never_right(copy):
    forged(copy, REVIEW, "Câu không có số.", "Câu viết khác.")
    of_another_commit(copy)
    result, text = found(copy)
    left = [part for part in result.unchecked if "Câu viết khác." in part]
    assert left and "bbbbbbbb" in left[0]
    assert "Câu viết khác." in verdict(text) and "còn đúng như khi lập" not in verdict(text)


def test_other_words_of_the_same_software_fail(copy):
    forged(copy, REVIEW, "Câu không có số.", "Câu viết khác.")
    assert not found(copy)[0].holds


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</main>", "<script>alert(1)</script></main>", "<script>"),
        ("</main>", '<p onclick="go()">Bấm</p></main>', "onclick"),
        ("Câu không có số.", 'Câu <a href="https://example.org/">không</a> có số.', "https://example.org/"),
        ("</style>", ' .x::after{content:"99 hộ nghèo"}</style>', "99 hộ nghèo"),
        ("</body>", "99 hộ nghèo</body>", "99 hộ nghèo"),
        ("<!DOCTYPE html>", "<!DOCTYPE html><!--><script>alert(1)</script>-->", "<script"),
    ],
)
def test_page_of_another_commit_that_runs_leads_away_or_says_more_fails(copy, old, new, told):
    page = copy / f"{REVIEW}.html"
    replaced(page, old, new)
    covered(copy, page.name)
    of_another_commit(copy)
    result, text = found(copy, recompute=False)
    assert not result.holds and told in text and page.name in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</style>", " td{display:none}</style>"),
        ("</style>", " @media screen{main p{font-size:0}}</style>"),
        ("<td", '<td style="opacity: 0"'),
        ("<p>Xã đạt", "<p hidden>Xã đạt"),
    ],
)
def test_page_of_another_commit_whose_style_hides_numbers_fails(copy, old, new):
    page = copy / f"{REVIEW}.html"
    replaced(page, old, new)
    covered(copy, page.name)
    of_another_commit(copy)
    result, text = found(copy, recompute=False)
    assert not result.holds and "che số liệu" in text


def test_code_of_the_executed_notebook_is_held_against_the_notebook(copy):
    name = f"{REVIEW}.executed.ipynb"
    notebook = nbformat.read(copy / name, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("households = households.query('members < 3')"))
    nbformat.write(notebook, copy / name)
    covered(copy, name)
    result, text = found(copy)
    assert not result.holds and "members < 3" in text
    of_another_commit(copy)
    assert "members < 3" in "\n".join(found(copy)[0].unchecked)


def test_page_set_out_otherwise_by_another_commit_is_named_in_the_verdict(copy):
    page = copy / f"{REVIEW}.html"
    replaced(page, "<p>Câu không có số.", '<p style="display:none">Câu không có số.')
    covered(copy, page.name)
    of_another_commit(copy)
    _, text = found(copy)
    assert "cách trình bày của household-review.html" in verdict(text)


@pytest.mark.parametrize(
    ("name", "part", "old", "new", "where"),
    [
        (f"{REVIEW}.docx", "word/document.xml", "tiêu với 92", "tiêu với 99", f"{REVIEW}.docx, sau"),
        (f"{EVALUATION}.docx", "word/document.xml", ">1,25<", ">1,95<", f"{EVALUATION}.docx, sau"),
        (f"{EVALUATION}.xlsx", "xl/worksheets/sheet2.xml", "<v>5</v>", "<v>9</v>", f"{EVALUATION}.xlsx, 1 Biểu thử!"),
        (f"{EVALUATION}.xlsx", "xl/sharedStrings.xml", "Thôn A", "Thôn B", f"{EVALUATION}.xlsx, 1 Biểu thử!"),
        (
            f"{EVALUATION}.xlsx",
            "xl/styles.xml",
            'formatCode="[$-42A]#,##0"',
            'formatCode="&quot;9&quot;#,##0"',
            f"{EVALUATION}.xlsx, ",
        ),
        (f"{REVIEW}.xlsx", "xl/worksheets/sheet3.xml", "<v>5</v>", "<v>9</v>", f"{REVIEW}.xlsx, T1!"),
    ],
)
def test_office_file_changed_and_sealed_again_is_named_with_its_place(copy, name, part, old, new, where):
    zip_changed(copy / name, part, old, new)
    covered(copy, name)
    result, text = found(copy)
    assert not result.holds and where in text


def test_office_file_set_out_otherwise_is_named_in_the_verdict(copy):
    zip_changed(copy / f"{REVIEW}.docx", "word/styles.xml", "Times New Roman", "Arial")
    covered(copy, f"{REVIEW}.docx")
    result, text = found(copy)
    assert result.holds and f"{REVIEW}.docx" in verdict(text) and "word/styles.xml" in verdict(text)


def test_pdf_of_another_page_is_named_with_the_page_number(copy):
    text = (copy / f"{REVIEW}.executed.ipynb").read_text(encoding="utf-8").replace("tiêu với 92", "tiêu với 99")
    title = json.loads((copy / "run.json").read_text(encoding="utf-8"))["reports"][REVIEW]["title"]
    other = composed(nbformat.reads(text, as_version=4), title).document
    write_exports(other, copy / f"{REVIEW}.html", ["pdf"])
    covered(copy, f"{REVIEW}.pdf")
    result, text = found(copy)
    assert not result.holds and f"{REVIEW}.pdf, trang 1" in text and "với 99 hộ" in text


@pytest.mark.parametrize("change", [lambda pdf: pdf + b"\n% more\n", lambda pdf: pdf[:-40], lambda _: b"%PDF-1.7"])
def test_pdf_that_another_program_wrote_is_named(copy, change):
    file = copy / f"{REVIEW}.pdf"
    file.write_bytes(change(file.read_bytes()))
    covered(copy, file.name)
    result, text = found(copy)
    assert not result.holds and f"- {file.name}" in text


def test_form_taken_out_of_the_record_is_named(copy):
    zip_changed(copy / f"{REVIEW}.docx", "word/document.xml", "tiêu với 92", "tiêu với 99")
    resealed(copy, lambda run: run["files"].pop(f"{REVIEW}.docx"))
    result, text = found(copy, recompute=False)
    assert not result.holds and f"{REVIEW}.docx" in text


def test_marker_of_synthetic_data_taken_off_page_and_record_is_named(copy):
    for name in (REVIEW, EVALUATION):
        without_banner(copy, name)
        replaced(copy / f"{name}.executed.ipynb", f'"synthetic": "{MARKER}"', '"synthetic": null')
        covered(copy, f"{name}.executed.ipynb")
    of_another_commit(copy)

    def change(run):
        run["synthetic"] = None
        for record in run["reports"].values():
            record["synthetic"] = None

    resealed(copy, change)
    result, text = found(copy, recompute=False)
    assert not result.holds and "mô phỏng" in text and MARKER in text


def test_marker_taken_off_the_head_of_the_record_alone_is_named(copy):
    resealed(copy, lambda run: run.update(synthetic=None))
    result, text = found(copy, recompute=False)
    assert not result.holds and "run.json, synthetic" in text


def test_what_was_not_recomputed_is_named_in_the_verdict(copy):
    result, text = found(copy, recompute=False)
    assert result.holds and not result.recomputed
    assert "bản Word, Excel, PDF" in verdict(text) and "còn đúng như khi lập" not in verdict(text)


def index_found(copy):
    result, text = found(copy, recompute=False)
    return next(check for check in result.checks if "index.html" in check.name), text


def test_index_beside_the_reports_is_checked(copy):
    assert (copy.parents[1] / "index.html").is_file()
    check, _ = index_found(copy)
    assert check.holds and check.count > 1 and not check.unchecked


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Hộ nghèo cuối kỳ: 7", "Hộ nghèo cuối kỳ: 9", "cuối kỳ: 9"),
        (" (số liệu mô phỏng)", "", "dấu số liệu mô phỏng"),
        ("sơ bộ", "chính thức", "chính thức"),
        (f'href="{UNIT}/2023/{REVIEW}.html"', f'href="{UNIT}/2023/khac.html"', "khac.html"),
        (f'href="{UNIT}/2023/{REVIEW}.docx"', 'href="https://example.org/a.docx"', "https://example.org/a.docx"),
        ("</main>", "<script>alert(1)</script></main>", "<script>"),
        ("</main>", "<p>Đã được công nhận 99 xã.</p></main>", "99 xã"),
        (f'href="{UNIT}/2023/', 'href="khac/2023/', ""),
    ],
)
def test_index_that_says_something_else_of_the_year_is_named(copy, old, new, told):
    index = copy.parents[1] / "index.html"
    text = index.read_text(encoding="utf-8")
    head, entry, tail = text.partition("<body")
    assert old in tail
    index.write_text(head + entry + tail.replace(old, new), encoding="utf-8")
    check, text = index_found(copy)
    assert not check.holds and told in text


def test_page_of_the_method_that_runs_is_named(copy):
    replaced(copy.parents[1] / "method.html", "</body>", "<script>alert(1)</script></body>")
    result, text = found(copy, recompute=False)
    assert not result.holds and "method.html" in text


def test_index_with_another_unit_gone_is_no_matter_of_this_year(copy):
    other = copy.parents[1] / "xa-khac" / "2023"
    shutil.copytree(copy, other)
    check, _ = index_found(copy)
    assert check.holds


def test_folder_without_an_index_names_it_in_the_verdict(copy):
    (copy.parents[1] / "index.html").unlink()
    check, text = index_found(copy)
    assert check.holds and "index.html" in verdict(text)

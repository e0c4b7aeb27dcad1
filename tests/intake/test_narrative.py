"""narrative.toml: sections of paragraphs, and a note for each that a document will leave blank."""

import pytest

from analysis.findings import InputError
from analysis.intake import open_year
from analysis.intake.checks.blanks import check_blanks
from analysis.intake.narrative import Narrative, read_narrative
from analysis.intake.plan import Plan
from factories import half_year

BARE = Plan.model_validate({"unit": {"name": "A"}, "target": {"reduction": 3}})
WHOLE = Plan.model_validate(
    {
        "unit": {"name": "A"},
        "target": {"reduction": 3},
        "document": {"number": "1", "date": "x", "signer": "B", "legal_bases": ["x"], "recipients": ["x"]},
        "evaluation": {"recipients": ["Lưu: VT"]},
    }
)
SECTIONS = {name: ["Một đoạn."] for name in Narrative.model_fields}


def read(tmp_path, text):
    path = tmp_path / "narrative.toml"
    path.write_text(text, encoding="utf-8")
    return read_narrative(path)


def test_one_string_is_one_paragraph_and_blanks_are_none(tmp_path):
    told = read(tmp_path, 'causes = " Thiên tai. "\nlessons = ["Một.", "", "Hai."]\nproposals = ""\n')
    assert (told.causes, told.lessons, told.proposals, told.direction) == (("Thiên tai.",), ("Một.", "Hai."), (), ())


def test_unknown_key_names_the_nearest_known(tmp_path):
    with pytest.raises(InputError) as error:
        read(tmp_path, 'lesson = "Một."\n')
    assert "lessons" in error.value.findings[0].remedy


def test_wrong_paragraph_is_named_by_its_number(tmp_path):
    with pytest.raises(InputError, match="đoạn thứ 2"):
        read(tmp_path, 'causes = ["Một.", 2]\n')


def test_whole_year_has_no_blank():
    assert check_blanks(WHOLE, Narrative(**SECTIONS), {"plan", "evaluation"}) == []


def test_each_document_asks_for_its_own_sections():
    def asked(document):
        return {finding.column for finding in check_blanks(WHOLE, Narrative(), {document})}

    assert asked("plan") == {"participation"}
    assert asked("evaluation") == {"direction", "causes", "lessons", "next_year", "proposals"}
    assert asked("half_year") == {"direction", "causes", "next_year", "proposals"}


def test_keys_that_plan_lacks_are_one_note():
    (note,) = check_blanks(BARE, Narrative(**SECTIONS), {"plan", "evaluation"})
    assert note.severity == "note" and "document.signer" in note.remedy and "evaluation.recipients" in note.remedy


def test_year_opened_has_the_sections_and_the_file_among_its_inputs(unit):
    (unit / "narrative.toml").write_text('causes = "Thiên tai."\n', encoding="utf-8")
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="year-end-evaluation")
    assert data.narrative.causes == ("Thiên tai.",)
    assert any(file.path.endswith("narrative.toml") for file in data.inputs)
    notes = [finding for finding in data.findings if finding.check == "blank_section"]
    assert len(notes) == 5 and {finding.severity for finding in notes} == {"note"}


def test_half_year_is_asked_for_its_sections_alone(unit):
    data = open_year("thu-nghiem", 2023, data_dir=str(half_year(unit).parents[1]), period="H1")
    asked = {finding.column for finding in data.findings if finding.check == "blank_section"}
    assert asked == {"direction", "causes", "next_year", "proposals"}

"""A sound unit damaged in every way that offices damage one: read right, or refused or warned about in the very place.

A test a kind, each kind as often; `DAMAGES=5000 pytest` tries more, `make fuzz` prints the table. Every damage is told by its
kind and seed, so that a failure can be had again.
"""

from contextlib import nullcontext

import pytest

from analysis.intake import open_year
from fuzz import reading
from fuzz.files import UNIT, YEAR
from fuzz.judge import Judge
from fuzz.kind import KINDS
from fuzz.reduced import figures, of_tables
from fuzz.run import DAMAGES, cases_of, of_each
from fuzz.sound import NEW_NAME, OLD_NAME, sound
from fuzz.table import not_allowed, table
from recount import recount

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def judge():
    return Judge()


@pytest.fixture(scope="module")
def tried():
    """The cases of all kinds tried in this process; the table is printed at the end (seen with `pytest -s`)."""
    cases = []
    yield cases
    print("\n" + table(cases))


@pytest.mark.parametrize("name", KINDS)
def test_kind_of_damage(name, judge, tried):
    cases = cases_of(judge, KINDS[name])
    tried.extend(cases)
    wrong = not_allowed(name, [case.verdict for case in cases])
    assert not wrong, "\n".join(str(case) for case in cases if case.verdict in wrong)


def test_kinds_are_many_and_drawn_evenly():
    assert len(KINDS) >= 40
    assert of_each(DAMAGES) * len(KINDS) >= DAMAGES >= 500
    assert {kind.must for kind in KINDS.values()} == {"right", "seen", "may pass"}


def test_sound_unit_has_nothing_to_mend(judge):
    assert {finding.severity for finding in judge.findings} == {"note"}


@pytest.mark.parametrize("name", list(KINDS)[::20])
def test_nothing_is_judged_otherwise_for_being_read_once(name, judge, monkeypatch):
    once = judge.try_out(KINDS[name], 0)
    monkeypatch.setattr(reading, "read_once", nullcontext)
    again = judge.try_out(KINDS[name], 0)
    assert (again.verdict, again.detail, again.damage) == (once.verdict, once.detail, once.damage)


def test_witness_agrees_on_the_sound_unit(tmp_path):
    sound().write(tmp_path)
    data = open_year(UNIT, YEAR, data_dir=str(tmp_path))
    told = figures(data, {"households", "previous_households", "programme"})
    counted = recount(tmp_path / UNIT / str(YEAR), renamed={OLD_NAME: NEW_NAME})
    assert told == pytest.approx({key: counted[key] for key in counted if (key[0], key[2]) in of_tables(told)})


def test_judge_sees_another_figure_and_where_it_was_told(judge):
    told = {case.verdict for case in cases_of(judge, KINDS["another number"], 10 * len(KINDS))}
    assert "unseen" in told  # a judge that never says so would pass everything
    refused = cases_of(judge, KINDS["identity doubled"], 2 * len(KINDS))
    assert {case.verdict for case in refused} == {"refused"}

"""What was reached and what falls short: each rule raised alone by the smallest figures that raise it."""

import pandas as pd
import pytest

from analysis.evaluation import limits, reached
from analysis.evaluation.assessment import LIMITS, REACHED
from analysis.evaluation.class_change import class_change

MET = {"met": 1}


def results(**reductions):
    """village=(planned, actual); the total is their sum."""
    rows = {name.replace("_", " "): pair for name, pair in reductions.items()}
    rows["total"] = [sum(pair[side] for pair in rows.values()) for side in (0, 1)]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["reduction_planned", "reduction_actual"]).astype(
        "Int64"
    )
    return frame.assign(met=(frame["reduction_actual"] >= frame["reduction_planned"]).astype("Int64"))


def moves(relapse=0, new=0):
    return pd.DataFrame({"relapse": [relapse], "new": [new]}, index=["total"]).astype("Int64")


def minority(start, end):
    before, now = (pd.DataFrame({"h": [100], "p": [n]}, index=["total"]).astype("Int64") for n in (start, end))
    return class_change(before, now)


def t4(**counts):
    return pd.DataFrame(
        {"base": [30], "total": [sum(counts.values())], **{k: [v] for k, v in counts.items()}}, index=["total"]
    )


def objectives(*met):
    return pd.DataFrame({"met": pd.array(met, dtype="Int64")}, index=[f"MT.{n}" for n in range(len(met))])


def programme(**columns):
    frame = pd.DataFrame(columns, index=["DA1", "total"], dtype="Float64")
    return frame.reindex(columns=["achieved", "money_total", "money_credit", "disbursed", "disbursed_rate", "unspent"])


REGISTERED = pd.DataFrame({"still_poor": [1, 5, 9], "escaped": [4, 3, 2]}, index=["2022_registered", "2023_registered", "2023_unregistered"])  # fmt: skip
SOUND = {"outcome": MET, "results": results(Thôn_A=(0, 0)), "movements": moves()}


def test_nothing_to_say_of_a_year_without_a_shortfall():
    assert limits(**SOUND) == []


@pytest.mark.parametrize(
    ("code", "given", "told"),
    [
        ("target_missed", {"outcome": {"met": 0}}, (1, (), ())),
        ("villages_short", {"results": results(Thôn_A=(3, 2), Thôn_B=(5, 1), Thôn_C=(2, 4))}, (2, ("Thôn B", "Thôn A"), (4, 1))),
        ("villages_rose", {"results": results(Thôn_A=(0, -1), Thôn_B=(0, -3), Thôn_C=(0, 2))}, (2, ("Thôn B", "Thôn A"), (3, 1))),
        ("minority_slow", {"minority": minority(20, 17)}, (1, (), (3.0,))),
        ("relapse", {"movements": moves(relapse=2)}, (2, (), ())),
        ("new_poor", {"movements": moves(new=3)}, (3, (), ())),
        ("registered_stayed", {"registered": REGISTERED}, (5, (), ())),
        ("shortages_worse", {"shortages": (t4(d01=4, d02=9), t4(d01=6, d02=2))}, (1, ("d01",), (2,))),
        ("objectives_missed", {"objectives": objectives(0, 1, 0)}, (2, ("MT.0", "MT.2"), ())),
        ("objectives_unanswered", {"objectives": objectives(None, 1)}, (1, ("MT.0",), ())),
        ("projects_short", {"programme": programme(achieved=[99, None])}, (1, ("DA1",), ())),
        ("money_slow", {"programme": programme(money_total=[100, 100], disbursed=[89, 89], disbursed_rate=[89, 89], unspent=[11, 11])}, (1, ("DA1",), (11.0,))),
        ("money_unknown", {"programme": programme(money_total=[100, 100])}, (1, ("DA1",), ())),
    ],
)  # fmt: skip
def test_each_limit_alone(code, given, told):
    assert limits(**SOUND | given) == [(code, *told)]


def test_every_limit_has_a_case_here():
    cases = {row[0] for row in test_each_limit_alone.pytestmark[0].args[1]}
    assert cases == set(LIMITS)


@pytest.mark.parametrize(
    ("code", "given", "told"),
    [
        ("target_met", {}, (1, (), ())),
        ("villages_met", {"outcome": {"met": 0}, "results": results(Thôn_A=(3, 3), Thôn_B=(0, 0), Thôn_C=(2, 1))}, (1, ("Thôn A",), ())),
        ("minority_fell", {"outcome": {"met": 0}, "minority": minority(20, 16)}, (1, (), (4.0,))),
        ("registered_escaped", {"outcome": {"met": 0}, "registered": REGISTERED}, (3, (), ())),
        ("objectives_met", {"outcome": {"met": 0}, "objectives": objectives(1, 0, None)}, (1, ("MT.0",), ())),
        ("projects_met", {"outcome": {"met": 0}, "programme": programme(achieved=[100, None])}, (1, ("DA1",), ())),
    ],
)  # fmt: skip
def test_each_thing_reached_alone(code, given, told):
    facts = {"outcome": MET, "results": results(Thôn_A=(0, 0))} | given
    assert reached(**facts) == [(code, *told)]
    assert code in REACHED


def test_no_minority_poor_left_is_not_slow():
    assert limits(**SOUND, minority=minority(2, 0)) == []


def test_minority_without_poor_at_the_start_says_nothing():
    assert limits(**SOUND, minority=minority(0, 0)) == []
    assert reached(outcome={"met": 0}, results=SOUND["results"], minority=minority(0, 0)) == []


def test_verdicts_do_not_contradict_the_results():
    """No village is both met and short, and none is short that lifted what it was assigned."""
    frame = results(Thôn_A=(3, 3), Thôn_B=(5, 1), Thôn_C=(0, 2))
    short = {point.code: point.names for point in limits(**SOUND | {"results": frame})}["villages_short"]
    met = {point.code: point.names for point in reached(outcome=MET, results=frame)}["villages_met"]
    assert set(short) == {"Thôn B"} and set(met) == {"Thôn A"}

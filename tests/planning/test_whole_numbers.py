from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint
from scipy.sparse import csr_array

from analysis.planning.whole_numbers import least

UPPER = 3
CUTS = {"down": np.floor, "to the next": np.rint, "to nothing": np.zeros_like, "beyond": lambda x: np.ceil(x) + 1}
whole = st.integers(-9, 9)


@st.composite
def problems(draw):
    """What is minimised over three numbers, and rules: so many of each at most."""
    objective = np.array(draw(st.lists(whole, min_size=3, max_size=3)))
    rows = draw(st.lists(st.tuples(st.lists(whole, min_size=3, max_size=3), st.integers(0, 20)), max_size=3))
    return objective, [LinearConstraint(csr_array([row]), -np.inf, [most]) for row, most in rows]


@given(problems(), st.sampled_from(sorted(CUTS)))
@settings(max_examples=150)
def test_no_whole_numbers_have_a_smaller_sum_however_fractions_are_cut(problem, cut):
    objective, rules = problem
    upper = np.full(3, UPPER)
    tried = [np.array(values) for values in product(range(UPPER + 1), repeat=3)]
    allowed = [x for x in tried if all((rule.A @ x <= rule.ub).all() for rule in rules)]
    found = least(objective, rules, upper, lambda x: CUTS[cut](x).astype(int), seconds=10.0)
    assert found.proved and any((found.values == x).all() for x in allowed)
    assert objective @ found.values == min(objective @ x for x in allowed) == pytest.approx(found.bound)


@pytest.mark.parametrize(("most", "searched"), [(2, False), (2.5, False), (3.1, True)])
def test_searched_only_where_fractions_do_not_settle_it(most, searched, monkeypatch):
    """2a + 3b ≤ most, as much as can be of a + b: one of a fits into 2,5 as into 2; cut to nothing, one still fits."""
    import scipy.optimize

    asked, solver = [], scipy.optimize.milp
    monkeypatch.setattr(scipy.optimize, "milp", lambda *a, **k: asked.append("integrality" in k) or solver(*a, **k))
    rules = [LinearConstraint(csr_array([[2, 3]]), -np.inf, [most])]
    cut = (lambda x: np.array([0, 0])) if searched else (lambda x: np.floor(x).astype(int))
    found = least(np.array([-1, -1]), rules, np.array([9, 9]), cut, seconds=10.0)
    assert found.values.tolist() == [1, 0] and found.bound == -1
    assert asked == [False, True][: 1 + searched]

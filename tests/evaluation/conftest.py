"""Fixtures of the evaluation's tests."""

import pytest

from analysis.evaluation import thresholds


@pytest.fixture
def any_base(monkeypatch):
    """Shares over any base, for figures small enough to follow with a finger."""
    small = thresholds.thresholds().model_copy(update={"compared_base": 1})
    monkeypatch.setattr(thresholds, "thresholds", lambda: small)

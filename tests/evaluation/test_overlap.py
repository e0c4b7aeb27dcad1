import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation.overlap import overlap, strongest_pairs
from analysis.standards import INDICATOR_CODES
from reviews import PANEL, review


def test_counts_of_the_poor_at_the_end():
    found = overlap(PANEL[2022])
    assert found.loc["d01", ["d01", "d02", "d03", "d07"]].tolist() == [6, 5, 4, 0]
    assert found.loc["d10", "d10"] == 2  # H9 and H10 lack d10 too, but are near-poor
    assert found.equals(found.T)


def test_nobody_poor_has_nothing_together():
    assert overlap(review("H1 po d01 d02")).sum().sum() == 0


def test_pair_by_hand():
    # d01 and d02: 5 together, 6 and 5 alone, of 8 households
    pairs = strongest_pairs(overlap(PANEL[2022]), 8, least=5)
    assert list(pairs.index) == ["d01+d02"]
    assert pairs.loc["d01+d02"].tolist() == pytest.approx([5, 6, 3.75, 5 / 3.75, 5 / 6])


def test_pair_as_frequent_as_chance_is_not_listed():
    four = review("A pp d01 d02 d03\nB pp d01 d04 d05\nC pp d02 d04 d06\nD pp d07 d08 d09")
    assert "d01+d02" not in strongest_pairs(overlap(four), 4, least=1).index


@given(st.lists(st.sets(st.sampled_from(INDICATOR_CODES[:4])), min_size=1, max_size=12))
def test_pairs_are_never_more_than_their_indicators(deprived):
    rows = "\n".join(f"H{number} pp {' '.join(codes)}" for number, codes in enumerate(deprived))
    found = overlap(review(rows))
    pairs = strongest_pairs(found, len(deprived), least=1, first=None)
    assert (pairs["lift"] > 1).all() and pairs["jaccard"].between(0, 1).all()
    assert pairs["lift"].is_monotonic_decreasing

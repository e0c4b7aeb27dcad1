"""Xã Kim Tân in a roll-up: the figures of its published reports and those of its review are the same."""

from analysis.rollup import open_rollup


def test_reports_and_review_of_a_commune_give_one_roll_up(published, tmp_path):
    reports = published("kim-tan", "2023").parents[1]
    (of_reports,), (of_review,) = (
        open_rollup("tong-hop", 2023, reports_dir=str(folder)).units for folder in (reports, tmp_path)
    )
    assert (of_reports.source, of_review.source) == ("report", "review")
    assert (of_reports.get("T1", "poor"), of_reports.before["poor"], of_reports.target["met"]) == (43, 92, 1)
    for part in ("forms", "target", "money", "comparable", "status", "synthetic", "goal"):
        assert getattr(of_reports, part) == getattr(of_review, part), part
    assert of_reports.before == {code: of_review.before[code] for code in of_reports.before}

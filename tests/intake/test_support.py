import pytest

from analysis.findings import InputError
from analysis.intake.support import read_support, unknown_codes

ONE = '[[support]]\ncode = "DA5"\nunit_cost = 40\n'


def read(tmp_path, text):
    path = tmp_path / "support.toml"
    path.write_text(text, encoding="utf-8")
    return read_support(path)


def test_absent_limits_are_no_limits(tmp_path):
    prices = read(tmp_path, ONE)
    assert (prices.budget, prices.support[0].limit, prices.seconds) == (None, None, 20)


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        (ONE + "limits = 3\n", "support.limits", "có phải “limit” không?"),
        ("budgett = 3\n" + ONE, "budgett", "có phải “budget” không?"),
        (ONE + "limit = 2.5\n", "support.limit", "thứ 1 (DA5)"),
        ('[[support]]\ncode = "DA5"\n', "support.unit_cost", "thứ 1 (DA5)"),
        ('[[support]]\ncode = "DA5"\nunit_cost = -1\n', "support.unit_cost", "thứ 1 (DA5)"),
        ('[[support]]\ncode = "DA5"\nunit_cost = nan\n', "support.unit_cost", "thứ 1 (DA5)"),
        ('[[support]]\ncode = "DA5"\nunit_cost = "40"\n', "support.unit_cost", "thứ 1 (DA5)"),
        (ONE + 'limit = "8"\n', "support.limit", "thứ 1 (DA5)"),
        ('budget = "180"\n' + ONE, "budget", "budget"),
        (ONE + ONE, "support.code", "support.code"),
        ("budget = 3\n", "support", "support"),
        ("support = []\n", "support", "support"),
        ("budget = \n", None, "ghi giá trị của budget"),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy(tmp_path, text, column, told):
    with pytest.raises(InputError) as error:
        read(tmp_path, text)
    (finding,) = error.value.findings
    assert finding.column == column
    assert told in finding.remedy


def test_a_support_outside_the_catalogue_is_a_warning_with_the_nearest(tmp_path):
    (finding,) = unknown_codes(read(tmp_path, ONE.replace("DA5", "DA55")), ["DA4.TDA1", "DA5"])
    assert finding.severity == "warning"
    assert "“DA5”" in finding.remedy

"""The pages of the plan on the ward: every shown number is a figure, nothing of a person, words that fit a ward."""

import pandas as pd
import pytest

import ward
from analysis import planning
from analysis.intake import open_year
from analysis.intake.plan import Target
from analysis.intake.support import read_support
from analysis.planning.allocation import allocate
from analysis.planning.assignments import assignments, helped_by_village
from analysis.planning.catalogue import catalogue
from analysis.planning.money import money_shares
from analysis.planning.needs import needs, needs_by_support
from analysis.planning.package_search import search_packages
from analysis.planning.registered_causes import registered_feasibility
from analysis.presentation.plan.allocation import reason
from analysis.presentation.show import Page
from pages import a_page


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return ward.ward(tmp_path_factory.mktemp("raw"))


@pytest.fixture(scope="module")
def data(folder):
    return open_year(ward.UNIT, ward.YEAR, data_dir=str(folder.parent.parent), report="annual-plan-appendix")


@pytest.fixture(scope="module")
def review(data):
    return data.previous_households, data.previous_villages


@pytest.fixture(scope="module")
def targets(data, review):
    return planning.village_targets(*review, data.target_counts)


@pytest.fixture(scope="module")
def allocation(review, targets):
    return allocate(17, targets, planning.registered_households(*review), review[1])


def test_allocation_carries_the_contracts_columns(allocation):
    shown = a_page("phường").table_allocation(allocation)
    columns = {figure.column for figure in shown.figures if figure.table == "allocation"}
    assert columns == {"proportional", "fair", "issued", "limit_poor", "limit_registered"}
    assert "thôn" not in shown.html.lower()


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (2, "Không có hộ nghèo nên không giao chỉ tiêu."),
        (5, "chưa giao vì chưa có hộ đăng ký"),
        (7, "là toàn bộ hộ nghèo"),
        (10, "Ưu tiên vì đặc biệt khó khăn và tỷ lệ nghèo 4,17 % cao hơn mức chung 1,46 % (hệ số 1,5); giao 4/10"),
    ],
)
def test_reason_says_what_decided(allocation, group, words):
    assert words in reason(allocation, f"Tổ dân phố {group}")


def test_infeasible_target_is_explained_by_the_limit_that_binds(data, review):
    target = Target(reduction_households=50)
    text = a_page(target=target).sentence_allocation(planning.plan_targets(*review, None, target)).text
    assert "vượt tổng số 44 hộ nghèo là 6 hộ" in text


def test_target_beyond_the_registered_says_how_many_are_lacking(data, review):
    target = Target(reduction_households=20)
    text = a_page(target=target).sentence_allocation(planning.plan_targets(*review, None, target)).text
    assert "chỉ có 18 hộ, thiếu 2 hộ" in text


def test_no_unit_of_a_commune_under_a_district_answers_for_a_plan_of_2026(data, review):
    shown = Page(data).table_needs(needs(*review, ward.YEAR), catalogue(2025))
    assert "Địa chính" not in shown.html
    assert "chưa phân công" in shown.html


def test_unconfirmed_mapping_is_said(data, review):
    frame = needs_by_support(*review, data.programme, catalogue(2025), ward.YEAR)
    assert (
        "Chưa xác nhận với văn bản gốc"
        in Page(data).table_needs_by_support(frame, catalogue(2025), data.programme).html
    )


def test_feasibility_tells_how_many_to_win_over(review, targets):
    html = a_page().table_registered_feasibility(registered_feasibility(*review, targets, 3)).html
    assert "Vận động thêm 1 trong 4 hộ chưa đăng ký." in html


def test_no_person_is_named_as_a_helper(review):
    shown = a_page().table_assignments(assignments(*review))
    everything = str(shown.html) + str(shown.figures)
    assert "Nguyễn" not in everything
    assert "Đoàn Văn" not in everything
    assert "Cá nhân, đơn vị khác" in everything


def test_a_village_named_like_markup_is_escaped(review):
    by_village = helped_by_village(*review).rename(index={"Tổ dân phố 1": "<b>Tổ $1$"})
    assert "&lt;b&gt;Tổ $1$" in a_page().table_helped(by_village).html


def test_shortage_that_nothing_answers_is_named(data, review):
    found = Page(data).table_needs(needs(*review, ward.YEAR), catalogue(2025))
    assert "đáp ứng: Nguyên nhân khác" in found.text


def test_needs_name_the_supports_the_programme_lacks(data, review):
    supports = catalogue(2025)
    frame = needs_by_support(*review, data.programme, supports, ward.YEAR)
    text = Page(data).table_needs_by_support(frame, supports, data.programme).text
    assert "Chưa có trong danh mục dự án của năm" in text


def test_no_column_of_the_district_after_2025(data):
    shown = Page(data).table_money_shares(money_shares(data.programme), data.programme)
    assert "Huyện" not in shown.html
    assert {figure.column for figure in shown.figures}.isdisjoint({"money_district", "share_district"})


def test_packages_are_aggregates_with_gap_and_price(data, review, targets, folder):
    prices, supports = read_support(folder / "support.toml"), catalogue(2025)
    found = search_packages(*review, targets, prices, supports, 3)
    shown = Page(data).packages_page(found, prices, supports)
    assert "khoảng cách tối ưu 0,00 %" in shown.text
    assert "TN-" not in str(shown.html) + str(shown.figures)
    named = {figure.table for figure in shown.figures}
    assert named == {"packages", "packages_served", "packages_supports", "packages_budgets", "packages_search"}


def test_packages_without_prices_are_a_sentence():
    shown = a_page().packages_page(None, None, {})
    assert "support.toml" in shown.text
    assert shown.figures == ()


def test_figures_are_the_cells_of_the_frame(allocation):
    shown = a_page("phường").table_allocation(allocation)
    cells = {(f.row, f.column): f.value for f in shown.figures if f.table == "allocation"}
    frame = pd.Series(cells).unstack()
    assert (frame.loc["total"] == allocation.figures.loc["total", frame.columns].astype(float)).all()


def test_programme_without_money_is_a_sentence_not_an_empty_table(data):
    money = [column for column in data.programme.columns if column.startswith("money_")]
    programme = data.programme.assign(**dict.fromkeys(money, pd.NA))
    shown = Page(data).table_money_shares(money_shares(programme), programme)
    assert "chưa có số liệu kinh phí" in shown.text
    assert "<table" not in shown.html


def test_helpers_not_on_file_are_said_and_nothing_is_counted(review):
    households = review[0].drop(columns="helper")
    assert assignments(households, review[1]) is None
    assert a_page().table_assignments(None).html == ""

"""Pages as a parser of HTML 5 takes them, and what they allow a browser to do."""

from bs4 import BeautifulSoup
from tinyhtml5.parser import HTMLParser

from analysis.publishing.policy import SIFTING, STILL, TAG


def test_no_error_of_html(any_page):
    parser = HTMLParser()
    parser.parse(any_page.read_text(encoding="utf-8"))
    assert parser.errors == []


def test_every_link_within_the_page_leads_somewhere(any_page):
    page = BeautifulSoup(any_page.read_text(encoding="utf-8"), "html.parser")
    ids = {tag["id"] for tag in page.select("[id]")}
    assert {link["href"][1:] for link in page.select('a[href^="#"]')} <= ids
    assert {name for tag in page.select("[aria-labelledby]") for name in tag["aria-labelledby"].split()} <= ids


def test_the_policy_is_strict_and_there_is_a_script_only_for_long_tables(any_page):
    text = any_page.read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    (policy,) = page.select('meta[http-equiv="Content-Security-Policy"]')
    long = page.select("table.sift")
    assert policy["content"] == (SIFTING if long else STILL)
    assert [str(script) for script in page.select("script")] == ([TAG] if long else [])
    assert all(len(table.select("tbody tr")) > 15 for table in long)

from bs4 import BeautifulSoup

from analysis.publishing.typography import bind, set_type

SIGNED = "<div class='signature'></div>"


def page(main):
    made = BeautifulSoup(f"<html><head></head><body><main>{main}</main></body></html>", "html.parser")
    set_type(made)
    return made


def test_a_number_holds_on_to_its_unit():
    assert bind("giảm 15 hộ, còn 2,57 %") == "giảm 15\u00a0hộ, còn 2,57\u00a0%"
    assert (
        bind("12 thôn; 3 tổ dân phố; 7 hộp; Thôn 1 và Thôn 2")
        == "12\u00a0thôn; 3\u00a0tổ dân phố; 7 hộp; Thôn 1 và Thôn 2"
    )


def test_attributes_and_code_are_left_alone():
    made = page("<table><tr><td data-row='Tổ 1 hộ'>15 hộ</td></tr></table><pre>n = 15 % 4</pre>")
    assert made.td["data-row"] == "Tổ 1 hộ" and made.td.text == "15\u00a0hộ" and made.pre.text == "n = 15 % 4"


def test_what_is_left_to_fill_in_is_marked():
    made = page("<p>Lý do: […đơn vị bổ sung: nguyên nhân…]; hết [1].</p>")
    assert str(made.p) == '<p>Lý do: <mark class="blank">[…đơn vị bổ sung: nguyên nhân…]</mark>; hết [1].</p>'


def test_the_last_sentence_ends_with_the_sign_once():
    assert page(f"<p>Một.</p><p>Trên đây là báo cáo.</p>{SIGNED}").select("p")[1].text == "Trên đây là báo cáo./."
    assert page(f"<p>Trên đây là báo cáo./.</p>{SIGNED}").p.text == "Trên đây là báo cáo./."
    assert page(f"<ul><li>Một;</li><li>Hai</li></ul>{SIGNED}").select("li")[1].text == "Hai./."
    assert "./." not in page(f"<table><tr><td>1</td></tr></table>{SIGNED}").text


def test_only_a_page_with_unusual_letters_brings_more_of_the_type():
    assert page("<p>Thôn Blôm</p>").style is None
    assert page("<p>Plei Ƀăk</p>").style.string.count("@font-face") == 4

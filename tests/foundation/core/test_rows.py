"""Rows of a list: the markup of the kit, and nothing of what people typed becomes markup."""

import pytest
from django.utils.safestring import SafeString

from nastavnik.foundation.core.rows import Row, body, each, hinted, lines, link


@pytest.mark.pure
def test_a_row_has_its_heading_its_labelled_cells_and_its_tick():
    rows = [Row(7, "Ким В. Л.", link("/p/7/", "Ким <b>"), (lines(["а", "<i>"]), None, 3), ticked=True)]
    assert body(rows, ("Кто", 'В "кавычках"', "Сколько"), narrow=(2,), tick="person") == (
        '<tr><td class="tick"><label><input type="checkbox" name="person" value="7" data-row '
        'aria-label="Ким В. Л." checked></label></td>'
        '<th scope="row"><a href="/p/7/">Ким &lt;b&gt;</a></th>'
        '<td data-label="Кто">а<br>&lt;i&gt;</td><td data-label="В &quot;кавычках&quot;"></td>'
        '<td data-label="Сколько" class=nowrap>3</td></tr>\n'
    )
    assert "checkbox" not in body(rows, ("", "", ""))


@pytest.mark.pure
def test_what_is_typed_stays_text_and_what_is_marked_safe_stays_markup():
    assert hinted("<script>", "") == "&lt;script&gt;"
    assert hinted(SafeString("<b>да</b>"), "завуч & методист") == (
        '<b>да</b><div class="hint">завуч &amp; методист</div>'
    )


@pytest.mark.pure
def test_a_row_with_a_cell_too_few_is_a_mistake():
    with pytest.raises(ValueError, match="zip"):
        body([Row(1, "", "", ("а",))], ("А", "Б"))


def test_each_gives_the_address_that_reverse_gives():
    from django.urls import reverse

    assert each("people:card", "school-7")(15) == reverse("people:card", args=["school-7", 15])

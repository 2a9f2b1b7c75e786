"""The list of legal acts: whole, in order of force, cited only while in force."""

import datetime as dt

from nastavnik.instruments.documents import acts


def test_every_act_has_what_a_citation_needs():
    known = acts.acts()
    for act in known.values():
        assert act.citation and act.short and act.source and act.certainty in ("source", "general"), act.code
        assert act.until is None or act.until > act.since, act.code
        assert not act.successor or act.successor in known, act.code
        assert act.number in act.citation or not act.number or act.code.startswith(("tk", "letter", "r_145"))


def test_what_has_lapsed_gives_way_to_its_successor():
    assert acts.in_force("gost_7_0_97_2016", dt.date(2026, 9, 7)).code == "gost_7_0_97"
    assert acts.in_force("gost_7_0_97_2016", dt.date(2024, 9, 7)).code == "gost_7_0_97_2016"
    assert acts.in_force("tk_351_8", dt.date(2025, 2, 28)) is None
    assert acts.in_force("tk_351_8", dt.date(2025, 3, 1)).code == "tk_351_8"


def test_bases_leave_out_what_is_not_in_force():
    codes = ("tk_351_8", "fz_152", "fz_152")
    assert acts.legal_bases(codes, dt.date(2024, 1, 1)) == acts.citation("fz_152")
    both = acts.legal_bases(codes, dt.date(2026, 1, 1))
    assert both == f"{acts.citation('tk_351_8')}, {acts.citation('fz_152')}"


def test_a_warning_comes_before_an_act_lapses():
    assert "rkn_18" in [act.code for act in acts.ending_within(dt.date(2027, 1, 1), 400)]
    assert "rkn_18" not in [act.code for act in acts.ending_within(dt.date(2025, 1, 1), 400)]

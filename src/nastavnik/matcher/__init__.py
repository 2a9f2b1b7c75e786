"""Who suits whom: the best plan of mentors and mentees, proven and explained. No Django, no names, no clock.

    from nastavnik.matcher import Instance, Mentee, Mentor, solve, check, explain

    instance = Instance.from_rows(
        mentees=[{"id": "12", "subjects": ["математика"], "deficits": {"рефлексия": 3}, "priority": 1}],
        mentors=[{"id": "7", "subjects": ["математика"], "competences": {"рефлексия": 2}, "capacity": 2}],
        locks=[("12", "7")], bans=[], previous=[], weights={"subject": 300}, rules={"required_subject": True},
    )                                     # InstanceError.problems: every fault in words
    answer = solve(instance, plan="most") # "most" people · "fair" to the worst-off · "stable": least change
    answer.pairs                          # Pair(mentee, mentor, score 0…1000, parts, locked, kept), by
    mentee id answer.unmatched                      # Unmatched(mentee, kind "no_mentor" | "no_place")
    answer.totals, answer.proven          # figures; True where nothing better exists
    check(instance, answer).faults        # verified without the solver: () when lawful; .proven
    explain(instance, answer, "12").sentences("ru", names={"7": "Иванова М. П."})

    session = Session(instance, "most")   # kept best through edits; each returns a Change (moves, levels)
    session.lock("12", "7"); session.places("7", +1); session.undo(); session.answer()
    why_not(session, "12", "9").sentences()   # exact loss and who would move; waive=True: a pair by hand
    solve_all(instance)                   # the three plans side by side, by name
    compare(last, answer).sentences()     # who moves, who is new, what it is worth
    explain_all(instance, answer)         # everybody's reasons by mentee id, found by one session
    alternatives(instance, answer, 2)         # other plans nearly as good, with what they give up

`Instance(mentees, mentors, …)` takes the frozen dataclasses `Mentee` and `Mentor` as well (call
`validate`), and `Instance.from_arrays` takes pairs scored elsewhere. Ids are opaque strings; a mentee and a
mentor who are one human share `person`. Criteria (`Weights`) and rules (`Rules`) are data; what a mentee
has not stated is not counted. The same instance gives the same answer to the byte, whatever the order of
its rows.
"""

from nastavnik.matcher.alternatives import alternatives
from nastavnik.matcher.answer import Answer, Certificate, Pair, Part, Totals, Unmatched
from nastavnik.matcher.checks import Report, check
from nastavnik.matcher.compare import Difference, compare
from nastavnik.matcher.explain import (
    Help,
    Reason,
    Rival,
    Why,
    WhyNobody,
    WhyNot,
    explain,
    explain_all,
    why_not,
)
from nastavnik.matcher.instance import Group, Instance, Mentee, Mentor, Rules, Scored, Weights
from nastavnik.matcher.objective import PLANS, Plan
from nastavnik.matcher.plans import solve, solve_all
from nastavnik.matcher.session import Change, Move, Session
from nastavnik.matcher.validation import InstanceError, validate

__all__ = [
    "PLANS",
    "Answer",
    "Certificate",
    "Change",
    "Difference",
    "Group",
    "Help",
    "Instance",
    "InstanceError",
    "Mentee",
    "Mentor",
    "Move",
    "Pair",
    "Part",
    "Plan",
    "Reason",
    "Report",
    "Rival",
    "Rules",
    "Scored",
    "Session",
    "Totals",
    "Unmatched",
    "Weights",
    "Why",
    "WhyNobody",
    "WhyNot",
    "alternatives",
    "check",
    "compare",
    "explain",
    "explain_all",
    "solve",
    "solve_all",
    "validate",
    "why_not",
]

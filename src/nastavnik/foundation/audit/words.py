"""The journal of one object in words: who did what, when, and what was so before and after."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import Entry

DEEDS = {
    "account.close": _("Account closed"),
    "account.forget": _("Account closed for good, its owner's data erased"),
    "account.link": _("Account joined to the staff card"),
    "account.open": _("Account opened"),
    "account.password": _("Password changed"),
    "answer.decline": _("Answered that there is no request"),
    "answer.paper": _("Answers typed in from paper"),
    "answer.send": _("Answers sent by the personal link"),
    "bank.add": _("Added to the bank by hand"),
    "bank.change": _("Entry of the bank changed"),
    "bank.decide": _("Decision recorded"),
    "bank.export": _("Register taken as a file"),
    "bank.keep": _("Chosen: what stands in the bank stays"),
    "bank.leave": _("Left the bank"),
    "bank.proposal_gone": _("Proposal taken back: the rule no longer speaks"),
    "bank.propose": _("Proposed by the rules"),
    "bank.remind": _("Reminded"),
    "bank.review": _("Entry reviewed"),
    "consent.answers": _("Consent: what is allowed is noted"),
    "consent.drop_sheet": _("Scanned sheet put aside, its file destroyed"),
    "consent.export": _("Register of consents taken as a file"),
    "consent.expire": _("Consent expired"),
    "consent.print": _("Consent form printed"),
    "consent.scan": _("Scan of the consent kept"),
    "consent.sign": _("Consent signed"),
    "consent.withdraw": _("Consent withdrawn"),
    "document.approve": _("Document approved"),
    "document.ask": _("Staff asked to read the document"),
    "document.cancel": _("Document cancelled"),
    "document.change": _("Document changed"),
    "document.in_force": _("Document in force"),
    "document.prepare": _("Document prepared"),
    "document.read": _("Document read"),
    "document.reopen": _("Document opened for changes again"),
    "document.replace": _("Document replaced"),
    "document.scan": _("Signed copy kept"),
    "document.sign": _("Document signed"),
    "file.destroy": _("File destroyed"),
    "file.keep": _("File kept"),
    "import.bring": _("Staff list brought"),
    "import.columns": _("Columns told by hand"),
    "import.confirm": _("Staff list confirmed"),
    "import.discard": _("Staff list deleted before it was entered"),
    "import.undo": _("Import undone"),
    "job.cancel": _("Work stopped"),
    "job.start": _("Work begun"),
    "journal.reseal": _("Journal sealed anew by an update of the program"),
    "journal.seal_away": _("Values in the journal destroyed"),
    "journal.pattern": _("Pattern of numbers changed"),
    "list.keep": _("View of a list kept"),
    "list.remove": _("View of a list removed"),
    "matching.ask": _("Asked before deciding"),
    "matching.ask_again": _("Reminded of the question"),
    "matching.answer": _("Answered the question"),
    "matching.close": _("Question closed"),
    "matching.criteria": _("Criteria of the matching kept"),
    "material.add": _("Material added to the library"),
    "material.away": _("Material put away"),
    "material.back": _("Material brought back"),
    "material.change": _("Material changed"),
    "matching.discard": _("Matching put aside"),
    "matching.lift": _("Decision about two people lifted"),
    "matching.pause": _("Pause recorded"),
    "matching.pause_over": _("Pause ended"),
    "matching.publish": _("Pairs of the matching published"),
    "matching.ruling": _("Decision about two people"),
    "matching.run": _("Matching run"),
    "matching.shortlist": _("Shortlist put together"),
    "matching.wishes": _("Wishes told"),
    "meeting.cancel": _("Meeting cancelled"),
    "meeting.confirm": _("Meeting confirmed"),
    "meeting.correct": _("Record of the meeting corrected"),
    "meeting.log": _("Meeting written down"),
    "meeting.move": _("Meeting moved"),
    "meeting.object": _("Asked to correct the record of the meeting"),
    "meeting.plan": _("Meeting planned"),
    "mentorship.answer": _("Answered the offer"),
    "mentorship.complete": _("Pair completed"),
    "mentorship.confirm": _("Pair confirmed by both sides"),
    "mentorship.decline": _("Offer declined"),
    "mentorship.duty": _("Something to settle with the pair"),
    "mentorship.end": _("Pair ended early"),
    "mentorship.extend": _("Term of the pair extended"),
    "mentorship.link": _("Personal link made"),
    "mentorship.notice": _("Notice of the early end"),
    "mentorship.notice_back": _("Notice taken back"),
    "mentorship.offer": _("Offered to both sides"),
    "mentorship.order": _("Put in an order"),
    "mentorship.pause": _("Pair paused"),
    "mentorship.propose": _("Pair proposed"),
    "mentorship.replace": _("Mentor replaced"),
    "mentorship.resume": _("Work taken up again"),
    "mentorship.settle": _("Settled"),
    "mentorship.spent": _("Hours entered"),
    "mentorship.spent_back": _("Hours taken out"),
    "mentorship.start": _("Work begun by the pair"),
    "mentorship.timesheet": _("Timesheet taken as a file"),
    "mentorship.withdraw": _("Pair withdrawn"),
    "nomination.again": _("Proposal of oneself taken up again"),
    "nomination.come": _("Somebody proposed themselves as a mentor"),
    "nomination.erase": _("Proposal of oneself erased"),
    "nomination.form": _("Public form opened or closed"),
    "nomination.join": _("Proposal of oneself joined to a card"),
    "nomination.reject": _("Proposal of oneself rejected"),
    "monitoring.refuse": _("Recorded why a questionnaire is not answered"),
    "monitoring.release": _("Figures of the marks brought up to date"),
    "monitoring.snapshot": _("Figures of the month kept"),
    "note.change": _("Private note changed"),
    "note.keep": _("Private note kept"),
    "note.remove": _("Private note taken away"),
    "organisation.change": _("Details of the organisation changed"),
    "organisation.found": _("Organisation entered"),
    "people.export": _("Staff taken as a file"),
    "person.cases": _("Cases of the name corrected"),
    "person.change": _("Card changed"),
    "person.enter": _("Card entered"),
    "person.erase": _("The person's data erased"),
    "person.leave": _("Left the organisation"),
    "person.remove": _("Card taken back"),
    "person.return": _("Works here again"),
    "programme.add_item": _("Item added to the programme"),
    "programme.agree": _("Programme agreed"),
    "programme.agree_own": _("One side has agreed with the programme"),
    "programme.approve": _("Programme approved"),
    "programme.change": _("Programme changed"),
    "programme.change_item": _("Item of the programme changed"),
    "programme.confirm_mark": _("Mark of an item confirmed by the other side"),
    "programme.draft": _("Programme drafted"),
    "programme.file": _("File attached to an item of the programme"),
    "programme.finish": _("Programme finished"),
    "programme.mark": _("Item of the programme marked"),
    "programme.move_item": _("Item of the programme moved"),
    "programme.remove_item": _("Item taken out of the programme"),
    "programme.reopen": _("Programme opened for changes again"),
    "programme.replace": _("New version of the programme"),
    "programme.run": _("Programme begun"),
    "rights.answer": _("Request about personal data answered"),
    "rights.dispose": _("Records destroyed after their term"),
    "rights.export": _("Everything about the person taken as a file"),
    "rights.link": _("Personal link made"),
    "rights.open_link": _("Personal link opened"),
    "rights.prolong": _("Term of the request prolonged"),
    "rights.receive": _("Request about personal data received"),
    "rights.task": _("Task of the request done"),
    "roadmap.add_point": _("Point added to the roadmap"),
    "roadmap.remove_point": _("Point taken from the roadmap"),
    "roadmap.change_item": _("Point of the roadmap changed"),
    "roadmap.close_cycle": _("Roadmap closed"),
    "roadmap.open_cycle": _("Roadmap opened"),
    "roadmap.tick_item": _("Point ticked as done"),
    "roadmap.untick_item": _("Tick taken back"),
    "role.give": _("Role given"),
    "role.take": _("Role taken"),
    "setting.change": _("Setting changed"),
    "survey.begin": _("Questionnaire begun"),
    "survey.change": _("Questions changed"),
    "survey.describe": _("Title and purpose of the questionnaire changed"),
    "survey.draft": _("New version of the questionnaire begun"),
    "survey.drop": _("Draft of the questionnaire removed"),
    "survey.publish": _("Questionnaire published"),
    "template.bring": _("Own template brought"),
    "template.built_in": _("Built-in template taken again"),
    "support.add_step": _("Support planned"),
    "support.change_step": _("Support plan changed"),
    "support.close": _("No longer without a pair"),
    "support.done_step": _("Support given"),
    "support.export": _("Register of those without a pair taken as a file"),
    "support.found": _("Suitable mentor found"),
    "support.note": _("Private note written"),
    "support.open": _("Without a pair"),
    "support.remove_step": _("Line of the support plan removed"),
    "support.review": _("Looked at again"),
    "template.use": _("Own template taken into use"),
    "year.archive": _("Archive of the year gathered"),
    "year.begin_next": _("Next year begun"),
    "year.close": _("Year closed"),
    "year.take_archive": _("Archive of the year taken"),
    "wave.close": _("Wave of questions closed"),
    "wave.export": _("Results of the questionnaire taken as a file"),
    "wave.invite": _("People asked by the questionnaire"),
    "wave.prolong": _("Last day for answers changed"),
    "wave.remind": _("Reminders of the questionnaire sent"),
    "wave.renew": _("Another personal link made"),
    "wave.revoke": _("Personal link taken back"),
    "wave.start": _("Wave of questions begun"),
    "training.absent": _("Mark of presence taken back"),
    "training.again": _("Session planned again"),
    "training.call_off": _("Session called off"),
    "training.change": _("Session changed"),
    "training.course": _("Course recorded"),
    "training.exempt": _("Exempted from the kick-off session"),
    "training.exempt_end": _("Exemption taken back"),
    "training.hold": _("Session closed"),
    "training.invite": _("People asked to the session"),
    "training.plan": _("Session planned"),
    "training.present": _("Presence noted"),
}
FIELDS = {
    "is_teaching": _("Teaching staff"),
    "reason": _("Reason"),
    "words": _("Words"),
    "rows": _("rows"),
    "on": _("Day"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One entry for the part `timeline`; `changes` are (field, before, after)."""

    at: datetime
    who: str
    what: str
    changes: tuple[tuple[str, str, str], ...]


def deed_words(code: str) -> str:
    return str(DEEDS.get(code, code))


def history(row, *, say: Callable[[str, Any], str | None] | None = None) -> list[Line]:
    """The journal of `row`, newest first, in two queries.

    `say(field, value)` puts a value into words where a plain rendering would show a code; None: as usual.
    """
    entries = list(Entry.objects.about(row).order_by("-number"))
    names = dict(
        get_user_model()
        .objects.filter(pk__in={entry.account_id for entry in entries} - {None})
        .values_list("pk", "name")
    )
    return [
        Line(
            entry.at,
            names.get(entry.account_id)
            or (gettext("account closed") if entry.account_id else gettext("the program")),
            deed_words(entry.deed),
            tuple(_changes(type(row), entry, say)),
        )
        for entry in entries
    ]


def _changes(model, entry, say):
    order = {field.name: number for number, field in enumerate(model._meta.get_fields())}
    # PostgreSQL gives the keys of a JSON value back in an order of its own, so they are shown as the card has them.
    for name in sorted({*entry.before, *entry.after}, key=lambda one: (order.get(one, len(order)), one)):
        before, after = (_words(model, name, side.get(name), say) for side in (entry.before, entry.after))
        label = _label(model, name)
        if label and before != after and after + before:
            yield label, before, after or "–"


def _label(model, name) -> str:
    """What the field is called; nothing for a field that is the program's own affair."""
    if name in FIELDS:
        return str(FIELDS[name])
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    words = str(field.verbose_name)
    spoken = words != name.replace("_", " ")
    return words[:1].upper() + words[1:] if spoken and not field.is_relation else ""


def _words(model, name, value, say) -> str:
    said = say(name, value) if say else None
    if said is not None:
        return str(said)
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(model, name, one, None) for one in value)))
    if isinstance(value, dict):
        return str(value.get("words") or "")
    choices = dict(getattr(_field(model, name), "flatchoices", ()) or ())
    if value in choices:
        return str(choices[value])
    day = _day(value)
    return f"{day:%d.%m.%Y}" if day else str(value)


def _field(model, name):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _day(value) -> date | None:
    try:
        return parse_date(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None

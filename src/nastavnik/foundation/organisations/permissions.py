"""Every permission and every role on one page. `nastavnik check --permissions` prints it for the docs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PERMISSIONS = {
    "organisation.view": _("see the school's own pages"),
    "organisation.change": _("change the school's details and settings"),
    "accounts.manage": _("give and take accounts and roles"),
    "people.view": _("see staff cards"),
    "people.change": _("change staff cards"),
    "import.run": _("import a staff list"),
    "bank.view": _("see the banks of mentees and mentors"),
    "bank.decide": _("include, hold in reserve or refuse candidates"),
    "bank.veto": _("see and note with whom somebody would not work"),
    "consent.view": _("see who has given which consent"),
    "consent.record": _("record consents and withdrawals"),
    "rights.view": _("see requests about personal data and everything kept about a person"),
    "rights.manage": _("answer requests about personal data, make personal links, erase a person's data"),
    "survey.view": _("see questionnaires and their answers"),
    "survey.manage": _("write questionnaires, send them and type in answers"),
    "roadmap.view": _("see the roadmap"),
    "roadmap.change": _("change the roadmap and tick its items"),
    "year.archive": _("take the archive of a whole year, with names"),
    "training.view": _("see sessions, presence and the training of all mentors"),
    "training.manage": _("plan sessions, note presence, keep the library"),
    "training.own": _("see one's own invitations, hours and courses"),
    "matching.run": _("run the matching and publish its proposals"),
    "matching.secret": _("see and decide who must and must not work together, with the reasons"),
    "mentorship.view": _("see all pairs and groups"),
    "mentorship.manage": _("propose, change and end pairs and groups"),
    "mentorship.own": _("see one's own pairs and answer for them"),
    "support.view": _("see those without a pair and what is done for them"),
    "support.manage": _("plan the support of those without a pair"),
    "support.notes": _("write and read private notes on those without a pair"),
    "programme.approve": _("approve programmes"),
    "library.view": _("read the library of practices"),
    "library.write": _("describe one's own practices"),
    "library.review": _("review practices"),
    "library.publish": _("publish practices and take them down"),
    "finale.view": _("see the final event with all works and the progress of the jury"),
    "finale.manage": _("prepare and lead the final event"),
    "finale.own": _("see works of the final event that are theirs to see, put in those of pairs"),
    "finale.pair": _("take part in the final event with one's own pair"),
    "document.view": _("see and download documents"),
    "document.make": _("prepare documents"),
    "document.sign": _("sign documents, or enter that they are signed on paper"),
    "public.manage": _("keep the public section and the news"),
    "journal.view": _("read the journal of deeds"),
    "monitoring.manage": _("send the questionnaires before and after, record refusals, sum up"),
    "report.view": _("see what a municipality or region asks of the school"),
    "report.answer": _("confirm the figures that are asked for"),
    "report.ask": _("see schools' cards without names, ask for figures by a day, export"),
    "numbers.view": _("see numbers without names"),
    "backup.run": _("make and restore backups"),
}


class Role(models.TextChoices):
    HEAD = "head", _("head")
    CURATOR = "curator", _("curator")
    MENTOR = "mentor", _("mentor")
    MENTEE = "mentee", _("mentee")
    PSYCHOLOGIST = "psychologist", _("psychologist or methodist")
    COUNCIL = "council", _("member of the mentor council")
    MUNICIPAL_COORDINATOR = "municipal_coordinator", _("municipal coordinator")
    REGIONAL_COORDINATOR = "regional_coordinator", _("regional coordinator")
    ADMINISTRATOR = "administrator", _("administrator")


SENTENCES = {
    Role.HEAD: _("Approves acts, signs orders, sees everything of the school."),
    Role.CURATOR: _("Runs everything; the one who types."),
    Role.MENTOR: _("Sees and answers for their own pairs."),
    Role.MENTEE: _("Sees and answers for their own pairs."),
    Role.PSYCHOLOGIST: _("Supports those without a pair."),
    Role.COUNCIL: _("Proposes pairs, judges practices."),
    Role.MUNICIPAL_COORDINATOR: _("Sees numbers of the municipality's schools, never names."),
    Role.REGIONAL_COORDINATOR: _("Sees numbers of the region's schools, never names."),
    Role.ADMINISTRATOR: _("Accounts, settings, backup."),
}

_SEES = {
    "organisation.view",
    "people.view",
    "bank.view",
    "consent.view",
    "survey.view",
    "roadmap.view",
    "mentorship.view",
    "library.view",
    "finale.view",
    "finale.own",
    "document.view",
    "numbers.view",
    "training.view",
    "support.view",
}

GRANTS: dict[str, frozenset[str]] = {
    Role.HEAD: frozenset(
        _SEES
        | {
            "organisation.change",
            "document.make",
            "document.sign",
            "programme.approve",
            "public.manage",
            "library.review",
            "library.publish",
            "finale.manage",
            "journal.view",
            "year.archive",
            "report.view",
            "report.answer",
            "rights.view",
            "matching.secret",
        }
    ),
    Role.CURATOR: frozenset(
        _SEES
        | {
            "organisation.change",
            "people.change",
            "import.run",
            "bank.decide",
            "bank.veto",
            "consent.record",
            "rights.view",
            "rights.manage",
            "survey.manage",
            "monitoring.manage",
            "roadmap.change",
            "training.manage",
            "matching.run",
            "matching.secret",
            "mentorship.manage",
            "support.manage",
            "programme.approve",
            "library.write",
            "library.review",
            "library.publish",
            "finale.manage",
            "document.make",
            "public.manage",
            "document.sign",  # the head signs on paper, the curator enters number and date
            "journal.view",
            "year.archive",
            "report.view",
            "report.answer",
        }
    ),
    Role.MENTOR: frozenset(
        {
            "organisation.view",
            "mentorship.own",
            "training.own",
            "library.view",
            "library.write",
            "finale.own",
            "finale.pair",
        }
    ),
    Role.MENTEE: frozenset(
        {
            "organisation.view",
            "mentorship.own",
            "training.own",
            "library.view",
            "library.write",
            "finale.own",
            "finale.pair",
        }
    ),
    Role.PSYCHOLOGIST: frozenset(
        {
            "organisation.view",
            "roadmap.view",
            "bank.view",
            "library.view",
            "training.view",
            "training.manage",  # the methodist leads sessions and keeps the library
            "support.view",
            "support.manage",
            "support.notes",  # nobody else: neither curator nor head
        }
    ),
    Role.COUNCIL: frozenset(
        {
            "organisation.view",
            "roadmap.view",
            "bank.view",
            "mentorship.view",
            "training.view",
            "library.view",
            "library.review",
            "finale.view",
            "finale.own",
        }
    ),
    # no live numbers: beside the cards of the night they would let one subtract
    Role.MUNICIPAL_COORDINATOR: frozenset({"report.ask"}),
    Role.REGIONAL_COORDINATOR: frozenset({"report.ask"}),
    Role.ADMINISTRATOR: frozenset(
        {"organisation.view", "organisation.change", "accounts.manage", "backup.run"}
    ),
}

# Only these roles reach from a municipality or region down to its schools, and they carry no names with them.
REACH_DOWN = frozenset({Role.MUNICIPAL_COORDINATOR, Role.REGIONAL_COORDINATOR})

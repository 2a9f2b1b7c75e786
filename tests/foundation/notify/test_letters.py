import datetime as dt
import logging
import smtplib

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nastavnik.foundation.audit.models import Entry
from nastavnik.foundation.jobs.actions import start
from nastavnik.foundation.jobs.models import Job
from nastavnik.foundation.notify import actions
from nastavnik.foundation.notify.models import Letter, Notice

ADDRESS = "ivanova@example.org"


def make_due():
    from django_tasks_db.models import DBTaskResult

    past = timezone.now() - dt.timedelta(seconds=1)
    Job.objects.filter(state="queued").update(run_after=past)
    DBTaskResult.objects.filter(status="READY").update(run_after=past)


def test_a_letter_is_written_with_the_deed_and_sent_behind_the_page(school, tell, work):
    letter = tell(ADDRESS, subject="Пара\nподтверждена")
    assert (letter.state, mail.outbox) == ("waiting", [])
    assert work() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([ADDRESS], "Пара подтверждена", "Здравствуйте!")
    assert sent.extra_headers["Message-ID"].startswith(f"<letter-{letter.pk}-")
    letter.refresh_from_db()
    assert (letter.state, letter.error, letter.ended_at is not None) == ("sent", "", True)
    entry = Entry.objects.about(letter).get()
    assert (entry.deed, entry.organisation_id, entry.after) == (
        "letter.sent",
        school.pk,
        {"kind": "test", "error": ""},
    )
    assert work() == 0


def test_what_is_undone_is_not_told(tell, work):
    with transaction.atomic():
        tell(ADDRESS)
        transaction.set_rollback(True)
    assert (work(), Letter.objects.count(), mail.outbox) == (0, 0, [])


def test_the_same_thing_is_told_once_to_each(tell, work, with_address):
    first, second = tell(with_address, key="pair-5"), tell(with_address, key="pair-5")
    other, third, fourth = tell(ADDRESS, key="pair-5"), tell(with_address, key="pair-6"), tell(with_address)
    assert first == second
    assert len({first.pk, other.pk, third.pk, fourth.pk}) == 4
    assert work() == len(mail.outbox) == 4
    assert Notice.objects.filter(account=with_address).count() == 3


def test_the_database_itself_refuses_a_second_letter_of_a_key(db, now):
    values = {"address": ADDRESS, "kind": "x", "subject": "x", "body": "x", "created_at": now}
    for _ in range(2):
        Letter.objects.create(**values)  # the control: without a key as often as one likes
    Letter.objects.create(**values, key="k")
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(**values, key="k")


def test_an_account_without_an_address_gets_the_notice_alone(tell, mentor, work):
    assert tell(mentor, url="/o/school-7/") is None
    assert (work(), mail.outbox) == (0, [])
    notice = Notice.objects.get()
    assert (notice.account, notice.words, notice.url) == (mentor, "Пара подтверждена", "/o/school-7/")


def test_the_words_are_in_the_recipients_language(tell, with_address):
    assert tell(with_address, subject=gettext_lazy("Yes"), key="ru").subject == "Да"
    with_address.language = "en"
    assert tell(with_address, subject=gettext_lazy("Yes"), key="en").subject == "Yes"


@pytest.fixture
def server_says(monkeypatch):
    """`server_says(error)` makes the mail server answer so from now on; None: it takes the letters."""
    sent, answers = [], []

    def send(self, fail_silently=False):
        if answers[-1] is not None:
            raise answers[-1]
        sent.append(self.extra_headers["Message-ID"])
        return 1

    monkeypatch.setattr(EmailMessage, "send", send)
    answers.append(None)
    return lambda error: answers.append(error) or sent


@pytest.mark.parametrize(
    "error",
    [
        OSError("no route"),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPRecipientsRefused({ADDRESS: (450, b"greylisted")}),
        smtplib.SMTPDataError(451, b"later"),
    ],
)
def test_a_server_that_is_away_is_asked_again_later(tell, work, server_says, error, caplog):
    sent = server_says(error)
    letter = tell(ADDRESS)
    with caplog.at_level(logging.DEBUG):
        assert work() == 1
    job = Job.objects.get()
    assert (job.state, job.attempts, job.run_after > timezone.now()) == ("queued", 1, True)
    server_says(None)
    assert (work(), sent) == (0, [])  # not before its time
    make_due()
    assert work() == 1
    letter.refresh_from_db()
    assert (letter.state, len(sent)) == ("sent", 1)
    assert ADDRESS not in caplog.text


@pytest.mark.parametrize(
    "error",
    [smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no such user")}), smtplib.SMTPDataError(554, b"spam")],
)
def test_a_refusal_for_good_ends_it_at_once(school, tell, work, server_says, error):
    server_says(error)
    letter = tell(ADDRESS)
    assert work() == 1
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("failed", type(error).__name__)
    assert Job.objects.get().state == "done"
    assert Entry.objects.about(letter).get().deed == "letter.failed"


def test_after_the_last_try_the_letter_has_failed(tell, work, server_says):
    server_says(OSError("no route"))
    letter = tell(ADDRESS)
    job = Job.objects.get()
    Job.objects.update(attempts=job.max_attempts - 1)
    assert work() == 1
    letter.refresh_from_db()
    assert (letter.state, letter.error) == ("failed", "OSError")


def test_letters_and_read_notices_are_forgotten_after_a_time(tell, with_address, program, work, now):
    for key, days in (("old", 91), ("new", 89)):
        tell(with_address, key=key)
        then = now - dt.timedelta(days=days)
        Letter.objects.filter(key=key).update(state="sent", ended_at=then)
        Notice.objects.filter(key=key).update(read_at=then)
    tell(with_address, key="waiting", at=now - dt.timedelta(days=200))
    Job.objects.all().delete()
    job = start("notify.tidy", organisation=None, by=program, at=now)
    work()
    job.refresh_from_db()
    assert job.result == {"letters": 1, "notices": 1}
    assert sorted(Letter.objects.values_list("key", flat=True)) == ["new", "waiting"]
    assert sorted(Notice.objects.values_list("key", flat=True)) == ["new", "waiting"]


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_notice_leads_nowhere_but_into_the_program(school, mentor, now, url):
    with pytest.raises(ValueError, match="address of the program"):
        actions.put_notice(mentor, organisation=school, words="x", url=url, at=now)

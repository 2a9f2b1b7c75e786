"""May this be published about this person, there, on that day? Asked by every page, post and file that goes outside.

Silence is no consent: without a signed, unexpired form with a «yes» in the very line, for the very address, the
answer is no. A withdrawal is an answer «no» from that moment.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from .models import Consent
from .states import Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """`allowed` with `conditions` to be kept in words; a machine may publish only where there are none."""

    allowed: bool
    conditions: str = ""

    def __bool__(self) -> bool:
        return self.allowed and not self.conditions


NO = Verdict(False)


def may_publish(person, item: str, channel: str, on: date) -> Verdict:
    """The verdict for one item of texts.toml («photo», «name»…) at a web address (`channel`) on a day. One query."""
    return verdicts([person], item, channel, on)[person.pk]


def verdicts(people, item: str, channel: str, on: date) -> dict[int, Verdict]:
    """The same for many people at once, in one query: person pk → verdict."""
    people = list(people)
    found = Consent.objects.of_people(people).filter(kind=Kind.DISSEMINATION).valid_on(on)
    by_person = {consent.person_id: consent for consent in found.select_related("organisation")}
    return {person.pk: verdict_of(by_person.get(person.pk), item, channel) for person in people}


def verdict_of(consent: Consent | None, item: str, channel: str) -> Verdict:
    """The verdict by a consent in force; None: there is none."""
    if consent is None or not _named(consent, channel):
        return NO
    line = next((row for row in consent.items.get("items", ()) if row["code"] == item), None)
    if line is None or line["agreed"] is not True:
        return NO
    return Verdict(True, line["conditions"].strip())


def _named(consent: Consent, channel: str) -> bool:
    """Whether the form names this address or the place above it; without a list, the school's own site is named."""
    named = consent.items.get("addresses") or [consent.organisation.site]
    return any(_within(channel, address) for address in named if address)


def _within(channel: str, address: str) -> bool:
    host, path = _parts(channel)
    named_host, named_path = _parts(address)
    if not host or host != named_host:
        return False
    return path == named_path or path.startswith(named_path.rstrip("/") + "/") or named_path in ("", "/")


def _parts(address: str) -> tuple[str, str]:
    parts = urlsplit(address if "//" in address else f"//{address}")
    return (parts.hostname or "").removeprefix("www."), parts.path


def host_of(address: str) -> str:
    """The host of a web address; nothing where it is none."""
    try:
        host = _parts(address)[0]
    except ValueError:
        return ""
    return host if "." in host and " " not in host else ""

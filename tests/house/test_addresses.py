"""Every address of the program against everybody who must not pass; a new address needs a row here."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

# Address → what its key names among the objects of `one_of_everything`; other keys stand as they are.
KEYS = {
    "accounts:password": {},
    "by_link:opened": {"token": "link_token"},
    "accounts:sign_in": {},
    "accounts:sign_out": {},
    "answers:check": {"token": "survey_link"},
    "answers:decline": {"token": "survey_link"},
    "answers:save": {"token": "survey_link", "number": 1},
    "answers:section": {"token": "survey_link", "number": 1},
    "answers:sent": {"token": "survey_link"},
    "answers:start": {"token": "survey_link"},
    "attendance:calendar": {"token": "participant"},
    "attendance:me": {"token": "participant"},
    "attendance:scan": {"token": "door"},
    "consents:answers": {"pk": "consent"},
    "consents:bring": {},
    "consents:consent": {"pk": "consent"},
    "consents:drop": {"pk": "sheet"},
    "consents:export": {"kind": "csv"},
    "consents:form": {"pk": "consent"},
    "consents:join": {"pk": "sheet"},
    "consents:list": {},
    "consents:missing": {},
    "consents:pdf": {},
    "consents:print": {},
    "consents:scan": {"pk": "consent"},
    "consents:sheet": {"pk": "sheet"},
    "consents:sheets": {},
    "consents:signed": {},
    "consents:withdraw": {"pk": "consent"},
    "consents:withdrawal": {"pk": "consent"},
    "consents:zip": {},
    "desk:cockpit": {},
    "desk:home": {},
    "desk:numbers": {},
    "desk:organisations": {},
    "desk:own": {},
    "desk:search": {},
    "documents:acts": {},
    "documents:add_readers": {"pk": "signed"},
    "documents:approve": {"pk": "document"},
    "documents:attach_scan": {"pk": "signed"},
    "documents:batch_file": {"pk": "job"},
    "documents:cancel": {"pk": "document"},
    "documents:check_file": {},
    "documents:document": {"pk": "document"},
    "documents:list": {},
    "documents:on_paper": {"pk": "signed"},
    "documents:own": {"pk": "reading"},
    "documents:own_list": {},
    "documents:pack": {},
    "documents:paper": {"pk": "document", "extension": "docx"},
    "documents:readers": {"pk": "signed"},
    "documents:readers_sheet": {"pk": "signed", "extension": "docx"},
    "documents:remind": {"pk": "signed"},
    "documents:reopen": {"pk": "document"},
    "documents:scan": {"pk": "signed"},
    "documents:sign": {"pk": "document"},
    "documents:template": {"pk": "template"},
    "documents:template_built_in": {"pk": "template"},
    "documents:template_file": {"pk": "template"},
    "documents:template_try": {"pk": "template", "extension": "docx"},
    "documents:template_use": {"pk": "template"},
    "documents:templates": {},
    "finale:application": {"pk": "work"},
    "finale:apply": {"pk": "applying"},
    "finale:attendance": {"pk": "finale_event"},
    "finale:awards": {"pk": "finale_event"},
    "finale:change": {"pk": "finale_event"},
    "finale:deed": {"pk": "finale_event", "name": "open"},
    "finale:event": {"pk": "finale_event"},
    "finale:judged": {"pk": "finale_event", "application": "work"},
    "finale:judging": {"pk": "finale_event"},
    "finale:jury": {"pk": "finale_event"},
    "finale:link": {"pk": "juror"},
    "finale:member": {"pk": "juror", "name": "remove"},
    "finale:new": {},
    "finale:now": {},
    "finale:own": {},
    "finale:paper": {"pk": "finale_event", "name": "order"},
    "finale:rule": {"pk": "finale_nomination"},
    "finale:withdraw": {"pk": "work"},
    "calendar": {"token": "feed"},
    "feeds:own": {},
    "health": {},
    "jobs:cancel": {"pk": "job"},
    "jobs:job": {"pk": "job"},
    "jobs:jobs": {},
    "jury:work": {"secret": "jury_link", "application": "work"},
    "jury:works": {"secret": "jury_link"},
    "matching:choice": {"pk": "run", "mentee": "person"},
    "matching:close_question": {"pk": "question"},
    "library:answer": {"pk": "practice", "author": "practice_author", "name": "agreed"},
    "library:attach": {"pk": "practice"},
    "library:attachment": {"pk": "attachment"},
    "library:change": {"pk": "practice"},
    "library:collection": {"extension": "docx"},
    "library:detach": {"pk": "attachment"},
    "library:from_pair": {"mentorship": "mentorship"},
    "library:list": {},
    "library:new": {},
    "library:paper": {"pk": "practice", "extension": "docx"},
    "library:practice": {"pk": "practice"},
    "library:review": {"pk": "practice"},
    "library:step": {"pk": "practice", "name": "send"},
    "library:take_down": {"pk": "practice"},
    "matching:desk": {},
    "matching:discard": {"pk": "run"},
    "matching:end_pause": {"pk": "pause"},
    "matching:helps": {"pk": "run", "mentee": "person"},
    "matching:lift": {"pk": "ruling"},
    "matching:other": {"pk": "run"},
    "matching:preview": {},
    "matching:publish": {"pk": "run"},
    "matching:questions": {},
    "matching:rulings": {},
    "matching:run": {"pk": "run"},
    "meetings:cancel": {"pk": "meeting"},
    "meetings:confirm": {"pk": "meeting"},
    "meetings:held": {"pk": "meeting"},
    "meetings:log": {"mentorship": "mentorship"},
    "meetings:meeting": {"pk": "meeting"},
    "meetings:move": {"pk": "meeting"},
    "meetings:new": {"mentorship": "mentorship"},
    "meetings:note": {"pk": "private_note"},
    "meetings:notes": {"mentorship": "mentorship"},
    "meetings:object": {"pk": "meeting"},
    "meetings:plan": {"mentorship": "mentorship"},
    "meetings:remove_note": {"pk": "private_note"},
    "mentorships:answer": {"pk": "mentorship"},
    "mentorships:deed": {"pk": "mentorship", "name": "offer"},
    "matching:shortlists": {"side": "mentee"},
    "mentorships:hours": {},
    "mentorships:hours_file": {"kind": "csv"},
    "mentorships:links": {"pk": "mentorship"},
    "mentorships:list": {},
    "mentorships:new": {},
    "mentorships:own": {},
    "mentorships:page": {"pk": "mentorship"},
    "mentorships:spend": {"pk": "mentorship"},
    "mentorships:settle": {"pk": "mentorship", "duty": "duty"},
    "my:data": {},
    "my:file": {"kind": "json"},
    "my:link": {"secret": "secret"},
    "notify:notices": {},
    "notify:open": {"pk": "notice"},
    "notify:read_all": {},
    "orders:curator": {},
    "orders:desk": {},
    "orders:pairs": {},
    "orders:papers": {},
    "orders:prepare": {"code": "roadmap"},
    "orders:regulation": {},
    "orders:words": {"pk": "offered"},
    "organisations:accounts": {},
    "organisations:cases": {},
    "organisations:details": {},
    "organisations:give_role": {"pk": "account"},
    "organisations:new_account": {},
    "organisations:new_password": {"pk": "account"},
    "organisations:numbers": {},
    "organisations:take_role": {"pk": "membership"},
    "people:account": {"pk": "account"},
    "people:card": {"pk": "person"},
    "people:cases": {"pk": "person"},
    "people:change": {"pk": "person"},
    "people:export": {"kind": "csv"},
    "people:leave": {"pk": "person"},
    "people:list": {},
    "people:look": {"listing": "mentees"},
    "people:new": {},
    "people:remove_view": {"pk": "view"},
    "people:return": {"pk": "person"},
    "monitoring:ask": {},
    "monitoring:card": {},
    "monitoring:comparison": {},
    "monitoring:indicator": {"code": "I3"},
    "monitoring:overview": {},
    "monitoring:refusal": {"pk": "person", "code": "before.mentee"},
    "monitoring:report": {},
    "monitoring:swot": {},
    "monitoring:swot_paper": {},
    "monitoring:wave": {},
    "programmes:add_file": {"pk": "line"},
    "programmes:agree_own": {"pk": "programme"},
    "programmes:changes": {"pk": "programme"},
    "programmes:confirm_mark": {"pk": "line"},
    "programmes:file": {"pk": "line_file"},
    "programmes:move_item": {"pk": "line"},
    "programmes:progress": {"pk": "programme"},
    "programmes:tick": {"pk": "line"},
    "programmes:add_item": {"pk": "programme"},
    "programmes:draft": {},
    "programmes:edit": {"pk": "programme"},
    "programmes:edit_item": {"pk": "line"},
    "programmes:list": {},
    "programmes:mark": {"pk": "line"},
    "programmes:of_mentorship": {"mentorship": "mentorship"},
    "programmes:paper": {"pk": "programme", "extension": "docx"},
    "programmes:programme": {"pk": "programme"},
    "programmes:remove_item": {"pk": "line"},
    "programmes:reopen": {"pk": "programme"},
    "programmes:step": {"pk": "programme", "name": "agree"},
    "proof:paper": {"token": "token"},
    "public:act": {"school": "open_school", "pk": "signed"},
    "public:acts": {"school": "open_school"},
    "public:choose": {"school": "open_school"},
    "public:contacts": {"school": "open_school"},
    "public:events": {"school": "open_school"},
    "public:feed": {"school": "open_school"},
    "public:home": {"school": "open_school"},
    "public:look": {"school": "open_school"},
    "public:news": {"school": "open_school"},
    "public:photo": {"school": "open_school", "pk": "photo"},
    "public:practice": {"school": "open_school", "pk": "practice"},
    "public:practices": {"school": "open_school"},
    "public:programmes": {"school": "open_school"},
    "public:roadmap": {"school": "open_school"},
    "public:story": {"school": "open_school", "pk": "story"},
    "publicity:hide": {"pk": "shown"},
    "publicity:section": {},
    "publicity:show_event": {"pk": "session"},
    "publicity:show_paper": {"pk": "signed"},
    "register:add_mentee": {},
    "register:add_mentor": {},
    "register:answers_mentee": {"pk": "mentee_entry"},
    "register:answers_mentor": {"pk": "mentor_entry"},
    "register:cell_mentee": {"pk": "mentee_entry", "field": "request"},
    "register:cell_mentor": {"pk": "mentor_entry", "field": "hours_month"},
    "register:change_mentee": {"pk": "mentee_entry"},
    "register:change_mentor": {"pk": "mentor_entry"},
    "register:decide_mentees": {},
    "register:decide_mentors": {},
    "register:export_mentees": {"kind": "csv"},
    "register:export_mentors": {"kind": "csv"},
    "register:import": {"pk": "import"},
    "register:import_columns": {"pk": "import"},
    "register:import_confirm": {"pk": "import"},
    "register:import_discard": {"pk": "import"},
    "register:import_rejected": {"pk": "import"},
    "register:import_undo": {"pk": "import"},
    "register:imports": {},
    "register:mentee": {"pk": "mentee_entry"},
    "register:mentees": {},
    "register:mentor": {"pk": "mentor_entry"},
    "register:mentors": {},
    "register:nomination": {"pk": "nomination"},
    "register:nominations": {},
    "register:of_person": {"pk": "person"},
    "register:wishes_mentee": {"pk": "mentee_entry"},
    "register:wishes_mentor": {"pk": "mentor_entry"},
    "rights:answer": {"pk": "asked"},
    "rights:data": {"pk": "person", "kind": "json"},
    "rights:destroy": {"code": "consents"},
    "rights:done": {"pk": "legal_task"},
    "rights:erase": {"pk": "person"},
    "rights:link": {"pk": "person"},
    "rights:longer": {"pk": "legal_task"},
    "rights:new": {},
    "rights:own": {},
    "rights:own_data": {"kind": "json"},
    "rights:register": {},
    "rights:request": {"pk": "asked"},
    "rights:subject": {"pk": "person"},
    "rights:terms": {},
    "roadmap:add_point": {"pk": "cycle", "stage": 5},
    "roadmap:remove_point": {"pk": "item"},
    "roadmap:change_item": {"pk": "item"},
    "roadmap:cycle": {"pk": "cycle"},
    "roadmap:item": {"pk": "item"},
    "roadmap:now": {},
    "roadmap:open": {},
    "roadmap:tick": {"pk": "item"},
    "roadmap:tick_file": {"pk": "tick"},
    "roadmap:untick": {"pk": "item"},
    "self_nomination:form": {"school": "school-7"},
    "self_nomination:thanks": {"school": "school-7"},
    "set_language": {},
    "support:add_step": {"pk": "case"},
    "support:case": {"pk": "case"},
    "support:export": {"kind": "csv"},
    "support:list": {},
    "support:note": {"pk": "case"},
    "support:propose": {"pk": "candidate"},
    "support:register": {},
    "support:review": {"pk": "case"},
    "support:search": {},
    "support:step": {"pk": "support_step", "name": "done"},
    "training:calendar": {"pk": "session"},
    "training:certificates": {"pk": "session"},
    "training:change": {"pk": "session"},
    "training:change_material": {"pk": "material"},
    "training:course": {"pk": "person"},
    "training:course_scan": {"pk": "course"},
    "training:deed": {"pk": "session", "name": "off"},
    "training:door": {"pk": "session"},
    "training:exempt": {"pk": "person"},
    "training:invite": {"pk": "session"},
    "training:list": {},
    "training:marks": {"pk": "session"},
    "training:material": {"pk": "material"},
    "training:material_file": {"pk": "material"},
    "training:material_paper": {"pk": "material", "extension": "docx"},
    "training:materials": {},
    "training:mentor": {"pk": "person"},
    "training:mentors": {},
    "training:new": {},
    "training:new_material": {},
    "training:own": {},
    "training:paper": {"pk": "session", "name": "attendance"},
    "training:ready": {},
    "training:session": {"pk": "session"},
    "training:shelve": {"pk": "material", "name": "away"},
    "surveys:about": {"pk": "questionnaire"},
    "surveys:answers": {"pk": "answered_link"},
    "surveys:blank": {"pk": "questionnaire", "extension": "docx"},
    "surveys:build": {"pk": "questionnaire"},
    "surveys:close": {"pk": "wave"},
    "surveys:draft": {"pk": "questionnaire"},
    "surveys:drop": {"pk": "questionnaire"},
    "surveys:item": {"pk": "questionnaire", "code": "areas"},
    "surveys:link": {"pk": "survey_invitation"},
    "surveys:list": {},
    "surveys:more": {"pk": "wave"},
    "surveys:move": {"pk": "questionnaire"},
    "surveys:new": {},
    "surveys:new_item": {"pk": "questionnaire", "number": 1},
    "surveys:new_section": {"pk": "questionnaire"},
    "surveys:page": {"pk": "questionnaire"},
    "surveys:paper": {"pk": "anonymous_wave"},
    "surveys:preview": {"pk": "questionnaire"},
    "surveys:prolong": {"pk": "wave"},
    "surveys:publish": {"pk": "questionnaire"},
    "surveys:ready": {"code": "event"},
    "surveys:remind": {"pk": "wave"},
    "surveys:remove": {"pk": "questionnaire"},
    "surveys:renew": {"pk": "survey_invitation"},
    "surveys:results": {"pk": "wave"},
    "surveys:results_file": {"pk": "wave", "kind": "csv"},
    "surveys:revoke": {"pk": "survey_invitation"},
    "surveys:section": {"pk": "questionnaire", "number": 1},
    "surveys:send": {"pk": "questionnaire"},
    "surveys:slips": {"pk": "wave"},
    "surveys:type": {"pk": "survey_invitation"},
    "surveys:wave": {"pk": "wave"},
    "reporting:answer": {"pk": "reply"},
    "reporting:ask": {},
    "reporting:asked": {},
    "reporting:dashboard": {},
    "reporting:export": {"kind": "csv"},
    "reporting:form_file": {"pk": "export_form", "kind": "csv"},
    "reporting:new_form": {},
    "reporting:remind": {"pk": "figures_request"},
    "reporting:replies_file": {"pk": "figures_request", "kind": "csv"},
    "reporting:request": {"pk": "figures_request"},
    "reporting:requests": {},
    "year_end:archive": {"pk": "cycle"},
    "year_end:close": {"pk": "cycle"},
    "year_end:file": {"pk": "job"},
    "year_end:next": {"pk": "cycle"},
    "year_end:now": {},
    "year_end:year": {"pk": "cycle"},
}
ANSWERING = {
    "answers:check",
    "answers:decline",
    "answers:save",
    "answers:section",
    "answers:sent",
    "answers:start",
}
TOGETHER = (
    "add_file",
    "add_item",
    "agree_own",
    "confirm_mark",
    "edit",
    "edit_item",
    "move_item",
    "remove_item",
    "tick",
)
PUBLIC = {"accounts:sign_in", "calendar", "health", "my:link", "proof:paper", "set_language"} | ANSWERING
PUBLIC |= {"attendance:calendar", "attendance:me", "attendance:scan"}
PUBLIC |= {"by_link:opened"}
PUBLIC |= {"self_nomination:form", "self_nomination:thanks"}
PUBLIC |= {name for name in KEYS if name.startswith("public:")}
PUBLIC |= {"by_link:opened", "jury:work", "jury:works"}
ACCOUNT_ID = {"organisations:give_role", "organisations:new_password"}
# People's data leave the program here, and the journal must tell who took them: the one thing a GET writes.
JOURNALED = {
    "year_end:file",
    "reporting:export",
    "reporting:form_file",
    "reporting:replies_file",
    "people:export",
    "register:export_mentees",
    "register:export_mentors",
    "surveys:results_file",
}
JOURNALED |= {"my:file", "support:export", "rights:data", "rights:own_data"}
JOURNALED |= {"mentorships:hours_file"}
JOURNALED |= {"consents:export"}
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER)\b", re.IGNORECASE)


def test_every_address_has_a_row_and_every_row_an_address(addresses):
    names = {address.name for address in addresses}
    assert names - KEYS.keys() == set(), "give each new address a row in KEYS"
    assert KEYS.keys() - names == set()


@pytest.fixture
def place(one_of_everything, school):
    """place(address, slug=…, missing=True) → where it lies; `missing` puts keys that nothing has."""

    def find(address, slug=school.slug, missing=False):
        keys = {}
        for key, word in KEYS.get(address.name, {}).items():
            value = one_of_everything.get(word, word)
            keys[key] = 987654 if missing and isinstance(value, int) else value
        return reverse(address.name, kwargs=({"slug": slug} if address.in_organisation else {}) | keys)

    return find


def test_a_guest_is_sent_to_sign_in(addresses, place, db):
    wrong = []
    for address in addresses:
        where = place(address)
        for answer in (Client().get(where), Client().post(where)):
            to_sign_in = answer.status_code == 302 and answer.url.startswith("/account/sign-in/")
            if address.name not in PUBLIC and not to_sign_in and answer.status_code not in (404, 405):
                wrong.append((where, answer.status_code))
    assert wrong == []
    assert Client().get("/health/").status_code == 200


def test_the_stranger_gets_404_everywhere(addresses, place, enter, stranger, curator, other_school):
    """At the school's addresses, and at the stranger's own with the keys of the school's objects."""
    browser, host, wrong, told = enter(stranger), enter(curator), [], 0
    for address in (one for one in addresses if one.in_organisation):
        for method in ("get", "post"):
            foreign = getattr(browser, method)(place(address))
            if foreign.status_code == 405 and getattr(host, method)(place(address)).status_code == 405:
                continue
            told += 1
            if foreign.status_code != 404:
                wrong.append((method, place(address), foreign.status_code))
            if KEYS[address.name].keys() & {"pk", "mentorship"}:
                own = getattr(browser, method)(place(address, slug=other_school.slug))
                # 403 comes from the role alone, before any object is looked for; its body tells nothing
                missing = getattr(browser, method)(place(address, slug=other_school.slug, missing=True))
                same = re.sub(r"\d+", "", own.content.decode()) == re.sub(
                    r"\d+", "", missing.content.decode()
                )
                if (own.status_code, same) not in {
                    (404, True),
                    (403, True),
                } or missing.status_code != own.status_code:
                    wrong.append((method, place(address, slug=other_school.slug), own.status_code, same))
    assert wrong == []
    assert told > 100


def test_the_curator_does_get_in(addresses, place, enter, curator):
    """The control of the walks: the same addresses answer to whom they belong."""
    browser, found = enter(curator), {}
    for address in addresses:
        found[address.name] = browser.get(place(address)).status_code
    assert {name: status for name, status in found.items() if status >= 500} == {}
    assert sum(status == 200 for status in found.values()) > 50
    lost = {name for name, status in found.items() if status == 404}
    assert lost <= {
        "my:data",
        "my:file",
        "public:photo",
        "public:practice",  # the one of the house is still being written
        "public:story",
        "rights:own_data",
        "consents:scan",
        "accounts:sign_out",
        "documents:batch_file",
        "documents:own",
        "documents:scan",
        "year_end:file",
        "feeds:own",
        "meetings:note",
        "meetings:notes",
        "finale:judged",  # of a member of the jury only
        "finale:judging",
    }


@pytest.mark.parametrize("who", ["curator", "head", "mentor", "mentee"])
def test_reading_never_writes(addresses, place, enter, request, who):
    browser, wrong = enter(request.getfixturevalue(who)), []
    for address in addresses:
        where = place(address)
        for method in ("get", "head"):
            with CaptureQueriesContext(connection) as asked:
                answer = getattr(browser, method)(where)
            writing = [one["sql"] for one in asked.captured_queries if WRITES.match(one["sql"])]
            if address.name in JOURNALED:
                assert writing == [] or any("audit_entry" in sql for sql in writing)
                writing = [sql for sql in writing if "audit_" not in sql]
            if writing or answer.status_code >= 500:
                wrong.append((method, where, answer.status_code, writing[:1]))
    assert wrong == []


def test_nothing_is_sent_without_a_token(addresses, place, curator):
    browser, wrong = Client(enforce_csrf_checks=True), []
    browser.force_login(curator, backend="nastavnik.foundation.accounts.backends.ByLogin")
    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            answer = browser.post(place(address))
        writing = [one["sql"] for one in asked.captured_queries if WRITES.match(one["sql"])]
        if answer.status_code != 403 or writing:
            wrong.append((address.name, answer.status_code, writing[:1]))
    assert wrong == []


@pytest.mark.parametrize("who", ["mentor", "mentee", "stranger"])
def test_who_may_not_do_it_changes_nothing(addresses, place, enter, request, who, one_of_everything):
    """A bare POST of somebody without the right to it: refused, and not a row is different."""
    from nastavnik.foundation.audit.models import Entry

    theirs = {
        "accounts:password",
        "accounts:sign_in",
        "accounts:sign_out",
        "mentorships:answer",
        "set_language",
    }
    theirs |= {"my:link", "rights:own", "notify:read_all", "notify:open", "documents:own", "programmes:mark"}
    theirs |= {"by_link:opened", "mentorships:spend"}
    if who != "stranger":
        theirs |= {name for name in KEYS if name.startswith("meetings:")}  # the pair writes its own
        theirs |= {"feeds:own", *(f"programmes:{name}" for name in TOGETHER)}
    theirs |= {
        "finale:apply",
        "finale:withdraw",
        "jury:work",
    }  # the pair's own work; whoever has the link of a member judges
    own_card = ("answer", "attach", "change", "detach", "from_pair", "new", "step")
    theirs |= {f"library:{name}" for name in own_card}  # mentor and mentee are its authors
    theirs |= ANSWERING  # whoever has the link answers, signed in or not
    theirs |= {"attendance:me", "attendance:scan", "training:material_file", "training:material_paper"}
    theirs |= {
        "my:link",
        "self_nomination:form",
        "rights:own",
        "notify:read_all",
        "notify:open",
        "documents:own",
        "programmes:mark",
    }
    browser, wrong = enter(request.getfixturevalue(who)), []
    before = Entry.objects.count()
    for address in (one for one in addresses if one.name not in theirs):
        status = browser.post(place(address)).status_code
        if status not in (302, 403, 404, 405):
            wrong.append((address.name, status))
        if Entry.objects.count() != before:
            wrong.append((address.name, "wrote"))
            before = Entry.objects.count()
    assert wrong == []


def test_headers_protect_every_page(addresses, place, enter, curator, db):
    browser, wrong = enter(curator), []
    for address in addresses:
        for one, signed_in in ((browser, True), (Client(), False)):
            answer = one.get(place(address))
            policy = answer.get("Content-Security-Policy", "")
            kept = answer.get("Cache-Control", "")
            faults = [
                name
                for name, right in {
                    "policy": "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy,
                    "ancestors": "frame-ancestors 'none'" in policy,
                    "sniffing": answer.get("X-Content-Type-Options") == "nosniff",
                    "frames": answer.get("X-Frame-Options") in ("DENY", "SAMEORIGIN"),
                    "referrer": answer.get("Referrer-Policy") in ("same-origin", "no-referrer"),
                    "opener": answer.get("Cross-Origin-Opener-Policy") == "same-origin",
                    "kept": not signed_in or "no-store" in kept or address.name in PUBLIC,
                }.items()
                if not right
            ]
            if faults:
                wrong.append((address.name, signed_in, faults))
    assert wrong == []


def test_methods_of_no_form_are_refused(addresses, place, enter, curator):
    browser, wrong = enter(curator), []
    for address in addresses:
        for method in ("put", "delete", "patch"):
            status = getattr(browser, method)(place(address)).status_code
            if status not in (302, 403, 404, 405):
                wrong.append((method, address.name, status))
    assert wrong == []

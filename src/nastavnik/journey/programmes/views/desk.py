"""Programmes on the desk: the list, one programme with its plan, and its steps."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nastavnik.foundation.core.once import writes
from nastavnik.foundation.files.answers import download
from nastavnik.foundation.organisations.access import inside
from nastavnik.instruments.documents.actions import DOCX, draw_pdf
from nastavnik.instruments.documents.tables import page_of
from nastavnik.journey.mentorships.access import open_mentorship
from nastavnik.paper import file_name, render_docx

from .. import actions, queries
from ..access import open_programme
from ..forms import DayForm
from ..papers import programme_paper
from ..sides import side_of
from ..states import EDITABLE, STANDING, State
from ..tables import COLUMNS, table_of
from .common import ask, done, to, today_of, who


@require_safe
@inside("mentorship.view")
def programme_list(request):
    """All programmes that stand, and the pairs that have none yet."""
    states = request.GET.getlist("state")
    found = queries.programmes_of(request.organisation, states=states, text=request.GET.get("q", ""))
    page = page_of(request, found.values_list(*COLUMNS))
    without = queries.pairs_without(request.organisation).count()
    context = {
        "page": page,
        "table": table_of(page.rows, request.organisation),
        "states": [choice for choice in State.choices if choice[0] != State.REPLACED],
        "without": without,
        "may_draft": request.actor.may("mentorship.manage", request.organisation),
    }
    return render(request, "programmes/list.html", context)


@require_POST
@inside("mentorship.manage")
@writes
def draft_all(request):
    """Compose a draft for every pair that has none; with `mentorship`, for that one."""
    pairs = queries.pairs_without(request.organisation)
    if request.POST.get("mentorship", "").isdigit():
        pairs = pairs.filter(pk=request.POST["mentorship"])
    made = actions.draft_programmes(pairs, **who(request))
    words = ngettext("%(n)s programme is drafted.", "%(n)s programmes are drafted.", len(made))
    messages.info(request, words % {"n": len(made)})
    if len(made) == 1:
        return to(request, made[0])
    return redirect("programmes:list", slug=request.organisation.slug)


@require_safe
@inside("organisation.view")
def of_mentorship(request, mentorship):
    """The way from a pair to its programme; where it has none yet, that is said."""
    found = queries.programme_of(mentorship)
    if found is None:
        pair = open_mentorship(request.actor, request.organisation, mentorship)
        messages.info(request, _("This pair has no programme yet."))
        if request.actor.may("mentorship.manage", request.organisation):
            return redirect("programmes:list", request.organisation.slug)
        return redirect("mentorships:page", request.organisation.slug, pair.pk)
    return to(request, open_programme(request.actor, found.pk))


@require_safe
@inside("organisation.view")
def programme(request, pk):
    """One programme for curator, mentor and mentee: the note, the plan, what is next."""
    found = open_programme(request.actor, pk)
    items = queries.items_of(found)
    me = side_of(request.actor, found.mentorship)
    agreed = queries.agreed_of(found)
    manages = request.actor.may("mentorship.manage", request.organisation)
    context = {
        "programme": found,
        "pair": found.mentorship,
        "rows": queries.lines_of(found, items, me),
        "me": me,
        "agreed": agreed,
        "may_agree": (me, False) in agreed,
        "may_write": manages or me is not None,
        "before": found.version > 1,
        "progress": queries.progress_of(items, today_of(request)),
        "today": today_of(request),
        "manages": manages,
        "may_edit": (manages or me is not None) and found.state in EDITABLE,
        "may_mark": found.state in STANDING and (manages or me is not None),
        "may_approve": request.actor.may("programme.approve", request.organisation),
    }
    return render(request, "programmes/programme.html", context)


@require_safe
@inside("organisation.view")
def paper(request, pk, extension):
    """The programme on paper."""
    found = open_programme(request.actor, pk)
    drawn = programme_paper(found)
    name = file_name((drawn.title,), extension)
    if extension == "docx":
        return download(render_docx(drawn), name, DOCX)
    content = draw_pdf(drawn)
    if content is None:
        raise Http404
    answer = download(content, name, "application/pdf")
    answer["Content-Disposition"] = answer["Content-Disposition"].replace("attachment", "inline", 1)
    return answer


_STEPS = {
    "agree": (actions.agree_programme, "mentorship.manage", gettext_lazy("Both sides agree")),
    "approve": (actions.approve_programme, "programme.approve", gettext_lazy("Approve")),
}


@require_http_methods(["GET", "HEAD", "POST"])
@inside("organisation.view")
@writes
def step(request, pk, name):
    """Agreed or approved on a day."""
    deed, permission, label = _STEPS[name]
    found = open_programme(request.actor, pk, to=permission)
    form = DayForm(request.POST or None, initial={"on": today_of(request)})
    if request.method == "POST" and form.is_valid() and done(form, partial(deed, found, **who(request))):
        messages.info(request, _("Recorded."))
        return to(request, found)
    return ask(request, found, form, label, label)


@require_POST
@inside("organisation.view")
@writes
def reopen(request, pk):
    """Back to a draft (agreed), or a draft of the next version (approved or running)."""
    found = open_programme(request.actor, pk, to="own")
    if found.state == State.AGREED:
        actions.reopen_programme(found, **who(request))
    else:
        found = open_programme(request.actor, pk, to="mentorship.manage")
        found = actions.new_version(found, **who(request))
    messages.info(request, _("The programme is a draft again."))
    return to(request, found)


@require_safe
@inside("organisation.view")
def changes(request, pk):
    """What is different in this version from the one before."""
    found = open_programme(request.actor, pk)
    context = {"programme": found, "pair": found.mentorship, "compared": queries.compared(found)}
    return render(request, "programmes/changes.html", context)

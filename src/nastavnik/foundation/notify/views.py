"""One's own notices."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from nastavnik.foundation.core.once import writes

from . import access, actions, queries


@require_safe
@login_required
def notices(request):
    rows = list(queries.notices_of(request.actor))
    context = {"rows": rows, "unread": sum(row.read_at is None for row in rows)}
    return render(request, "notify/notices.html", context)


@require_POST
@login_required
@writes
def open_notice(request, pk):
    """Mark it as read and go where it leads."""
    notice = access.open_notice(request.actor, pk)
    actions.read_notice(notice, at=timezone.localtime())
    return redirect(notice.url or "notify:notices")


@require_POST
@login_required
@writes
def read_all(request):
    actions.read_all(request.actor.account_id, at=timezone.localtime())
    return redirect("notify:notices")

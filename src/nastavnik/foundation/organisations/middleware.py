"""Each request gets its actor, read once and only if somebody asks."""

from django.utils.functional import SimpleLazyObject

from .access import actor_of


def actor(get_response):
    def middleware(request):
        request.actor = SimpleLazyObject(lambda: actor_of(request.user))
        return get_response(request)

    return middleware

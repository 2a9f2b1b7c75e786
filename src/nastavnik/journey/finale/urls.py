"""Addresses of the final event, below /o/<slug>/finale/."""

from django.urls import path, re_path

from .views import applying, event, judging, jury

app_name = "finale"
urlpatterns = [
    path("", event.now, name="now"),
    path("own/", applying.own, name="own"),
    path("new/", event.new, name="new"),
    path("<int:pk>/", event.event, name="event"),
    path("<int:pk>/change/", event.change, name="change"),
    re_path(
        r"^(?P<pk>[0-9]+)/(?P<name>open|judge|close|hold|unopen|unjudge|unclose|unhold)/$",
        event.deed,
        name="deed",
    ),
    re_path(r"^(?P<pk>[0-9]+)/paper/(?P<name>order|protocol|list|rewards)/$", event.paper, name="paper"),
    path("<int:pk>/attendance/", event.attendance, name="attendance"),
    path("<int:pk>/awards/", event.awards, name="awards"),
    path("<int:pk>/jury/", jury.members, name="jury"),
    re_path(r"^jury/(?P<pk>[0-9]+)/(?P<name>remove|chair)/$", jury.member, name="member"),
    path("jury/<int:pk>/link/", jury.link, name="link"),
    path("nominations/<int:pk>/", jury.rule, name="rule"),
    path("<int:pk>/judging/", judging.works, name="judging"),
    path("<int:pk>/judging/<int:application>/", judging.work, name="judged"),
    path("pairs/<int:pk>/apply/", applying.apply, name="apply"),
    path("works/<int:pk>/", applying.application, name="application"),
    path("works/<int:pk>/withdraw/", applying.withdraw, name="withdraw"),
]

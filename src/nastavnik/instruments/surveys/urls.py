"""Addresses of questionnaires within an organisation: /o/<slug>/surveys/…"""

from django.urls import path

from .views import builder, campaigns, links, questionnaires

app_name = "surveys"
urlpatterns = [
    path("", questionnaires.listing, name="list"),
    path("new/", questionnaires.new, name="new"),
    path("ready/<str:code>/", questionnaires.ready, name="ready"),
    path("<int:pk>/", questionnaires.page, name="page"),
    path("<int:pk>/about/", questionnaires.about, name="about"),
    path("<int:pk>/preview/", questionnaires.preview, name="preview"),
    path("<int:pk>/blank.<slug:extension>", questionnaires.blank, name="blank"),
    path("<int:pk>/send/", campaigns.send, name="send"),
    path("<int:pk>/draft/", builder.draft, name="draft"),
    path("<int:pk>/build/", builder.build, name="build"),
    path("<int:pk>/build/move/", builder.move, name="move"),
    path("<int:pk>/build/remove/", builder.remove, name="remove"),
    path("<int:pk>/build/section/", builder.new_section, name="new_section"),
    path("<int:pk>/build/section/<int:number>/", builder.section, name="section"),
    path("<int:pk>/build/section/<int:number>/add/", builder.new_item, name="new_item"),
    path("<int:pk>/build/item/<str:code>/", builder.item, name="item"),
    path("<int:pk>/build/publish/", builder.publish, name="publish"),
    path("<int:pk>/build/drop/", builder.drop, name="drop"),
    path("waves/<int:pk>/", campaigns.wave, name="wave"),
    path("waves/<int:pk>/more/", campaigns.more, name="more"),
    path("waves/<int:pk>/remind/", campaigns.remind, name="remind"),
    path("waves/<int:pk>/prolong/", campaigns.prolong, name="prolong"),
    path("waves/<int:pk>/close/", campaigns.close, name="close"),
    path("waves/<int:pk>/slips.pdf", campaigns.slips, name="slips"),
    path("waves/<int:pk>/results/", campaigns.results, name="results"),
    path("waves/<int:pk>/results.<slug:kind>", campaigns.results_file, name="results_file"),
    path("waves/<int:pk>/paper/", links.from_paper, name="paper"),
    path("links/<int:pk>/", links.link, name="link"),
    path("links/<int:pk>/answers/", links.answers, name="answers"),
    path("links/<int:pk>/type/", links.type_in, name="type"),
    path("links/<int:pk>/renew/", links.renew, name="renew"),
    path("links/<int:pk>/revoke/", links.revoke, name="revoke"),
]

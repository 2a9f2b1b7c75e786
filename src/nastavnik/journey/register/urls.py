"""Addresses of the banks and of staff lists, below /o/<slug>/register/."""

from django.urls import path

from .views import answers, cells, entries, imports, nominations, registers, ticked, wishes

app_name = "register"
urlpatterns = [
    path("imports/", imports.imports, name="imports"),
    path("imports/<int:pk>/", imports.preview, name="import"),
    path("imports/<int:pk>/columns/", imports.columns, name="import_columns"),
    path("imports/<int:pk>/confirm/", imports.confirm, name="import_confirm"),
    path("imports/<int:pk>/rejected/", imports.rejected, name="import_rejected"),
    path("imports/<int:pk>/discard/", imports.discard, name="import_discard"),
    path("imports/<int:pk>/undo/", imports.undo, name="import_undo"),
    path("mentees/", registers.mentees, name="mentees"),
    path("mentees/decide/", ticked.decide_mentees, name="decide_mentees"),
    path("mentees/export.<slug:kind>", registers.export_mentees, name="export_mentees"),
    path("mentees/add/", entries.add_mentee, name="add_mentee"),
    path("mentees/<int:pk>/", entries.mentee, name="mentee"),
    path("mentees/<int:pk>/cell/<slug:field>/", cells.cell_of_mentee, name="cell_mentee"),
    path("mentees/<int:pk>/wishes/", wishes.wishes_of_mentee, name="wishes_mentee"),
    path("mentees/<int:pk>/answers/", answers.answers_of_mentee, name="answers_mentee"),
    path("mentees/<int:pk>/change/", entries.change_mentee, name="change_mentee"),
    path("mentors/", registers.mentors, name="mentors"),
    path("mentors/decide/", ticked.decide_mentors, name="decide_mentors"),
    path("mentors/export.<slug:kind>", registers.export_mentors, name="export_mentors"),
    path("mentors/add/", entries.add_mentor, name="add_mentor"),
    path("mentors/<int:pk>/", entries.mentor, name="mentor"),
    path("mentors/<int:pk>/cell/<slug:field>/", cells.cell_of_mentor, name="cell_mentor"),
    path("mentors/<int:pk>/wishes/", wishes.wishes_of_mentor, name="wishes_mentor"),
    path("mentors/<int:pk>/answers/", answers.answers_of_mentor, name="answers_mentor"),
    path("mentors/<int:pk>/change/", entries.change_mentor, name="change_mentor"),
    path("nominations/", nominations.nominations, name="nominations"),
    path("nominations/<int:pk>/", nominations.nomination, name="nomination"),
    path("people/<int:pk>/", entries.of_person, name="of_person"),
]

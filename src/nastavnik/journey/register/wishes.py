"""In what way people would work together: forms, kinds and modes of mentoring."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    TEACHER_TEACHER = "teacher_teacher", _("teacher – teacher")
    HEAD_TEACHER = "head_teacher", _("head – teacher")
    EMPLOYER_STUDENT = "employer_student", _("employer – student")
    FACULTY_YOUNG_TEACHER = "faculty_young_teacher", _("university or college teacher – young teacher")
    PARTNER_TEACHER = "partner_teacher", _("social partner – teacher")


class Kind(models.TextChoices):
    TRADITIONAL = "traditional", _("traditional")
    GROUP = "group", _("in a group")
    VIRTUAL = "virtual", _("virtual")
    SHORT_TERM = "short_term", _("short-term")
    REVERSE = "reverse", _("reverse")
    SITUATIONAL = "situational", _("situational")
    SPEED = "speed", _("speed")


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("mixed")

"""Rows that belong to no room: keys of what has been done already."""

from django.db import models


class OnceKey(models.Model):
    """A form's key that has had its effect, with the address it led to."""

    key = models.CharField(max_length=100, unique=True)
    location = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.key

"""The news as an Atom feed (RFC 4287)."""

import datetime as dt

from django.utils import feedgenerator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nastavnik.journey.training.materials.markdown import page_html

from .address import section_address


def atom(reading) -> str:
    """The whole feed; entries keep their key as identity, so that a reader knows them again."""
    school = reading.school
    home = section_address(school)
    feed = feedgenerator.Atom1Feed(
        title=_("Mentoring: %(school)s") % {"school": school.short_name},
        link=home,
        description="",
        language=get_language(),
        author_name=school.short_name,
        feed_url=section_address(school, "public:feed"),
        feed_guid=f"tag:{school.slug}.nastavnik,2026:news",
    )
    for piece in reading.news():
        feed.add_item(
            title=piece.title,
            link=section_address(school, "public:story", pk=piece.key),
            description=page_html(piece.text),
            pubdate=piece.published_at,
            updateddate=piece.published_at,
            unique_id=f"tag:{school.slug}.nastavnik,2026:news/{piece.key}",
        )
    if not feed.items:
        moment = dt.datetime.combine(reading.today, dt.time(), dt.UTC)
        feed.latest_post_date = lambda: moment  # the feed of a day stays the same while nothing is told
    return feed.writeString("utf-8")

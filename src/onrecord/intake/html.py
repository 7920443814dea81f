"""The article in a web page."""

from __future__ import annotations

import logging

from onrecord.errors import BadDate, EmptyReport
from onrecord.intake.dates import parse_published

_DATES = {"extensive_search": False, "original_date": True}
"""Only dates that the page declares: one guessed from its text would date the whole record wrongly."""


def read_article(html: str, *, url: str | None = None) -> dict[str, str | None]:
    """Text and what the page says of it: title, byline, outlet, published, url.

    Raises ``EmptyReport`` where no article is found.
    """
    import trafilatura
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    page = trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(page, Document) or not (page.text or "").strip():
        raise EmptyReport(
            "the page holds no article that can be told from its menus; save the text and read that"
        )
    try:
        published = parse_published(page.date)
    except BadDate:
        published = None
    return {
        "text": page.text,
        "title": page.title,
        "byline": page.author,
        "outlet": page.sitename,
        "published": published,
        "url": url or page.url,
    }

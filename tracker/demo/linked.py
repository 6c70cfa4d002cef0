"""What a page says of itself in JSON-LD."""

from collections.abc import Mapping
from typing import Any

from tracker.demo.seed import Edition, Passage, Seed

Document = dict[str, Any]


def json_ld(seed: Seed, edition: Edition, origin: str, site: Mapping[str, Any]) -> Document:
    """Return the linked data of an edition: a NewsArticle or a LiveBlogPosting."""
    url = f"{origin}{seed.path}"
    document: Document = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting" if seed.site == "live" else "NewsArticle",
        "headline": edition.headline,
        "url": url,
        "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        "datePublished": edition.published_at.isoformat(),
        "dateModified": edition.updated_at.isoformat(),
        "inLanguage": seed.language,
        "articleSection": list(edition.topics),
        "author": [{"@type": "Person", "name": author} for author in edition.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": site["name"], "url": origin},
        "image": [f"{origin}/media/{edition.picture.name}-1200.jpg"],
        "isAccessibleForFree": True,
    }
    if seed.site == "live":
        document["coverageStartTime"] = edition.published_at.isoformat()
        document["liveBlogUpdate"] = [_entry(passage, url) for passage in edition.passages]
    return document


def _entry(passage: Passage, url: str) -> Document:
    return {
        "@type": "BlogPosting",
        "@id": f"{url}#{passage.id}",
        "url": f"{url}#{passage.id}",
        "headline": passage.title,
        "datePublished": passage.at.isoformat() if passage.at else None,
        "articleBody": "\n".join(piece.text for piece in passage.prose.pieces),
    }

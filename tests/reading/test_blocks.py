"""The article's blocks: what belongs, what it is, under which headings."""

import pytest

from tests.reading.pages import (
    COSTS,
    COUNCIL,
    CRACKS,
    FERRIES,
    HEADLINE,
    PROSE,
    URL,
    article,
    block,
    page,
    paragraphs,
    reading,
    texts,
)
from tracker.core.content import BlockKind, Link, NoteKind
from tracker.reading import Chrome, fingerprint

FIRST = paragraphs(COUNCIL, CRACKS)
LAST = paragraphs(FERRIES, COSTS)


def test_headings_make_section_paths() -> None:
    content = reading(
        article(f"{FIRST}<h2>Detours</h2><p>{FERRIES}</p><h3>Cost</h3><p>{COSTS}</p>")
    )
    assert block(content, FERRIES).section == ("Detours",)
    assert block(content, "Cost").section == ("Detours",)
    assert (block(content, "Cost").kind, block(content, "Cost").level) == (BlockKind.HEADING, 3)
    assert block(content, COSTS).section == ("Detours", "Cost")


def test_a_heading_may_be_one_by_its_name_only() -> None:
    content = reading(article(f'{FIRST}<div class="crosshead">Detours</div>{LAST}'))
    assert block(content, "Detours").kind is BlockKind.HEADING


def test_links_are_absolute_and_lead_somewhere() -> None:
    links = '<a href="/plan">plan</a> <a href="#top">up</a> <a href="http://[bad">bad</a> <a>no</a>'
    content = reading(article(f"{FIRST}<p>{FERRIES} {links}</p>"))
    (linked,) = (one for one in content.blocks if one.links)
    assert linked.links == (Link("plan", "https://gazette.example/plan"),)


def test_line_breaks_part_long_lines_and_join_short_ones() -> None:
    body = f"{FIRST}<p>{FERRIES}<br>{COSTS}</p><p>Roses are red<br>and so on.<br><br>Next.</p>"
    found = texts(reading(article(body)))
    assert FERRIES in found
    assert COSTS in found
    assert "Roses are red and so on." in found
    assert "Next." in found


def test_a_break_in_a_heading_is_a_space() -> None:
    content = reading(article(f"{FIRST}<h2>{'Detours ' * 6}<br>{'and ferries ' * 5}</h2>{LAST}"))
    (heading,) = texts(content, BlockKind.HEADING)
    assert heading.endswith("ferries")


def test_loose_text_between_blocks_is_a_paragraph() -> None:
    body = (
        f"<div>{COUNCIL}<p>{CRACKS}</p><b>{FERRIES}</b> <i>{COSTS}</i><p>The end is near.</p></div>"
    )
    found = texts(reading(article(body)))
    assert found == [COUNCIL, CRACKS, f"{FERRIES} {COSTS}", "The end is near."]


def test_code_keeps_its_lines_and_its_links() -> None:
    body = f'{FIRST}<pre>toll = 0\n\n  <a href="/f">ferry</a> = 2</pre>{LAST}'
    (code,) = (one for one in reading(article(body)).blocks if one.kind is BlockKind.CODE)
    assert code.text == "toll = 0\nferry = 2"
    assert code.links[0].text == "ferry"


def test_a_table_is_one_block_with_a_line_a_row() -> None:
    first = '<tr><td>First</td><td><a href="/e">2.9</a></td></tr>'
    cells = f"<tr><th>Estimate</th><th>Cost</th></tr>{first}"
    content = reading(article(f"{FIRST}<table>{cells}</table>{LAST}"))
    assert texts(content, BlockKind.TABLE) == ["Estimate | Cost\nFirst | 2.9"]


def test_a_table_with_a_long_cell_lays_out_text() -> None:
    rows = "".join(
        f"<tr><td>{one} {two}</td></tr>" for one, two in ((COUNCIL, CRACKS), (FERRIES, COSTS))
    )
    content = reading(page(f"<h1>{HEADLINE}</h1><table>{rows}</table>"))
    assert texts(content, BlockKind.PARAGRAPH) == [f"{COUNCIL} {CRACKS}", f"{FERRIES} {COSTS}"]


def test_quotations_keep_their_kind_even_in_a_figure() -> None:
    quote = "We could not sign it off for another season."
    body = f"{FIRST}<figure><blockquote><p>{quote}</p></blockquote></figure>{LAST}"
    assert texts(reading(article(body)), BlockKind.QUOTATION) == [quote]


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="newsletter-box"><p>Breaking news by email, as it happens, daily.</p></div>',
        '<div class="relatedStories"><p>Gulls delay the ferry trials for a second week.</p></div>',
        "<aside><p>What the mayor said in the spring, and why he said it twice.</p></aside>",
        '<div role="complementary"><p>What the mayor said in the spring of that year.</p></div>',
        "<p>AD</p>",
        "<p>PostEmailWhatsapp</p>",
        '<p><a href="/gulls">Gulls delay ferry trials for a second week</a></p>',
        '<p>Read more: <a href="/gulls">Gulls delay ferry trials</a></p>',
        "<p>Sign up for our newsletter and get the news of the harbour every morning.</p>",
        '<article class="x"><p>The quiet return of the night train, after years.</p></article>',
        '<p style="display: none">Nobody sees this paragraph, so nobody may be told of it.</p>',
        "<p hidden>Nobody sees this paragraph, so nobody may be told of it.</p>",
        '<div aria-hidden="true">Nobody hears this paragraph, and it is not the article.</div>',
        '<div><p>Short teaser</p><a href="/x">Gulls delay ferry trials for a second week</a></div>',
        "<nav><p>Where the menu is long enough to look like a paragraph of text.</p></nav>",
        "<p>(awh)</p>",
    ],
)
def test_furniture_between_paragraphs_is_not_the_article(furniture: str) -> None:
    plain = reading(article(FIRST + LAST))
    furnished = reading(article(f"<div>{FIRST}{furniture}{LAST}{furniture}</div>"))
    assert texts(furnished) == texts(plain) == list(PROSE)


def test_a_box_with_a_heading_of_its_own_is_not_the_article() -> None:
    box = "<div><h3>Tide tables</h3><p>Get the tables for the coming week, at the kiosk.</p></div>"
    last = [f"{text} So says number {number}." for number in range(3) for text in PROSE]
    content = reading(article(f"<div>{FIRST}{box}{paragraphs(*last)}</div>"))
    assert texts(content) == [COUNCIL, CRACKS, *last]


def test_comments_may_outgrow_the_article() -> None:
    said = "".join(f"<li><p>{COUNCIL} I say so, number {number}.</p></li>" for number in range(9))
    content = reading(
        page(f"<h1>{HEADLINE}</h1><div>{FIRST}{LAST}</div><ul class='comments'>{said}</ul>")
    )
    assert texts(content) == list(PROSE)


def test_a_name_is_no_proof_when_nearly_all_text_stands_there() -> None:
    content = reading(page(f"<h1>{HEADLINE}</h1><div class='newsletter'>{FIRST}{LAST}</div>"))
    assert texts(content) == list(PROSE)
    content = reading(page(f"<h1>{HEADLINE}</h1><div class='widget'>{FIRST}{LAST}</div>"))
    assert texts(content) == list(PROSE)


def test_what_a_framework_or_a_topic_is_called_says_nothing() -> None:
    body = f'<div class="md:hidden category-newsletter w-[20em] tag-comments">{FIRST}{LAST}</div>'
    more = f"<div><p>{COSTS} So they say, and nobody objects.</p></div>"
    assert texts(reading(article(body + more)))[:4] == list(PROSE)


def test_text_that_looks_exactly_like_the_article_is_the_article() -> None:
    first = f'<p class="prose">{COUNCIL}</p>'
    first = f'<div><div class="teaser-content"><div class="content">{first}</div></div>'
    rest = "".join(
        f'<div class="content"><p class="prose">{text} {number}.</p></div>'
        for number, text in enumerate(PROSE * 2)
    )
    content = reading(article(f"{first}{rest}</div>"))
    assert texts(content)[0] == COUNCIL


def test_what_is_known_of_a_host_is_chrome() -> None:
    slogan = "The Gazette: read on every quay since the year eighteen hundred and eleven."
    chrome = Chrome(frozenset({fingerprint(slogan)}))
    body = article(f"{FIRST}<p>{slogan}</p>{LAST}")
    assert slogan in texts(reading(body))
    assert slogan not in texts(reading(body, chrome=chrome))


def test_the_dek_opens_the_article_and_what_stands_before_it_does_not() -> None:
    dek = "Fourteen weeks of ferries: the council shuts it."
    kicker = "<h3>Harbour</h3>"
    content = reading(article(f'{kicker}<p class="standfirst">{dek}</p>{FIRST}{LAST}'))
    assert content.dek == dek
    assert texts(content)[0] == dek
    assert "Harbour" not in texts(content)


def test_a_dek_may_be_told_by_the_description() -> None:
    dek = "Ferries for fourteen weeks, no less"
    head = f'<meta name="description" content="{dek}">'
    content = reading(article(f"<div><span>{dek}</span></div><div>{FIRST}{LAST}</div>", head))
    assert content.dek == dek


def test_a_dek_is_found_without_a_headline() -> None:
    dek = "Fourteen weeks of ferries: the council shuts the old swing bridge at last."
    body = f'<main><p class="lead">{dek}</p><div>{FIRST}{LAST}</div></main>'
    assert reading(page(body).replace(HEADLINE.encode(), b"")).dek == dek


def test_bylines_and_times_before_the_first_sentence_are_not_text() -> None:
    body = f"<p>By Ana Whitlock</p><p>20.05.2025, 18:00</p>{FIRST}{LAST}<p>It is done.</p>"
    assert texts(reading(article(body))) == [*PROSE, "It is done."]


def test_nothing_is_said_twice() -> None:
    body = f"<p>{HEADLINE}</p>{FIRST}<p>{COUNCIL}</p>{LAST}"
    assert texts(reading(article(body))) == list(PROSE)


def test_a_headline_at_the_end_of_a_page_is_no_headline() -> None:
    content = reading(
        page(f"<div>{FIRST}{LAST}</div><h1>Contact</h1><p>Write to us at the quay.</p>")
    )
    assert texts(content) == list(PROSE)


def test_cited_sources_are_named_with_their_section() -> None:
    lines = '<p>Sources: <a href="/ft">Financial Times</a>, Reuters and BBC</p>'
    content = reading(article(f"{FIRST}<h2>Detours</h2>{LAST}{lines}"))
    (cited,) = content.cited_sources
    assert cited.names == ("Financial Times", "Reuters", "BBC")
    assert cited.section == ("Detours",)
    assert content.blocks[-1].kind is BlockKind.CITED_SOURCES


@pytest.mark.parametrize(
    "line",
    ["Sources: ", f"Source: {COUNCIL}", f"Sources: {'Reuters, ' * 60}", "Source: he said so"],
)
def test_a_sentence_about_sources_cites_none(line: str) -> None:
    assert reading(article(f"{FIRST}{LAST}<p>{line}</p>")).cited_sources == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Correction: an earlier version gave the wrong cost of the repair.", NoteKind.CORRECTION),
        ("Clarification: the office is the harbour's own.", NoteKind.CLARIFICATION),
        ("Editor’s note: this story has been amended.", NoteKind.EDITORS_NOTE),
        ("Update: the council has voted.", NoteKind.UPDATE),
        ("Anmerkung der Redaktion: Die Zahl wurde berichtigt.", NoteKind.EDITORS_NOTE),
        ("This article has been corrected to give the right cost.", NoteKind.CORRECTION),
    ],
)
def test_notes_are_told_from_text(text: str, kind: NoteKind) -> None:
    content = reading(article(f"{FIRST}{LAST}<p>{text}</p>"))
    assert [(note.kind, note.text) for note in content.notes] == [(kind, text)]
    assert block(content, text).kind is BlockKind.NOTE


def test_live_blog_entries_have_an_identity_and_a_time() -> None:
    def entry(name: str, at: str, text: str) -> str:
        return (
            f'<article class="live-entry" id="{name}"><header><time datetime="{at}">{at}</time>'
            f"<h2>Post {name}</h2></header><p>{text}</p><div class='share'><p>Share this post with "
            f"everyone you know, and then some.</p></div></article>"
        )

    posts = entry("e2", "2025-05-20T14:00:00Z", FERRIES) + entry("e1", "soon", CRACKS)
    marked = f'<div itemprop="liveBlogUpdate" id="e0"><p>{COSTS}</p></div>'
    nameless = f'<div class="live-post"><p>{COUNCIL}</p></div>'
    content = reading(article(f'<div class="posts">{posts}{marked}{nameless}</div>'))
    assert block(content, FERRIES).entry == "e2"
    assert block(content, FERRIES).section == ("Post e2",)
    assert block(content, CRACKS).entry == "e1"
    assert block(content, COSTS).entry == "e0"
    assert block(content, COSTS).section == ()
    assert block(content, COUNCIL).entry is None
    stamps = [(stamp.entry, stamp.at.isoformat()) for stamp in content.stamps if stamp.entry]
    assert stamps == [("e2", "2025-05-20T14:00:00+00:00")]


def test_scripts_of_their_own_weigh_what_they_say() -> None:
    one = "町議会は火曜日、古い旋回橋を十四週間閉鎖することを決めた。冬の嵐以来の論争が終わる。"
    two = "技術者は先月、六つの軸受のうち二つに亀裂を見つけ、もう一季節は無理だと述べた。"
    body = f"<main><article><h1>橋を閉鎖</h1>{paragraphs(one, two, one + two)}</article></main>"
    assert texts(reading(page(body, lang="ja"), URL)) == [one, two, one + two]


def test_a_paragraph_of_breaks_says_nothing() -> None:
    assert texts(reading(article(f"{FIRST}<p><br></p><p> </p>{LAST}"))) == list(PROSE)


def test_a_long_heading_in_a_pictures_frame_is_its_caption() -> None:
    said = f"{COUNCIL} {CRACKS}"
    content = reading(article(f'<div class="photo"><h2>{said}</h2></div>{FIRST}{LAST}'))
    assert texts(content, BlockKind.CAPTION) == [said]


def test_a_short_heading_in_a_pictures_frame_is_a_heading() -> None:
    content = reading(article(f'{FIRST}<div class="photo-story"><h2>Detours</h2></div>{LAST}'))
    assert texts(content, BlockKind.HEADING) == ["Detours"]


def test_a_frameset_has_no_text() -> None:
    content = reading(b"<html><frameset><frame src=a></frameset></html>")
    assert content.blocks == ()


def test_what_trails_after_the_last_sentence_is_cut() -> None:
    tail = "<p>Ferries</p><h2>More of it</h2><p>Tom</p>"
    assert texts(reading(article(f"{FIRST}{LAST}{tail}"))) == list(PROSE)


def test_an_article_may_end_with_a_table_or_without_a_full_stop() -> None:
    table = "<table><tr><td>2.9</td><td>million</td></tr></table>"
    assert texts(reading(article(f"{FIRST}{LAST}{table}")))[-1] == "2.9 | million"
    cut = "The council meets again in September to decide what becomes of"
    assert texts(reading(article(f"{FIRST}{LAST}<p>{cut}</p>")))[-1] == cut


def test_short_words_alone_are_kept_when_there_is_nothing_else() -> None:
    assert texts(reading(page("<p>One word</p>"))) == ["One word"]


def test_a_picture_in_the_text_keeps_its_caption_in_place() -> None:
    caption = "The bridge in March, before the storms."
    picture = f"<figure><img src='/b.jpg'><figcaption>{caption}</figcaption></figure>"
    content = reading(article(f"{FIRST}{picture}{LAST}"))
    assert texts(content) == [COUNCIL, CRACKS, caption, FERRIES, COSTS]


def test_a_tag_in_the_text_is_what_it_is() -> None:
    card = f'<a href="/x"><div>{FERRIES}</div></a>'
    body = f'{FIRST}{card}<p>Read <a href="/y">this<br>now</a>, {COSTS}</p>'
    found = texts(reading(article(body)))
    assert FERRIES not in found
    assert f"Read this now, {COSTS}" in found

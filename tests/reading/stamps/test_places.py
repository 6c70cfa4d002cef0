"""Where around the headline times are looked for."""

from selectolax.lexbor import LexborHTMLParser

from tracker.reading.stamps import Places, TimeMark, places

PROSE = "The river rose through the night and the town stood ready with sand and boats. " * 4


def found(body: str, title: str = "") -> Places:
    return places(LexborHTMLParser(f"<title>{title}</title><body>{body}"))


def test_lines_and_time_elements_between_headline_and_prose() -> None:
    page = found(
        f"<p>12 things</p><h1>How the river rose</h1><div><span>By Jo Reed</span> "
        f"<span>Published 4 March 2025</span></div>"
        f'<p><b>Updated</b> <time datetime="2025-03-04" class="when" itemprop="dateModified">'
        f"4 March</time></p><p>{PROSE}</p><p>{PROSE}</p><p>9 March 2025</p>"
    )
    assert page.lines == (
        "12 things", "By Jo Reed Published 4 March 2025", "Published 4 March 2025",
    )  # fmt: skip
    assert page.times == (
        TimeMark(
            value="2025-03-04", text="4 March", label="dateModified when", around="Updated 4 March"
        ),
    )


def test_what_stands_above_the_headline_is_looked_at_once() -> None:
    page = found(
        "<main><nav>1 2 3</nav><div><p>4 March 2025</p><time pubdate>5 March</time>"
        f"<p>{PROSE} 2024</p><h1>How the river rose</h1></div></main>"
    )
    assert page.lines == ("5 March", "4 March 2025")
    assert page.times == (TimeMark(text="5 March", label=" pubdate", around="5 March"),)


def test_only_what_stands_near_above_the_headline_is_looked_at() -> None:
    near = "<p>4 March 2025</p>" + "<br>" * 5
    far = "<p>5 March 2025</p>" + "<br>" * 6
    deep = "<div>" * 4 + "<h1>How the river rose</h1>" + "</div>" * 4
    assert found(f"{near}<h1>How the river rose</h1>").lines == ("4 March 2025",)
    assert found(f"{far}<h1>How the river rose</h1>").lines == ()
    assert found(f"<div>{near}{deep}</div>").lines == ()


def test_figures_in_prose_are_no_line() -> None:
    assert found(f"<h1>How the river rose</h1><p>{PROSE} 4 March 2025</p>").lines == ()


def test_figures_asides_and_scripts_are_passed_over() -> None:
    page = found(
        "<h1>How the river rose</h1><figure>4 March 2025</figure><aside>5 March 2025</aside>"
        "<script>6 March 2025</script><!-- 7 March 2025 --><p>8 March 2025</p>"
    )
    assert page.lines == ("8 March 2025",)


def test_the_headline_is_the_heading_most_like_the_title() -> None:
    page = found(
        "<h1>The Example Times</h1><p>1 May 2024</p><h1>How the river rose</h1><p>2 May 2024</p>",
        title="How the river rose | Example",
    )
    assert "2 May 2024" in page.lines
    lower = found(
        "<h1>Menu</h1><h2>Weather today and tomorrow</h2><p>1 May 2024</p>"
        "<h3>How the river rose</h3><p>2 May 2024</p>",
        title="How the river rose | Example",
    )
    assert lower.lines == ("1 May 2024", "2 May 2024")


def test_without_a_headline_the_article_itself_is_looked_at() -> None:
    assert found("<article><p>4 March 2025</p></article>").lines == ("4 March 2025",)
    assert found("<p>4 March 2025</p>") == Places()
    assert places(LexborHTMLParser("")) == Places()
    assert found("<article></article>") == Places()


def test_a_line_is_the_largest_element_that_is_still_one() -> None:
    page = found(
        "<h1>How the river rose</h1><div><div><div><p><i>4 March</i> 2025</p></div></div></div>"
        f"<div><span>5 March</span>{'word ' * 100}</div>"
        "<section><h1>Other</h1><span>6 March</span></section>"
    )
    assert page.lines == ("4 March 2025", "4 March", "2025", "5 March", "6 March")


def test_two_time_elements_in_one_line_keep_their_own_words() -> None:
    page = found(
        "<h1>How the river rose</h1><p>Published <time datetime='a'>4 March</time> updated "
        "<time datetime='b'>5 March</time></p>"
    )
    assert [mark.text for mark in page.times] == ["4 March", "5 March"]
    assert [mark.around for mark in page.times] == ["", ""]


def test_a_page_without_end_is_not_walked_to_its_end() -> None:
    page = found("<h1>How the river rose</h1>" + "<i>x</i>" * 1000 + "<p>4 March 2025</p>")
    assert page.lines == ()

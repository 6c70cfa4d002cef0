"""add, remove, pause, resume, tag, list, check, and the histories they make."""

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.e2e.origin import Origin


def test_a_url_goes_in_and_a_history_comes_out(shell: Shell, origin: Origin) -> None:
    assert origin.url in shell("add", origin.url, "--tag", "ports", "--every", "5m").out
    assert shell("check", "--json").documents[0]["outcome"] == "first"
    origin.publish()
    checked = shell("check", origin.url, "--json").documents[0]
    assert checked["outcome"] == "revised"
    [history] = shell("history", origin.url, "--json").documents
    assert [one["number"] for one in history["revisions"]] == [1, 2]
    assert history["article"]["every"] == 300.0
    told = shell("history", origin.url).out
    assert "revision 2" in told
    assert "paragraph.added" in told
    [event, _] = shell("events", "--json").documents
    assert (event["sequence"], event["type"]) == (1, "article.tracked")
    assert "article.revised" in shell("events", "--after", "1").out
    [reasons] = shell("why", origin.url, "--json").documents
    assert [one["outcome"] for one in reasons["checks"]] == ["revised", "first"]
    assert "next look" in shell("why", origin.url).out
    for written in ("text", "markdown", "html"):
        assert "1002 ships" in shell("show", origin.url, "--format", written).out
    assert "1002 ships" not in shell("show", origin.url, "--revision", "1").out
    [content] = shell("show", origin.url, "--json").documents
    assert content["schema"] == "content/1"
    assert "<!doctype html>" in shell("show", origin.url, "--format", "raw").out
    for written in ("terminal", "text", "markdown", "html"):
        shown = shell("diff", origin.url, "1..2", "--format", written)
        assert "1002" in shown.out
        assert "\x1b" not in shown.out
    [comparison] = shell("diff", origin.url, "--json").documents
    assert comparison["changes"][0]["kind"] == "paragraph.added"
    assert shell("diff", origin.url, "one..two").code == 2
    [blamed] = shell("blame", origin.url, "--json").documents
    assert blamed["schema"] == "blame/1"
    assert "1002 ships" in shell("blame", origin.url).out


def test_one_revision_has_nothing_to_be_compared_with(shell: Shell, origin: Origin) -> None:
    shell("add", origin.url)
    shell("check")
    refused = shell("diff", origin.url)
    assert refused.code == 1
    assert "only one revision" in refused.err
    assert shell("show", origin.url, "--revision", "9").code == 1


def test_articles_are_listed_by_tag_and_state(shell: Shell, origin: Origin) -> None:
    shell("add", origin.url, "--tag", "ports")
    shell("add", f"{origin.url}-2", "--json")
    assert len(shell("list", "--json").documents) == 2
    assert [one["url"] for one in shell("list", "--tag", "ports", "--json").documents] == [
        origin.url
    ]
    assert shell("pause", origin.url).code == 0
    assert origin.url in shell("list", "--state", "paused").out
    [resumed] = shell("resume", origin.url, "--json").documents
    assert resumed["state"] == "active"
    [tagged] = shell("tag", origin.url, "--add", "a", "--remove", "ports", "--json").documents
    assert tagged["tags"] == ["a"]
    assert shell("remove", origin.url).code == 0
    gone = shell("remove", origin.url)
    assert gone.code == 1
    assert origin.url in gone.err


def test_many_come_from_a_file_and_bad_ones_stop_nothing(
    shell: Shell, origin: Origin, tmp_path: Path
) -> None:
    lines = ["# ours", *(f"{origin.url}-{number}" for number in range(12)), "", "nonsense"]
    (tmp_path / "urls.txt").write_text("\n".join(lines))
    added = shell("add", "--file", tmp_path / "urls.txt", "--every", "1h")
    assert added.code == 1
    assert "nonsense" in added.err
    assert len(shell("list", "--json").documents) == 12
    assert len(shell("check", "--json").documents) == 1, "the others wait for their turn"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add",), 2),
        (("add", "http://127.0.0.1/x", "--every", "soon"), 2),
        (("add", "http://169.254.169.254/latest"), 3),
        (("add", "http://10.0.0.5/"), 3),
        (("add", "file:///etc/passwd"), 1),
        (("add", "https://user:pass@example.org/"), 1),
        (("check", "https://example.org/unknown"), 1),
        (("history", "https://example.org/unknown"), 1),
        (("nonsense",), 2),
    ],
)
def test_an_exit_code_says_how_it_went(shell: Shell, arguments: tuple[str, ...], code: int) -> None:
    assert shell(*arguments).code == code


def test_nothing_to_check_is_said(shell: Shell) -> None:
    assert "nothing is due" in shell("check").out


def test_everything_is_checked_when_asked(shell: Shell, origin: Origin) -> None:
    shell("add", origin.url)
    assert "first" in shell("check", "--all").out
    assert "unchanged" in shell("check", "--all").out


def test_a_setting_that_cannot_be_used_is_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_WORKERS", "none")
    refused = shell("list")
    assert refused.code == 2
    assert "TRACKER_WORKERS" in refused.err


def test_the_version_and_the_help_are_at_hand(shell: Shell) -> None:
    assert shell("--version").out.startswith("0.")
    assert "Example" in shell("add", "--help").out


def test_a_diff_without_colours_marks_its_words(shell: Shell, origin: Origin) -> None:
    shell("add", origin.url)
    shell("check", origin.url)
    origin.publish()
    shell("check", origin.url)
    shown = shell("diff", origin.url).out
    assert shown == shell("diff", origin.url, "--format", "text").out
    assert "{+" in shown


def test_a_history_says_what_is_not_believed_yet(
    shell: Shell, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_CONFIRM", "yes")
    shell("add", origin.url)
    shell("check", origin.url)
    shell("check", origin.url)
    assert "not a revision yet" not in shell("history", origin.url).out
    origin.publish()
    shell("check", origin.url)
    assert "not a revision yet" in shell("history", origin.url).out

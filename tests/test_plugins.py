"""Extensions by entry points: found, loaded, and named when they cannot be."""

from pathlib import Path

import pytest

from tracker import plugins
from tracker.channels.webhook import WebhookChannel
from tracker.errors import PluginError
from tracker.fetchers.http import HttpFetcher


def install(folder: Path, name: str, entry_points: str) -> None:
    """Install a distribution that consists of entry points only."""
    made = folder / f"{name}-1.0.dist-info"
    made.mkdir()
    (made / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (made / "entry_points.txt").write_text(entry_points)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder whose distributions are found."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_our_own_come_in_by_the_same_door() -> None:
    assert plugins.load("tracker.fetchers")["http"] is HttpFetcher
    assert plugins.load("tracker.channels")["webhook"] is WebhookChannel
    assert plugins.load("tracker.nothing") == {}


def test_extensions_are_loaded_in_the_order_of_their_names(site: Path) -> None:
    install(site, "more", "[tracker.tests]\nzeta = math:tau\nalpha = math:pi\n")
    install(site, "less", "[tracker.tests]\nmiddle = math\n")
    assert list(plugins.load("tracker.tests")) == ["alpha", "middle", "zeta"]


@pytest.mark.parametrize("target", ["no.such.module:thing", "math:no_such_thing", "broken_ext"])
def test_an_extension_that_cannot_be_loaded_is_named(site: Path, target: str) -> None:
    (site / "broken_ext.py").write_text("1 / 0\n")
    install(site, "broken", f"[tracker.tests]\nodd = {target}\n")
    with pytest.raises(PluginError, match=r"tracker\.tests: 'odd' .* cannot be loaded"):
        plugins.load("tracker.tests")


def test_two_extensions_of_one_name_are_one_too_many(site: Path) -> None:
    install(site, "one", "[tracker.tests]\nsame = math:pi\n")
    install(site, "two", "[tracker.tests]\nsame = math:tau\n")
    with pytest.raises(PluginError, match="two extensions"):
        plugins.load("tracker.tests")

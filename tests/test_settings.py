"""Settings: read once, refused by name."""

import ipaddress
from datetime import timedelta

import pytest

from tracker.errors import SettingsError
from tracker.settings import Settings, notify_socket


def test_nothing_set_is_sane() -> None:
    settings = Settings.from_environment({})
    assert settings == Settings()
    assert settings.base_url == "http://127.0.0.1:8000"
    assert "story-tracker/" in settings.user_agent
    assert settings.allow_networks == ()


def test_every_kind_of_value_is_read() -> None:
    settings = Settings.from_environment(
        {
            "TRACKER_DATABASE": "postgresql://t:secret@db/t",
            "TRACKER_CONTACT": "https://example.org/about",
            "TRACKER_ALLOW_NETWORKS": "127.0.0.0/8, ::1/128",
            "TRACKER_ALLOW_PORTS": "80,8081",
            "TRACKER_WORKERS": "9",
            "TRACKER_FETCH_DEADLINE": "2.5",
            "TRACKER_CADENCE": "60",
            "TRACKER_CONFIRM": "no",
            "TRACKER_PUBLIC_URL": "https://tracker.example/",
            "TRACKER_WEB_TOKEN": "hush",
        }
    )
    assert settings.allow_networks == (
        ipaddress.ip_network("127.0.0.0/8"),
        ipaddress.ip_network("::1/128"),
    )
    assert settings.allow_ports == (80, 8081)
    assert settings.workers == 9
    assert settings.fetch_deadline == timedelta(seconds=2.5)
    assert settings.cadence == timedelta(minutes=1)
    assert settings.confirm is False
    assert settings.base_url == "https://tracker.example"
    assert settings.shown_database == "postgresql://t:…@db/t"
    assert "+https://example.org/about" in settings.user_agent
    assert "hush" not in repr(settings)


def test_the_cadence_may_be_ours() -> None:
    assert Settings.from_environment({"TRACKER_CADENCE": "auto"}).cadence is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORKERS", "0"),
        ("WORKERS", "many"),
        ("FETCH_DEADLINE", "-1"),
        ("FETCH_DEADLINE", "nan"),
        ("ALLOW_NETWORKS", "everything"),
        ("ALLOW_PORTS", "80,http"),
        ("CONFIRM", "perhaps"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"TRACKER_{name}"):
        Settings.from_environment({f"TRACKER_{name}": value})


def test_systemd_says_where_it_listens() -> None:
    assert notify_socket({"NOTIFY_SOCKET": "/run/x"}) == "/run/x"
    assert notify_socket({}) is None

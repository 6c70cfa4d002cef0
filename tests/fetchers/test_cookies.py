"""The few cookies of one fetch."""

from tracker.fetchers.cookies import Jar


def test_cookies_go_back_to_their_origin_and_are_then_forgotten() -> None:
    jar = Jar()
    assert jar.visit("https://a.example") is None
    jar.keep(["a=1; Path=/x; HttpOnly", "b = 2 ; Domain=.example", "no value", "=x", "c="])
    assert jar.visit("https://a.example") == "a=1; b=2; c="
    assert jar.visit("http://a.example") is None
    assert jar.visit("https://a.example") is None


def test_cookies_are_replaced_and_taken_back() -> None:
    jar = Jar()
    jar.visit("https://a.example")
    jar.keep(["a=1", "a=2", "b=1"])
    assert jar.visit("https://a.example") == "a=2; b=1"
    jar.keep(["a=; Max-Age=0", "b=x; max-age = -1"])
    assert jar.visit("https://a.example") is None


def test_cookies_are_bounded_in_number_and_size() -> None:
    jar = Jar()
    jar.visit("https://a.example")
    jar.keep([f"c{n}=1" for n in range(5000)])
    said = jar.visit("https://a.example")
    assert said
    assert said.count("=") == 50
    jar.keep([f"c0={'x' * 9000}"])
    assert jar.visit("https://a.example") is None

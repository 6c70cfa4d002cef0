"""
What makes a page heavy without saying anything: styles, scripts, icons, settings.

Everything is drawn from a seeded generator: the same seed gives the same bytes.
"""

import json
from collections.abc import Sequence
from random import Random

_WORDS = (
    "teaser", "header", "banner", "grid", "column", "card", "ribbon", "drawer", "panel",
    "toggle", "search", "cluster", "strip", "rail", "masthead", "caption", "figure", "meta",
    "label", "badge", "stack", "tray", "shelf", "slot", "frame", "spacer", "divider", "crumb",
)  # fmt: skip
_PARTS = (
    "inner", "outer", "title", "link", "icon", "image", "list", "button", "text", "wrap", "row",
    "head", "foot", "mark", "line",
)  # fmt: skip
_RULES = (
    "margin:0 0 {a}px",
    "padding:{a}px {b}px",
    "display:flex;align-items:center",
    "font:{c} {a}px/1.{b} var(--serif)",
    "color:var(--ink-{b})",
    "background:var(--paper-{a})",
    "border-bottom:1px solid rgba({a},{b},{a},.1{b})",
    "grid-template-columns:repeat({b},minmax(0,1fr))",
    "letter-spacing:.0{b}em;text-transform:uppercase",
    "max-width:{c}px",
    "transition:opacity .{b}s ease-in-out",
    "position:absolute;inset:{a}px auto auto {b}px",
)
_CODE = (
    "function {f}(e,t){{var n=e[{a}]||{{}};return t?n.{w}&&n.{w}(t,{b}):void 0}}",
    "var {f}=function(e){{for(var t={a},n=e.length;t<n;t+={b})e[t]&&e[t].{w}({c});return e}};",
    'try{{window.{w}Queue=window.{w}Queue||[];{f}.push(["{w}.{p}",{c}])}}catch(e){{}}',
    "{f}.prototype.{w}=function(){{return this._{p}||(this._{p}=new {f}({c},{a}))}};",
    'document.addEventListener("{p}:{w}",function(e){{e.detail&&{f}(e.detail.{p},{b})}},!1);',
    'if(!("{w}"in {f}))Object.defineProperty({f},"{w}",{{get:function(){{return {c}}}}});',
    "switch({f}.{p}){{case {a}:return {b};case {c}:break;default:{f}.{w}=!{a}}}",
)


def styles(seed: str, length: int) -> str:
    """Return about that many characters of style rules."""
    random, rules, size = Random(f"styles {seed}"), [":root{--ink-1:#111;--paper-1:#fff}"], 0
    while size < length:
        chosen = ";".join(_filled(random, rule) for rule in random.sample(_RULES, 3))
        rules.append(f".{random.choice(_WORDS)}__{random.choice(_PARTS)}{{{chosen}}}")
        size += len(rules[-1]) + 1
    return "\n".join(rules)


def script(seed: str, length: int) -> str:
    """Return about that many characters of minified code that does nothing."""
    random, lines, size = Random(f"script {seed}"), ['!function(){"use strict";'], 0
    while size < length:
        lines.append(_filled(random, random.choice(_CODE)))
        size += len(lines[-1]) + 1
    return "\n".join((*lines, "}();"))


def settings(seed: str, length: int) -> str:
    """Return about that many characters of JSON, as a site's client settings."""
    random = Random(f"settings {seed}")
    table: dict[str, object] = {}
    while len(table) * 96 < length:
        key = f"{random.choice(_WORDS)}.{random.choice(_PARTS)}.{random.randrange(1000)}"
        table[key] = {
            "enabled": random.random() < 0.5,
            "bucket": random.randrange(100),
            "variant": random.choice(_WORDS),
            "ids": [hexes(random, 8) for _ in range(2)],
        }
    return json.dumps(table, separators=(",", ":"))


def icons(seed: str, count: int) -> Sequence[tuple[str, str]]:
    """Return named outlines for a sprite of icons."""
    random = Random(f"icons {seed}")
    return [(f"{_WORDS[n % len(_WORDS)]}-{n}", _outline(random)) for n in range(count)]


def hexes(random: Random, length: int) -> str:
    """Return a run of hexadecimal digits."""
    return f"{random.getrandbits(4 * length):0{length}x}"


def _outline(random: Random) -> str:
    numbers = [f"{random.uniform(0, 24):.2f}" for _ in range(24)]
    return (
        "M" + "L".join(f"{x} {y}" for x, y in zip(numbers[::2], numbers[1::2], strict=True)) + "z"
    )


def _filled(random: Random, pattern: str) -> str:
    return pattern.format(
        a=random.randrange(1, 9),
        b=random.randrange(1, 9),
        c=random.randrange(100, 900),
        f=f"{random.choice('abcdefgh')}{random.randrange(100)}",
        w=random.choice(_WORDS),
        p=random.choice(_PARTS),
    )

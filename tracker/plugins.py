"""Extensions, found through entry points and loaded when asked for."""

from importlib.metadata import EntryPoint, entry_points
from typing import Any

from tracker.errors import PluginError


def load(group: str) -> dict[str, Any]:
    """
    Load every extension of a group by name, in alphabetical order.

    Raises PluginError when one cannot be loaded or two have one name.
    """
    loaded: dict[str, Any] = {}
    for point in sorted(entry_points(group=group), key=lambda one: (one.name, one.value)):
        if point.name in loaded:
            raise PluginError(f"two extensions of {group} are named {point.name!r}")
        loaded[point.name] = _load(point)
    return loaded


def _load(point: EntryPoint) -> Any:
    # An extension is somebody else's code and can fail in any way.
    try:
        return point.load()
    except Exception as error:
        raise PluginError(
            f"{point.group}: {point.name!r} ({point.value}) cannot be loaded: {error!r}"
        ) from error

"""When a flight leaves: messages give local times and name no zone, which its airport does."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import airportsdata

from zotim.core.clocks.registry import zone


@cache
def _airports() -> dict[str, str]:
    return {code: str(one["tz"]) for code, one in airportsdata.load("IATA").items() if one["tz"]}


def zone_of(place: str) -> ZoneInfo:
    """The zone of an airport by its code of three letters; that of the installation for one that isn't known."""
    try:
        return ZoneInfo(_airports()[place.upper()])
    except (KeyError, ZoneInfoNotFoundError):
        return zone()


def moment_of(local: str, place: str) -> datetime | None:
    """The moment of ``YYYY-MM-DDTHH:MM`` at an airport. A day alone, or nothing, is no moment."""
    if "T" not in local:
        return None
    return datetime.fromisoformat(local).replace(tzinfo=zone_of(place))

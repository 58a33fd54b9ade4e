"""A time that ends is kept as the moment after it; people say its last day."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def after(day: date) -> datetime:
    """The moment after a day's last, where people are."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def last_day(end: datetime) -> date | None:
    """The last day of something that ends with a day, where people are; None for what ends within one."""
    local = timezone.localtime(end)
    return local.date() - timedelta(days=1) if local.time() == time.min else None

"""A line of the list of what waits, drawn in one piece: home has a hundred of them."""

from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from zotim.core.access.tasks import Task
from zotim.core.ui import show


def line(task: Task, today: date) -> SafeString:
    """The task with its day (or since when it waits), what it is, why it waits and whose it is, and its step."""
    late = bool(task.due_on and task.due_on < today)
    css, tag = "late" if late else "" if task.due_on or task.since else "undated", "late" if late else "acc"
    what = show.translated(task.what)
    if task.url:
        language = format_html(' lang="{}"', task.language) if task.language else ""
        what = format_html('<a href="{}"{}>{}</a>', task.url, language, what)
    many = f" · {show.amount(task.count)}" if task.count else ""
    # Classes are ours: only what somebody wrote is looked through for markup.
    line = (
        f'<li class="{css}">{{}}<span>{{}}{many}<br><small>{{}}</small></span><span class="tag {tag}">{{}}</span></li>'
    )
    return format_html(line, _day(task, today), what, show.details(task.why, task.note, task.reference), task.step)


def _day(task: Task, today: date) -> SafeString | str:
    if task.due_on:
        return show.when(task.due_on, today)
    if not task.since:
        return ""
    said = gettext("since %(day)s") % {"day": show.near(task.since, today)}
    return format_html('<time class="since" datetime="{}">{}</time>', task.since.isoformat(), said)

"""The slow, obvious answer to where commitments stood: every one of them rebuilt from its revisions."""

from collections import Counter

from zotim.register.reports.promises import on_record
from zotim.vocabulary import Classification


def rebuilt(moment):
    """How many active commitments stood at each glyph at *moment*."""
    return Counter(promise.glyph for promise in on_record(moment, Classification.RESTRICTED).promises)

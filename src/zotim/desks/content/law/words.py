"""Words for ways of acting, contact points and kinds of fields."""

from zotim.core.ui import words
from zotim.desks.content.law.models import Means, Takes, Way

words.add("Way", dict(Way.choices))
words.add("Means", dict(Means.choices))
words.add("Takes", dict(Takes.choices))

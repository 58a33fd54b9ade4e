"""Where a record stands that has no page of its own. Search, tasks, proposals and papers all ask here."""

from django.urls import reverse

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.register.models import Commitment, Measure


def measure_url(actor: Actor, measure: Measure) -> str:
    """A measure stands on the page of its first commitment that the actor may see; nothing if there is none."""
    one = measure.commitments.filter(visible(Commitment, actor)).order_by("created_at", "pk").first()
    return reverse("commitment", args=[one.pk]) + "#measures" if one else ""

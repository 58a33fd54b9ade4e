"""What hangs on an item goes with it."""

from zotim.desks.content.intake.retention import goes_along
from zotim.desks.content.review.models import Conflict, Exposure, Reading, Sample, Turn

for model in (Conflict, Exposure, Reading, Sample, Turn):
    goes_along(lambda item, model=model: model.objects.filter(item=item))  # type: ignore[misc]

"""The log is verified once a day, and when somebody asks; the log itself keeps what was found."""

from datetime import timedelta

from django.conf import settings

from zotim.core.audit import keys, notes
from zotim.core.audit.services import checkpoint_folder, record
from zotim.core.audit.verify import verify
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run

VERIFY = "oversight.log.verify"
WHOLE, BROKEN = "audit.log.verified", "audit.log.broken"


@every(timedelta(days=1))
@job(VERIFY, retries=3)
def verify_log(run: Run) -> None:
    """Read the whole chain, compare it with every published checkpoint, and put the answer on record."""
    try:
        published = [notes.read(path) for path in sorted(checkpoint_folder().glob("checkpoint-*.txt"))]
        result = verify(checkpoints=published, keys=keys.public_keys(settings.ZOTIM_KEYS))
    except (notes.NoteError, keys.KeyFileError):
        record(run.actor, BROKEN, outcome="failed", details={"problem": "unreadable_checkpoint"})
    else:
        details: dict[str, int | str] = {
            "sealed": result.sealed,
            "waiting": result.waiting,
            "checkpoints": result.checkpoints,
        }
        if result.problem is None:
            record(run.actor, WHOLE, details=details)
        else:
            details["problem"] = result.problem.kind.name.lower()
            if result.problem.number is not None:
                details["number"] = result.problem.number
            record(run.actor, BROKEN, outcome="failed", details=details)
    run.progress(1, 1)

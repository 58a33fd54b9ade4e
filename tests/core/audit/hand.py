"""Work on the log in a process of its own, to be run at the same time as others or to be killed.

python hand.py write COUNT | seal SECONDS | rest | kill SEED ROUNDS | verify
"""

import json
import os
import random
import signal
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402

from zotim.core.audit import services, verify  # noqa: E402
from zotim.core.audit.models import Event, Unsealed  # noqa: E402


def write(count):
    who = services.System("writer")
    for n in range(int(count)):
        services.record(who, "register.commitment.added", details={"n": n})


def seal(seconds):
    until, sealed = time.monotonic() + float(seconds), 0
    while time.monotonic() < until:
        sealed += services.seal(limit=7)
    print(json.dumps({"sealed": sealed}))


def rest():
    """Seal whatever waits, however long it takes."""
    while services.seal():
        pass


def kill(seed, rounds):
    """Children that write and seal are killed at random moments; after each the log must verify."""
    drawn = random.Random(int(seed))
    for n in range(int(rounds)):
        write(20)
        connection.close()
        child = os.fork()
        if not child:
            while True:
                write(1)
                services.seal(limit=5)
        time.sleep(drawn.uniform(0.001, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        result = verify.verify()
        if not result.ok:
            sys.exit(f"seed {seed}, round {n}: {result}")
    rest()
    report()


def report():
    result = verify.verify()
    print(json.dumps({**result.as_json(), "events": Event.objects.count(), "queued": Unsealed.objects.count()}))


if __name__ == "__main__":
    {"write": write, "seal": seal, "rest": rest, "kill": kill, "verify": report}[sys.argv[1]](*sys.argv[2:])

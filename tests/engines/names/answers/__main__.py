"""Write what a new version answers of the pairs of an old one: ``python -m tests.engines.names.answers OLD NEW``."""

import sys

from tests.engines.names.answers import kept, write

old, new = sys.argv[1:]
write([(one.query, one.entry) for one in kept(old)], new)

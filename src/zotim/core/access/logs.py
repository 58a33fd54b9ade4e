"""What must not stand in the log of the server. Nothing here needs Django: logging is set up before it is."""

import logging
import re

SECRET = re.compile(r"[\w-]{40,}(?::[\w-]+)*")
"""What is as long as a secret in an address; ids are shorter."""


class NoSecrets(logging.Filter):
    """Takes secrets out of the addresses that Django names when a request fails: whoever reads a log could use them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every line through, those about a request without what could be a secret."""
        if hasattr(record, "request") and isinstance(record.args, tuple):
            record.args = tuple(SECRET.sub("…", one) if isinstance(one, str) else one for one in record.args)
        return True

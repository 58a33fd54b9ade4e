"""Whether one can listen somewhere, asked before the server starts: it would only say so in a trace of its own."""

import socket


def why_not(host: str, port: int) -> str | None:
    """Why nobody can listen on *host*:*port* now, with what to do; None when one can."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "there is no such port"
        return f"Can't listen on {host}:{port}: {reason}. Choose another with --port."
    return None

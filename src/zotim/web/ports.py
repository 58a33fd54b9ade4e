"""Where one can listen, asked before the server starts: it would only say in a trace of its own that it can't."""

import socket


def chosen(host: str, port: int) -> int:
    """*port*, or for 0 one that is free on *host* now: the server would say 0 of it, and nobody would find the site."""
    if port:
        return port
    with socket.socket(_family(host)) as tried:
        tried.bind((host, 0))
        return int(tried.getsockname()[1])


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def why_not(host: str, port: int) -> str | None:
    """Why nobody can listen on *host*:*port* now, with what to do; None when one can."""
    try:
        with socket.socket(_family(host)) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "there is no such port"
        return f"Can't listen on {host}:{port}: {reason}. Choose another with --port."
    return None

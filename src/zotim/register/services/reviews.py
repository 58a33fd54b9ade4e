"""The reason that a refusal takes."""


def reasoned(reason: str, what: str) -> None:
    """Refuse *what* when nobody says why. Raises ValueError."""
    if not reason.strip():
        raise ValueError(f"{what} takes a reason")

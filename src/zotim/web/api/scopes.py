"""What a token may be for. A scope is a role that the token's organisation holds while the token is used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """*role* is what the token is taken for; *kinds* are the kinds of organisation that may hold it (empty: any)."""

    code: str
    role: str
    meaning: str
    kinds: tuple[str, ...] = ()


SCREEN = "screen:"
"""Before what a token screens for: it has one such purpose, which is on record with each call."""
SCOPES: dict[str, Scope] = {
    scope.code: scope
    for scope in (
        Scope("read:register", "focal_point", "What this body leads in the register, and what is public there"),
        Scope(
            "read:centre",
            "analyst",
            "The whole register, statements and reports included: for the coordination centre's own systems",
            ("coordination_centre",),
        ),
        Scope("report:content", "content_reporter", "Report content"),
        Scope(SCREEN + "customers", "finance_officer", "Ask the lists for customers"),
        Scope(SCREEN + "payments", "finance_officer", "Ask the lists for parties of payments"),
        Scope(SCREEN + "passengers", "travel_officer", "Ask the lists for travellers"),
        Scope("content:hash", "content_hasher", "Have fingerprints of pictures and files made"),
        Scope("content:match", "content_matcher", "Ask the banks of fingerprints"),
        Scope("content:write", "content_writer", "Propose entries of banks, for people to confirm"),
        Scope("content:follow", "content_partner", "Fetch what changes in banks that the body may follow"),
    )
}

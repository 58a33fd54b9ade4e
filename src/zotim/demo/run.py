"""Make the demonstration, step by step, and say so. Run by ``zotim demo`` in a process of its own."""

from pathlib import Path


def main() -> None:
    """Create the database, load the state, walk the walk."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils.translation import override
    from rich.console import Console

    from zotim.demo import (
        abroad,
        alerts,
        calls,
        cases,
        closing,
        complaints,
        content_account,
        content_banks,
        content_complaint,
        content_dispatch,
        content_exchange,
        content_intake,
        content_law,
        content_matching,
        content_review,
        customers,
        designations,
        duties,
        freezes,
        indicators,
        library,
        lists,
        measures,
        missions,
        nominees,
        obliged,
        past,
        places,
        public,
        reports,
        returns,
        rights,
        rotations,
        stabilisation,
        state,
        tours,
        travel,
        waiting,
    )
    from zotim.demo.people import person
    from zotim.demo.walk import walk
    from zotim.register.selectors.library import gaps

    console = Console()

    def tell(what: str, detail: str) -> None:
        console.print(f"[green]✓[/green] {what}", f"[dim]{detail}[/dim]", highlight=False, soft_wrap=True)

    call_command("migrate", verbosity=0, interactive=False)
    tell("The database is made", str(settings.DATABASES["default"]["NAME"]))
    bodies = state.load()
    tell("A made-up state is loaded", f"{len(bodies)} bodies, {len(state.PEOPLE)} invented people")
    promises = past.load(bodies)
    tell("Two earlier statements are read and their promises accepted", f"{promises} commitments")
    blocked = measures.load(bodies)
    tell("A measure gets its budget and an obstacle; a promise that was entered twice is merged", f"{blocked} blocked")
    obligations = library.load(bodies)
    tell("The library is loaded, and what answers it is linked", f"{obligations} obligations with their marks")
    unanswered = gaps(person("Mira Dervishi")).filter(instrument__symbol=library.SYMBOL)
    with override("en"):  # a mark is in the language of the page, and a terminal's is English
        found = " · ".join(one.cited for one in unanswered)
    tell("A resolution is read, and what nothing answers is found", found)
    case = cases.load(bodies)
    tell(
        "A made-up case is opened, its notes sealed; a teacher is let in, two bodies get referrals",
        case.reference,
    )
    asked = lists.load()
    tell("Lists are kept, and an Arabic name meets its Latin entry", f"{asked.reference} · {asked.hits} entry")
    waits = designations.load()
    tell("A national list is decided on here, by two people each", f"{waits.reference} waits for its second decider")
    paid, namesake = alerts.load(asked)
    tell("A payment is held for an alert, a namesake is told apart", paid.reference)
    heard = complaints.load(bodies, namesake)
    tell(
        "Complaints come in, are decided and reviewed; the namesake is cleared",
        f"{heard.number} complaints · receipt {heard.code}",
    )
    frozen = freezes.load()
    tell("A hold is confirmed by a second person, another waits for one", f"{frozen.reference} · a part is released")
    asked_again = customers.load()
    tell(
        "A bank's customers are put in, and asked again when a list changes; a payment is held",
        f"{asked_again.asked} customers · {asked_again.alerts} alert",
    )
    referred = travel.load()
    tell("A flight is taken in, a namesake is told apart, border police answer a referral", referred.reference)
    told = obliged.load()
    tell(
        "Obliged entities are told of a change",
        f"{told.told} entities: nothing found, something frozen, one has to be told",
    )
    platform = content_law.load()
    tell(
        "The content desk has its law, its forms and its platforms",
        f"{platform.reference} was told how orders are sent",
    )
    kept = content_banks.load()
    tell(
        "Banks of fingerprints are filled by two curators, a partner's list waits for the second",
        f"{len(kept)} banks · {len(content_banks.SOURCES)} protected sources",
    )
    reported = content_intake.load()
    tell("Content is reported, once or several times", f"{reported.reports} reports of {reported.items} items")
    met = content_matching.load()
    tell("It meets what is known; a flood of one host is held back", f"{met.met} times · {met.flood.reference}")
    judged = content_review.load()
    tell("It is read by the legal test", f"two agree on {judged.agreed} items, {judged.asked} waits for the adviser")
    gone = content_dispatch.load()
    tell("What goes out is approved by another, sent and answered", f"{gone.sent} have left, {gone.waits} waits")
    objects = content_complaint.load(bodies)
    tell(
        "Whoever published what was removed complains of it",
        f"{objects.reference} is with an officer who took no part" if objects else "nothing was removed",
    )
    leaves = content_exchange.load()
    tell("A neighbour follows a bank, files leave by two curators, a system wants something", f"{len(leaves)} of them")
    edition = content_account.load()
    tell("What went out is published without content, by two people", f"{edition.year}; another edition waits")
    left = waiting.load(case)
    tell("Work is left waiting", f"for {left} people: a suggestion, a second signature, a stand-in, a case")
    on_the_way = closing.load(bodies)
    tell("Cases end and go on elsewhere", f"{on_the_way} transfers to another municipality; one was received")
    group = returns.load()
    tell("A group that comes back in ten days is prepared", f"{group.reference}, of two people")
    demands = rights.load(case, bodies)
    tell("Police and prosecution ask in writing", f"{demands} requests: one answered, one decided, one waits")
    version = public.first()
    tell("What is public is released by two people", f"version {version.number} · /public/")
    counted = indicators.load(bodies)
    tell("Indicators are supplied, some from another installation's signed file", f"{counted} values count")
    walked = walk(tell, Path(settings.ZOTIM_HOME) / "reports")
    indicators.soldiers(walked.commitment)
    promised = missions.load(bodies, walked.commitment)
    tell("The six are tied to a mission, its mandates and its billets", f"{promised.reference} · 3 of 6 accepted")
    listed = nominees.load(bodies)
    tell("People who may be sent are on a list, their names sealed", f"{len(listed)} of them, by staff number")
    named = tours.load(bodies, promised.mission, listed)
    tell("Some are named for billets; what each lacks is worked out", f"{len(named)} tours, one of them under way")
    planned = rotations.load(promised.mission)
    known = " · ".join(f"{one.reference}: {one.uncovered} days that nobody covers" for one in planned)
    tell("Rotations are planned by the engine, and a what-if beside; nobody has accepted them", known)
    programme = stabilisation.load(bodies)
    tell("A programme in a freed district is paid, measured and reported on; one report is late", programme.reference)
    followed, stood = places.load()
    tell(
        "Areas have a history with sources, and places say what is told of them",
        f"{len(followed)} areas, {len(stood)} places",
    )
    calls.load(tell, Path(settings.ZOTIM_HOME) / "reports")
    groups, needs = abroad.load(bodies)
    tell("Groups abroad, seats and meetings are put in, and what is needed", f"{groups} groups, {needs} needs")
    pack = duties.load()
    tell("The calendar is filled, and a pack for a successor is made", f"{pack.reference} · {pack.files.count()} files")
    public.second()
    tell("A report is published, and the next version waits for its second person", walked.report.reference)
    reports.load(tell)
    console.print(f"\n[dim]{walked.note}[/dim]", highlight=False)


if __name__ == "__main__":
    main()

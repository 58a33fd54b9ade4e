"""From a table to what is told of it: few are hidden, then whatever would give those away, then as much is shown again
as can be."""

from collections.abc import Mapping, Sequence

from zotim.engines.disclosure.auditing import Audit, protected
from zotim.engines.disclosure.model import USUAL, Key, Kind, Release, Rules, Sum, TableError, Told, Why


def first_told(value: int, rules: Rules) -> Told:
    """What is told of a cell that stands alone: few are hidden, or in the first band, and so is nobody at all."""
    few = value < rules.k
    if rules.banded:
        low = value // rules.k * rules.k
        return Told(low, low + rules.k - 1, Why.SMALL if few else Why.ENOUGH)
    return Told(0, None, Why.SMALL) if few else Told(value, value)


def publish(
    cells: Mapping[Key, int], sums: Sequence[Sum], rules: Rules = USUAL, earlier: Mapping[Key, Told] | None = None
) -> Release:
    """What is told of each cell. *earlier*: what was told of some of them in releases that are out, which stays.

    The cells of earlier releases are in *cells* with what they counted, and so are the sums that join them to the new
    ones. The same table gets the same answer. Raises TableError.
    """
    earlier = earlier or {}
    if missing := [key for key in earlier if key not in cells]:
        raise TableError(f"{missing[0]} was told earlier, and isn't in the table")
    return _Publishing(cells, sums, rules, earlier).release()


class _Publishing:
    def __init__(
        self, cells: Mapping[Key, int], sums: Sequence[Sum], rules: Rules, earlier: Mapping[Key, Told]
    ) -> None:
        self.cells, self.sums, self.rules, self.earlier = cells, sums, rules, earlier
        self.audit, self.width = Audit(cells, sums), rules.k - 1
        self.told = {key: earlier.get(key) or first_told(value, rules) for key, value in cells.items()}
        self.audit.bounds(self.told)  # what was told earlier was so
        self.lost = dict[Key, tuple[int, int]]()
        """What earlier releases give away."""

    def release(self) -> Release:
        self._hide()
        self._show_again()
        return Release({key: one for key, one in self.told.items() if key not in self.earlier}, self.lost)

    def _hide(self) -> None:
        """Hide until nothing can be worked out. What is open once stays open, since hiding only widens."""
        safe = set[Key]()
        while waiting := [key for key in protected(self.told, self.rules) if key not in safe and key not in self.lost]:
            narrow = next(self.audit.narrow(self.told, waiting, self.width), None)
            if narrow is None:
                return
            key, span = narrow
            safe.update(waiting[: waiting.index(key)])
            hideable = [one for one, told in self.told.items() if told.kind != Kind.HIDDEN and one not in self.earlier]
            hidden = self.audit.cheapest(self.told, key, hideable, self.width)
            if hidden is None:
                self.lost[key] = span
                continue
            for one in hidden:
                self.told[one] = Told(0, None, Why.GIVES_AWAY, key, self._line(key, one))

    def _line(self, key: Key, one: Key) -> Key:
        """The total of the line that both are in; of the first that *one* is in where there are others between them."""
        lines = [each for each in self.sums if one == each.total or one in each.parts]
        return next((each for each in lines if key == each.total or key in each.parts), lines[0]).total

    def _show_again(self) -> None:
        """Show what turned out not to be needed, the dearest first."""
        order = sorted(self.told, key=lambda one: -int(self.audit.costs[self.audit.at[one]]))
        for key in order:
            before = self.told[key]
            again = first_told(self.cells[key], self.rules)
            if key in self.earlier or before.kind != Kind.HIDDEN or again.kind == Kind.HIDDEN:
                continue
            self.told[key] = again
            asked = [one for one in protected(self.told, self.rules) if one not in self.lost]
            if next(self.audit.narrow(self.told, asked, self.width), None) is not None:
                self.told[key] = before

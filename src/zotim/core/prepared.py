"""Questions whose SQL is put together once.

A page asks the database many short questions, and Django makes the SQL of each anew, from the first ``filter`` to the
last comma: on home that is more work than all answers. A :class:`Prepared` is a function that gives a queryset, and the
plain values it is given (what a policy says, a ``Q``, is one too). Of the same function and values the SQL is kept; the
database is asked each time, so an answer is never older than its question.

A moment (a ``datetime``) is never the same twice: the SQL is made without it, and it is put in each time.

What isn't a plain value (a queryset in a policy's ``Q``) makes a question that is put together each time as ever.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import count
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Q, QuerySet
from django.db.models.sql import Query

KEPT = 1024
"""Questions of which a process keeps the SQL, those that were asked last."""
PLAIN = (str, int, type(None), date, timedelta, UUID, Decimal, type)
"""Values that say by themselves whether another is the same."""

compared = False
"""Whether each kept question is put together anew and compared: in tests, where a function that looks at more than its
values is found by it."""


class Prepared:
    """A question: *make*, a function of a module that looks at nothing but what it is *given*, and those values.

    Going through it asks the database. ``rows`` is the queryset, for whoever wants something else of it. One may be
    given to another, whose function gets its queryset.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]], *given: Any) -> None:
        self.make, self.given = make, given

    @property
    def rows(self) -> QuerySet[Any, Any]:
        """The queryset, made anew."""
        return self._made(iter(self._moments()))

    def _moments(self) -> Iterator[datetime]:
        for one in self.given:
            if isinstance(one, Prepared):
                yield from one._moments()
            elif isinstance(one, datetime):
                yield one

    def _made(self, moments: Iterator[datetime]) -> QuerySet[Any, Any]:
        """The queryset, with other moments in the place of those that are given."""
        given = [
            one._made(moments) if isinstance(one, Prepared) else next(moments) if isinstance(one, datetime) else one
            for one in self.given
        ]
        return self.make(*given)

    @property
    def model(self) -> Any:
        """What its rows are."""
        return (self.rows if self.key is None else _put_together(self)).model

    @property
    def sql(self) -> tuple[str, tuple[Any, ...]]:
        """Its SQL and the values in it, for a larger question that is made of it; no SQL where nothing can be found."""
        return _sql(self.rows if self.key is None else self._kept())

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """As a subquery in a filter: ``Q(pk__in=Prepared(…))``. So a policy with one is a plain value too."""
        return self.rows.resolve_expression(*args, **kwargs)

    @cached_property
    def key(self) -> Hashable:
        """What is the same for the same question; None where that can't be said."""
        try:
            return self.make, *map(_given, self.given)
        except _NotPlain:
            return None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prepared) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __iter__(self) -> Iterator[Any]:
        if self.key is None:
            return iter(self.rows)
        kept = self._kept()
        rows: Any = kept._iterable_class(kept)  # as the queryset does itself, but
        return iter([*rows])  # all at once

    def _kept(self) -> QuerySet[Any, Any]:
        kept = _put_together(self)
        if moments := [*self._moments()]:
            kept = _filled_in(kept, moments)
        if compared and _sql(kept) != _sql(self.rows):
            raise AssertionError(f"{self.make.__qualname__} looks at more than what it is given")
        return kept


class _NotPlain(Exception):
    """A value that doesn't say whether another is the same."""


def _given(one: Any) -> Hashable:
    if isinstance(one, datetime):
        return datetime
    if isinstance(one, Prepared) and one.key:
        return one.key
    return _value(one)


def _value(one: Any) -> Hashable:
    if isinstance(one, bool | Decimal):  # equal to whole numbers, which SQL writes otherwise
        return type(one), one
    if isinstance(one, PLAIN) and not isinstance(one, datetime):
        return one
    if isinstance(one, Q):
        return Q, one.connector, one.negated, *map(_value, one.children)
    if isinstance(one, tuple | list | set | frozenset):  # of a set too in its order: so its values stand in the SQL
        return type(one), *map(_value, one)
    if isinstance(one, Prepared) and one.key and not any(one._moments()):  # nobody would put its moments in
        return one.key
    raise _NotPlain


class _Compiled(Query):
    """A query whose SQL is made: its compilers, one for each time that it is asked, begin with all they would find."""

    compiled: dict[str, Any]

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        compiler = super().get_compiler(*args, **kwargs)
        vars(compiler).update(self.compiled)
        return compiler


FOUND = ("select", "klass_info", "annotation_col_map", "col_count", "has_extra_select")
"""What Django's compiler finds out beside the SQL, and reads the answer by."""


@lru_cache(maxsize=KEPT)
def _put_together(question: Prepared) -> QuerySet[Any, Any]:
    """The queryset of a question, which nobody changes any more and whose SQL is made."""
    if question.make.__closure__:
        raise TypeError(f"{question.make.__qualname__} holds more than what it is given")
    rows = question._made(map(_stand_in, count()))
    if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise TypeError(f"{question.make.__qualname__} reads ahead, which a question doesn't")
    compiler = rows.query.get_compiler(rows.db)
    try:
        made = compiler.as_sql()
    except EmptyResultSet:  # nothing can be found: Django asks nothing, but wants to know what it would read
        made = ("", ())
    ready: Any = rows.query.chain(_Compiled)
    ready.compiled = {"as_sql": _always(made)} | {name: getattr(compiler, name) for name in FOUND}
    rows._query = ready  # type: ignore[attr-defined]  # not ``query``, which would say how rows are read
    return rows


def _stand_in(place: int) -> datetime:
    """What stands in the SQL for the moment in that place until it is asked."""
    return datetime(9999, 1, 1, second=place, tzinfo=UTC)


def _filled_in(kept: QuerySet[Any, Any], moments: list[datetime]) -> QuerySet[Any, Any]:
    """The same with these moments."""
    adapted = connections[kept.db].ops.adapt_datetimefield_value
    now: dict[Hashable, Any] = {adapted(_stand_in(place)): adapted(moment) for place, moment in enumerate(moments)}
    rows = kept._chain()  # type: ignore[attr-defined]
    query: Any = rows.query
    sql, params = query.compiled["as_sql"]()
    filled = tuple([now.get(one, one) if isinstance(one, Hashable) else one for one in params])
    query.compiled = query.compiled | {"as_sql": _always((sql, filled))}
    return rows


def _always(made: tuple[str, tuple[Any, ...]]) -> Callable[..., tuple[str, tuple[Any, ...]]]:
    return lambda *_args, **_kwargs: made


def _sql(rows: QuerySet[Any, Any]) -> Any:
    try:
        return rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return "", ()

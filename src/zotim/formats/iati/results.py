"""What an activity reaches: results, their indicators, where each began, what was aimed at and what came of it."""

from dataclasses import dataclass

from zotim.formats.iati.parts import Day, Document, Text
from zotim.formats.iati.shape import Part, attribute, many, one


@dataclass(frozen=True, slots=True)
class Reference(Part):
    """The code of a result or indicator in somebody's *vocabulary*."""

    code: str | None = attribute()
    vocabulary: str | None = attribute()
    vocabulary_uri: str | None = attribute()
    indicator_uri: str | None = attribute()


@dataclass(frozen=True, slots=True)
class Place(Part):
    """One of the activity's locations, by its *ref*."""

    ref: str | None = attribute()


@dataclass(frozen=True, slots=True)
class Dimension(Part):
    """What a value is broken down by: ``sex`` = ``female``."""

    name: str | None = attribute()
    value: str | None = attribute()


@dataclass(frozen=True, slots=True)
class Baseline(Part):
    """Where an indicator began."""

    iso_date: str | None = attribute(kind="day")
    year: str | None = attribute()
    value: str | None = attribute()
    locations: tuple[Place, ...] = many("location", Place)
    dimensions: tuple[Dimension, ...] = many("dimension", Dimension)
    documents: tuple[Document, ...] = many("document-link", Document)
    comment: Text | None = one("comment", Text)


@dataclass(frozen=True, slots=True)
class Reached(Part):
    """What was aimed at, or what came of it."""

    value: str | None = attribute()
    locations: tuple[Place, ...] = many("location", Place)
    dimensions: tuple[Dimension, ...] = many("dimension", Dimension)
    comment: Text | None = one("comment", Text)
    documents: tuple[Document, ...] = many("document-link", Document)


@dataclass(frozen=True, slots=True)
class Period(Part):
    """Targets and actual values between two days."""

    start: Day | None = one("period-start", Day)
    end: Day | None = one("period-end", Day)
    targets: tuple[Reached, ...] = many("target", Reached)
    actuals: tuple[Reached, ...] = many("actual", Reached)


@dataclass(frozen=True, slots=True)
class Indicator(Part):
    """What is measured, and how (*measure*: 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative)."""

    measure: str | None = attribute()
    ascending: str | None = attribute()
    aggregation_status: str | None = attribute()
    title: Text | None = one("title", Text)
    description: Text | None = one("description", Text)
    documents: tuple[Document, ...] = many("document-link", Document)
    references: tuple[Reference, ...] = many("reference", Reference)
    baselines: tuple[Baseline, ...] = many("baseline", Baseline)
    periods: tuple[Period, ...] = many("period", Period)


@dataclass(frozen=True, slots=True)
class Result(Part):
    """A result: *type* 1 output, 2 outcome, 3 impact, 9 other."""

    type: str | None = attribute()
    aggregation_status: str | None = attribute()
    title: Text | None = one("title", Text)
    description: Text | None = one("description", Text)
    documents: tuple[Document, ...] = many("document-link", Document)
    references: tuple[Reference, ...] = many("reference", Reference)
    indicators: tuple[Indicator, ...] = many("indicator", Indicator)

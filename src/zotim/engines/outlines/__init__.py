"""Outlines of states and areas on the earth: is a point inside, how far is it from there, where is a point that stands
for the whole, and the same shape with fewer corners.

>>> iraq = state("IQ")
>>> iraq.holds(Point(43.13, 36.34)), iraq.holds(Point(36.34, 43.13))
(True, False)
"""

from zotim.engines.outlines.shapes import Bounds, Outline, Point, Ring
from zotim.engines.outlines.states import SOURCE, STATES, state

__all__ = ["SOURCE", "STATES", "Bounds", "Outline", "Point", "Ring", "state"]

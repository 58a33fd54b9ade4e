"""Indicators with their targets and values, and the houses that send figures for them."""

from zotim.register.indicators.models.indicators import Indicator, IndicatorTarget, IndicatorValue
from zotim.register.indicators.models.senders import FigureFile, ReceivedFigure, Sender

__all__ = [
    "FigureFile",
    "Indicator",
    "IndicatorTarget",
    "IndicatorValue",
    "ReceivedFigure",
    "Sender",
]

"""Tells numba where compiled kernels are kept. Imported before any kernel is."""

from numba import config

from zotim.engines.compiled import place

config.CACHE_DIR = str(place())  # type: ignore[attr-defined]

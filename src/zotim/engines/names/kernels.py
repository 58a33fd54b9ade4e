"""Tells numba where compiled kernels are kept, and how. Imported before any kernel is."""

from typing import Any

from numba import config

from zotim.engines.compiled import place

config.CACHE_DIR = str(place("names"))  # type: ignore[attr-defined]

KERNEL: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False, "error_model": "numpy"}
"""How kernels are compiled that make no arrays: numba needn't count who holds those that they are given.

None divides by zero: weights of which shares are taken are above it. Not asking for it is a few instructions less.
"""

"""How kernels of this engine are compiled, and the two machine instructions that they need. Imported before any is."""

from typing import Any

from llvmlite import ir
from numba import config, types
from numba.extending import intrinsic

from zotim.engines.compiled import place

config.CACHE_DIR = str(place("fingerprints"))  # type: ignore[attr-defined]

KERNEL: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
"""How kernels are compiled that make no arrays: numba needn't count who holds those that they are given."""

PIXELS = types.Array(types.uint8, 3, "A", readonly=True)
"""A picture: height by width by colours, read only."""


def _ones(_context: Any, value: Any) -> Any:
    """How many bits of an unsigned number are set."""

    def made(_context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        return builder.ctpop(given[0])

    return value(value), made


def _soon(_context: Any, array: Any, place: Any) -> Any:
    """Tell the processor that this place of a contiguous array is read next: it fetches it while others are worked on.

    Whether it does changes nothing but time, so a place outside the array does no harm.
    """

    def made(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        struct = context.make_array(signature.args[0])(context, builder, given[0])
        pointer = builder.bitcast(builder.gep(struct.data, [given[1]]), ir.IntType(8).as_pointer())
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [pointer.type, number, number, number])
        fetch = builder.module.declare_intrinsic("llvm.prefetch", [pointer.type], kind)
        builder.call(fetch, [pointer, number(0), number(3), number(1)])
        return context.get_dummy_value()

    return types.none(array, types.int64), made


ones: Any = intrinsic(_ones)
soon: Any = intrinsic(_soon)

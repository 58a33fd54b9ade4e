"""The types of what a search takes (:func:`searching.search`), as the compiler is told them beforehand."""

_LONGS, _INTS, _SHORTS, _BYTES = "int64[::1]", "int32[::1]", "int16[::1]", "uint8[::1]"
_WORDS = "uint8[:, :], uint8[:], uint8[:, :], uint8[:]"


def _tuple(*kinds: str) -> str:
    return f"Tuple(({', '.join(kinds)}))"


_TAKEN = ", ".join(
    [
        f"UniTuple({_LONGS}, 13)",  # batch
        _tuple(_WORDS, "uint8[:, :], uint8[:], boolean[:]"),
        _tuple(*[_LONGS] * 3, _INTS, _SHORTS, _BYTES),  # near
        _tuple(_SHORTS, _SHORTS, _WORDS, "boolean[:]"),  # vocabulary
        _tuple(_INTS, _INTS, _SHORTS, "uint64[::1]", _BYTES, "uint16[::1]", _SHORTS, _SHORTS),  # postings
        _tuple(_INTS, "uint16[::1]", _INTS),  # joined
        "UniTuple(int32[::1], 2)",  # names
        _tuple(_BYTES, "boolean[::1]", *[_INTS] * 4, _BYTES, _INTS),  # entities
        _LONGS, "int64",
        _tuple(  # room
            _BYTES, "uint32[::1]", _LONGS, "int32[:, ::1]",
            _tuple(*["uint8[:, ::1]", _BYTES] * 2, "boolean[::1]", *[_LONGS] * 3, *["int64[:, ::1]"] * 2),
            _tuple(_INTS, *[_LONGS] * 2, _INTS, _SHORTS, _BYTES, _LONGS, _INTS, _SHORTS, "int64[:, ::1]"),
            _tuple(_INTS, _SHORTS, *[_INTS] * 4, _SHORTS), "int64[:, ::1]",
            _tuple(*[_LONGS] * 5), _tuple(_BYTES, *["uint16[::1]"] * 2, "int16[:, ::1]"), *["int64[:, ::1]"] * 2,
            _tuple(_BYTES, _LONGS, _LONGS),
        ),
        _tuple("int64[:, ::1]", _LONGS, "int32[:, ::1]", "int16[:, ::1]"),  # answers
    ]
)  # fmt: skip

SIGNATURE = f"int64({_TAKEN})"

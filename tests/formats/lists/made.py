"""Made-up listings for properties: what a careful list may print."""

from hypothesis import strategies as st

from zotim.formats.lists import BirthDate, Document, Listing, Name, Place
from zotim.formats.lists.values import script_of

_TEXT = st.text(
    st.sampled_from("abcë|:\\'\"=+-@,;AB أب Арб0 "), min_size=1, max_size=12
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
_LAND = st.sampled_from(["al", "xk", "iq", "sy"])
_YEAR = st.integers(1900, 2020).map(str)
_NAME = st.builds(
    lambda text, weak, role: Name(text, script_of(text), weak, "alias" if weak else role),
    _TEXT.filter(lambda text: "(" not in text),
    st.booleans(),
    st.sampled_from(["alias", "former"]),
)
_BORN = st.one_of(
    st.builds(lambda year, circa: BirthDate(year, year, circa), _YEAR, st.booleans()),
    st.builds(lambda year, long: BirthDate(year, str(int(year) + long)), _YEAR, st.integers(1, 5)),
    st.builds(lambda year: BirthDate(f"{year}-05-12", f"{year}-05-12"), _YEAR),
)
_NUMBER = _TEXT.filter(lambda text: text.lower() not in ("00",))
_DOCUMENT = st.builds(Document, _NUMBER, _TEXT, st.one_of(st.just(""), _LAND))
_PLACE = st.builds(Place, _TEXT, st.one_of(st.just(""), _LAND), st.sampled_from(["birth", "address"]))


def _several(of: st.SearchStrategy, least: int = 0) -> st.SearchStrategy:
    return st.lists(of, min_size=least, max_size=3, unique=True).map(tuple)


_LISTING = st.builds(
    Listing,
    id=_TEXT,
    kind=st.sampled_from(["person", "organisation", "vessel", "aircraft"]),
    names=_several(_NAME).map(lambda more: (Name("Arben Shembulli", role="name"), *more)),
    source=st.sampled_from(["un", "ours"]),
    born=_several(_BORN),
    places=_several(_PLACE).map(lambda some: tuple(sorted(some, key=lambda place: place.role != "birth"))),
    countries=_several(_LAND),
    documents=_several(_DOCUMENT),
    genders=_several(st.sampled_from(["male", "female"])),
    programmes=_several(_TEXT),
    listed_on=st.one_of(st.just(""), st.just("2015-04-07"), _YEAR),
    remarks=st.one_of(st.just(""), _TEXT),
)
LISTINGS = st.lists(_LISTING, max_size=4)

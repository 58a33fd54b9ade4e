"""What fingerprints are, how near is near, and why there is none: without what makes and compares them."""

from typing import Literal, NamedTuple

SAME, LOOK = 31, 63
"""Up to which distance two pictures are the same, and up to which a person should look whether they are."""
ALIKE = 0.78
"""From which similarity on two texts are nearly the same."""
PLAIN_BELOW = 50
"""Quality below which a picture is too plain to hash: unrelated ones would be met."""
LEAST_MET = 3
"""Pictures of a clip that have to be met in the same order before it is a place."""
NoImage = Literal["none", "vector", "animated", "too large", "damaged"]
NoVideo = Literal["none", "too large", "damaged", "missing"]


class ImageError(ValueError):
    """Why bytes have no hash: *reason* is one of :data:`NoImage`."""

    def __init__(self, reason: NoImage, told: str) -> None:
        super().__init__(told)
        self.reason = reason


class Print(NamedTuple):
    """The hash of a picture: 32 bytes, and how much there is to see in it, from 0 to 100."""

    digest: bytes
    quality: int

    @property
    def is_plain(self) -> bool:
        """Whether there is too little to see: such a hash meets pictures that have nothing to do with this one."""
        return self.quality < PLAIN_BELOW


class Way(NamedTuple):
    """The hash of a picture in one of the ways in which it may be met: *how* says which."""

    digest: bytes
    quality: int
    how: str


class VideoError(ValueError):
    """Why bytes have no hashes: *reason* is one of :data:`NoVideo`."""

    def __init__(self, reason: NoVideo, told: str) -> None:
        super().__init__(told)
        self.reason = reason


class Frame(NamedTuple):
    """A picture of a video: when it is shown, in seconds, and its hash."""

    at: float
    print: Print


class Place(NamedTuple):
    """Where a clip stands in a film, in seconds, and which share of its pictures between was met there."""

    clip_begins: float
    clip_ends: float
    film_begins: float
    share: float

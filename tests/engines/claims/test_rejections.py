"""What was rejected once isn't proposed again, and how a rejection is written down."""

from pathlib import Path

import pytest

from tests.engines.claims.rejected import still_proposed
from zotim.engines.claims import rejections
from zotim.engines.claims.rejections import Rejection, line_of

FILE = Path(__file__).with_name("rejections.jsonl")
REJECTED = list(rejections.rejections(FILE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("rejection", REJECTED, ids=lambda rejection: rejection.reason)
def test_a_rejected_proposal_is_not_made_again(rejection: Rejection) -> None:
    assert not still_proposed(rejection)


def test_a_claim_that_is_right_counts_as_still_proposed() -> None:
    sent = Rejection("Albania will send six soldiers.", "en", "will send", "en.future:send", "rejected by mistake")
    assert still_proposed(sent)
    assert still_proposed(Rejection(sent.text, "en", "six soldiers", "en.future:send", "x", "quantity", "6"))
    assert not still_proposed(Rejection(sent.text, "en", "six soldiers", "en.future:send", "x", "quantity", "7"))


def test_a_rejection_comes_back_from_its_line() -> None:
    [again] = rejections.rejections([line_of(REJECTED[1]), ""])
    assert again == REJECTED[1]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("not json", "line 1"),
        ('{"text": "a"}', "line 1"),
        ('{"text": "a", "language": "en", "passage": "b", "rule": "", "reason": ""}', "doesn't hold"),
        ('{"text": "a", "language": "en", "passage": "a", "rule": "", "reason": "", "field": "mood"}', "mood"),
    ],
)
def test_a_line_that_is_no_rejection_is_named(line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        list(rejections.rejections([line]))

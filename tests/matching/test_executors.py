"""Where work is done makes no difference to what comes back, nor to its order."""

import sys
from operator import neg

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.matching.executors import AHEAD, EXECUTORS, Missing, Pool, Ray, _in_order, executor, inline


@given(st.lists(st.integers()), st.integers(1, 5))
def test_answers_come_in_the_order_of_the_batches_and_few_are_under_way(batches, workers):
    begun, most = [], 0

    def begin(one):
        begun.append(one)
        return one

    for at, found in enumerate(_in_order(begin, neg, batches, workers)):
        most = max(most, len(begun) - at)
        assert found == -batches[at]
    assert begun == batches
    assert most <= AHEAD * workers + 1


def test_a_pool_answers_as_this_process_does():
    batches = list(range(9))
    assert list(Pool(2)(neg, batches)) == list(inline(neg, batches))


def test_a_pool_passes_on_what_went_wrong():
    with pytest.raises(TypeError):
        list(Pool(1)(neg, ["no number"]))


def test_ray_answers_as_this_process_does_with_two_workers_on_the_loopback(monkeypatch):
    ray = pytest.importorskip("ray", reason="Ray isn't installed: it comes with the extra `cluster`")
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    batches = list(range(9))
    nodes = []

    def told():
        for batch in batches:
            nodes[:] = ray.nodes()
            yield batch

    assert list(Ray(2)(neg, told())) == list(inline(neg, batches))
    assert {node["NodeManagerAddress"] for node in nodes} == {"127.0.0.1"}
    assert not ray.is_initialized()


def test_without_ray_it_says_how_to_have_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(Missing, match=r"zotim\[cluster\]"):
        executor("ray", 2)


def test_each_executor_has_a_name():
    assert set(EXECUTORS) == {"inline", "pool", "ray"}
    assert executor("inline", 1) is inline

"""The people around an indicator."""

import pytest

from tests import indicators, worlds


class World:
    def __init__(self):
        worlds.demo_installation()
        self.ministry, self.other = worlds.body("Ministria"), worlds.body("Tjetër")
        self.centre = worlds.body("Qendra", "coordination_centre")
        self.analyst = worlds.actor("analyst", self.centre)
        self.coordinator = worlds.actor("coordinator", self.centre)
        self.focal = worlds.actor("focal_point", self.ministry)
        self.stranger = worlds.actor("focal_point", self.other)

    def indicator(self, **fields):
        return indicators.indicator(self.analyst, fields.pop("body", self.ministry), **fields)

    def supplied(self, one, number, period=indicators.Q1, **more):
        return indicators.supplied(self.focal, one, number, period, **more)

    def accepted(self, one, number, period=indicators.Q1, **more):
        return indicators.accepted(self.focal, self.analyst, one, number, period, **more)


@pytest.fixture
def world(db):
    return World()

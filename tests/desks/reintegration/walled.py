"""What is walled at this desk, for the tests of its walls."""

import pytest
from django.db import connection

from zotim.core.access.models import Bar, Grant
from zotim.core.glass.models import Breaking
from zotim.desks.reintegration.assessment.models import Assessment, Need
from zotim.desks.reintegration.bases.models import Consent, Ground
from zotim.desks.reintegration.cases.models import Assignment, Case, Flag, Note, Turn
from zotim.desks.reintegration.closing.models import Arrival, Handover, LastWord, Transfer, Withdrawal
from zotim.desks.reintegration.conferences.models import Conference, Decision, Item, Place, Saying, Seat
from zotim.desks.reintegration.followup.models import Visit
from zotim.desks.reintegration.persons.models import Guardian, Identity, Inquiry, Member, Name, Person
from zotim.desks.reintegration.plans.models import Attainment, Goal, Plan, PlannedAction
from zotim.desks.reintegration.referrals.models import Referral, Reply
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's")

MODELS = (
    Case, Note, Turn, Flag, Assignment, Grant, Bar, Person, Name, Identity, Guardian, Member, Inquiry, Breaking,
    Consent, Ground, Assessment, Need, Plan, Goal, PlannedAction, Attainment, Visit, Referral, Reply,
    Conference, Seat, Item, Place, Saying, Decision,
    LastWord, Withdrawal, Handover, Transfer, Arrival,
    Demand, DemandAnswer,
)  # fmt: skip

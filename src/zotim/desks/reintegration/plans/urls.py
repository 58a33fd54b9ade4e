"""Addresses of the room `plans`."""

from django.urls import path

from zotim.desks.reintegration.plans import views

PLAN = "cases/<uuid:pk>/plans/<uuid:plan>/"
GOAL = f"{PLAN}goals/<uuid:goal>/"
ACTION = f"{GOAL}actions/<uuid:action>/"

urlpatterns = [
    path("cases/<uuid:pk>/plans/begin/", views.plan_draft, name="plan_draft"),
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}submit/", views.plan_submit, name="plan_submit"),
    path(f"{PLAN}complete/", views.plan_complete, name="plan_complete"),
    path(f"{PLAN}drop/", views.plan_drop, name="plan_drop"),
    path(f"{PLAN}paper/", views.plan_paper, name="plan_paper"),
    path(f"{PLAN}own-copy/", views.plan_own_copy, name="plan_own_copy"),
    path(f"{PLAN}goals/add/", views.goal_add, name="goal_add"),
    path(f"{PLAN}goals/take-over/", views.goals_take_over, name="goals_take_over"),
    path(f"{GOAL}leave-out/", views.goal_leave_out, name="goal_leave_out"),
    path(f"{GOAL}how-far/", views.attainment_say, name="attainment_say"),
    path(f"{GOAL}actions/add/", views.action_add, name="planned_action_add"),
    path(f"{ACTION}leave-out/", views.action_leave_out, name="planned_action_leave_out"),
    path(f"{ACTION}done/", views.action_done, name="planned_action_done"),
]

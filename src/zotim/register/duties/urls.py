"""Addresses of this room."""

from django.urls import path

from zotim.register.duties.views import entries, feeds, work

urlpatterns = [
    path("duties/add/", entries.duty_add, name="duty_add"),
    path("duties/<uuid:pk>/", entries.duty, name="duty"),
    path("duties/<uuid:pk>/change/", entries.duty_change, name="duty_change"),
    path("duties/<uuid:pk>/meet/", entries.duty_meet, name="duty_meet"),
    path("duties/reminders/<uuid:pk>/", entries.duty_reminder, name="duty_reminder"),
    path("duties/reminders/", feeds.reminders, name="reminders"),
    path("duties/feeds/", feeds.feeds, name="feeds"),
    path("duties/feeds/<uuid:pk>/end/", feeds.feed_end, name="feed_end"),
    path("duties/feeds/<str:secret>.ics", feeds.feed, name="feed"),
    path("duties/work/<uuid:pk>/", work.work, name="work"),
    path("duties/work/<uuid:pk>/handover/", work.handover_add, name="handover_add"),
    path("duties/handovers/", work.handovers, name="handovers"),
    path("duties/handovers/left/", work.left, name="left"),
    path("duties/handovers/<uuid:pk>/", work.handover, name="handover"),
    path("duties/handovers/<uuid:pk>/give/", work.handover_give, name="handover_give"),
    path("duties/handovers/<uuid:pk>/job/", work.handover_job, name="handover_job"),
    path("duties/handovers/<uuid:pk>/files/<uuid:file>/", work.handover_file, name="handover_file"),
]

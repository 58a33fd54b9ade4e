"""Addresses of the room `review`."""

from django.urls import path

from zotim.desks.content.review.views import queue, readers, reading

urlpatterns = [
    path("queue/", queue.queue, name="content_queue"),
    path("queue/next/", queue.next_item, name="content_next"),
    path("queue/languages/", queue.languages, name="content_languages"),
    path("queue/agreement/", queue.agreement, name="content_agreement"),
    path("queue/<uuid:pk>/", reading.read, name="content_read"),
    path("queue/<uuid:pk>/take/", reading.take, name="content_take"),
    path("queue/<uuid:pk>/leave/", reading.leave, name="content_leave"),
    path("queue/<uuid:pk>/uncover/", reading.uncover, name="content_uncover"),
    path("queue/<uuid:pk>/cover/", reading.cover, name="content_cover"),
    path("queue/<uuid:pk>/crisis/", reading.crisis, name="content_crisis"),
    path("queue/<uuid:pk>/close/", reading.close, name="content_close"),
    path("queue/<uuid:pk>/reopen/", reading.reopen, name="content_reopen"),
    path("queue/<uuid:pk>/interest/", readers.conflict_say, name="content_conflict_say"),
    path("samples/", reading.samples, name="content_samples"),
    path("samples/<uuid:pk>/", reading.sample, name="content_sample"),
    path("looked-at/", readers.exposure, name="content_exposure"),
    path("looked-at/go-on/", readers.go_on, name="content_go_on"),
    path("looked-at/asked/", readers.asked, name="content_asked"),
    path("looked-at/asked/<uuid:pk>/", readers.asked_answer, name="content_asked_answer"),
    path("interests/", readers.conflicts, name="content_conflicts"),
    path("interests/add/", readers.conflict_add, name="content_conflict_add"),
    path("interests/<uuid:pk>/", readers.conflict, name="content_conflict"),
    path("interests/<uuid:pk>/end/", readers.conflict_end, name="content_conflict_end"),
]

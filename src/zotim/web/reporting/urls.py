"""Addresses at which anybody reports content, in each language."""

from django.urls import path

from zotim.vocabulary import Language
from zotim.web.reporting import views

urlpatterns = [
    path("report/", views.short, name="report_content_short"),
    path("public/report/", views.start, name="report_content_start"),
    *(
        one
        for language in Language
        for one in (
            path(f"public/report/{language}/", views.report, {"language": language.value}, name="report_content"),
            path(
                f"public/report/{language}/answer/",
                views.answer,
                {"language": language.value},
                name="report_content_answer",
            ),
        )
    ),
]

"""Addresses of complaints: of those who work on them, and of anybody, in each language."""

from django.urls import path

from zotim.vocabulary import Language
from zotim.web.redress.views import public, work

STEPS = {
    "admit": work.complaint_admit,
    "send-on": work.complaint_send_on,
    "record": work.complaint_tie,
    "take": work.complaint_take,
    "give-back": work.complaint_give_back,
    "decide": work.complaint_decide,
    "carry-out": work.complaint_carry_out,
    "close": work.complaint_close,
    "ask-review": work.complaint_ask_review,
    "review": work.complaint_review,
}
urlpatterns = [
    path("complaints/", work.complaint_list, name="complaints"),
    path("complaints/<uuid:pk>/", work.complaint, name="complaint"),
    *(path(f"complaints/<uuid:pk>/{step}/", view, name=view.__name__) for step, view in STEPS.items()),
    path("public/redress/", public.start, name="complain_start"),
    *(
        one
        for language in Language
        for one in (
            path(f"public/redress/{language}/", public.complain, {"language": language.value}, name="complain"),
            path(
                f"public/redress/{language}/answer/",
                public.answer,
                {"language": language.value},
                name="complain_answer",
            ),
            path(
                f"public/redress/{language}/review/",
                public.review,
                {"language": language.value},
                name="complain_review",
            ),
        )
    ),
]

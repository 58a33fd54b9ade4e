"""Addresses of data calls."""

from django.urls import path

from zotim.register.data_calls.views import answers, calls, replies, returns

urlpatterns = [
    path("calls/", calls.call_list, name="calls"),
    path("calls/add/", calls.call_add, name="call_add"),
    path("calls/<uuid:pk>/", calls.call, name="call"),
    path("calls/<uuid:pk>/file/", calls.call_file, name="call_file"),
    path("calls/<uuid:pk>/questions/", calls.call_questions, name="call_questions"),
    path("calls/<uuid:pk>/questions/<uuid:question>/", calls.call_question, name="call_question"),
    path("calls/<uuid:pk>/split/", calls.call_split, name="call_split"),
    path("calls/<uuid:pk>/split/<uuid:answer>/", calls.answer_take_back, name="answer_take_back"),
    path("calls/<uuid:pk>/step/<slug:step>/", calls.call_step, name="call_step"),
    path("calls/<uuid:pk>/chase/<uuid:portion>/", calls.call_chase, name="call_chase"),
    path("calls/<uuid:pk>/merge/", replies.call_merge, name="call_merge"),
    path("calls/<uuid:pk>/merge/<uuid:question>/", replies.call_merge_question, name="call_merge_question"),
    path("calls/<uuid:pk>/compose/", replies.call_compose, name="call_compose"),
    path("calls/portions/<uuid:pk>/", answers.portion, name="portion"),
    path("calls/portions/<uuid:pk>/answers/<uuid:answer>/", answers.portion_answer, name="portion_answer"),
    path(
        "calls/portions/<uuid:pk>/answers/<uuid:answer>/return/",
        answers.answer_return,
        name="answer_return",
    ),
    path("calls/portions/<uuid:pk>/sheet/", answers.portion_sheet_return, name="portion_sheet_return"),
    path(
        "calls/portions/<uuid:pk>/sheet/<slug:language>/",
        answers.portion_download,
        name="portion_download",
    ),
    path("calls/portions/<uuid:pk>/links/", answers.portion_link, name="portion_link"),
    path("calls/portions/<uuid:pk>/links/<uuid:link>/", answers.portion_link_end, name="portion_link_end"),
    path("calls/reminders/<uuid:pk>/", answers.call_reminder, name="call_reminder"),
    path("calls/replies/<uuid:pk>/", replies.call_reply, name="call_reply"),
    path("calls/replies/<uuid:pk>/steps/<uuid:step>/", replies.reply_clear, name="reply_clear"),
    path("calls/replies/<uuid:pk>/files/<uuid:file>/", replies.reply_file, name="reply_file"),
    path("calls/replies/<uuid:pk>/package/", replies.reply_package, name="reply_package"),
    path("calls/replies/<uuid:pk>/send/", replies.reply_send, name="reply_send"),
    path("calls/replies/<uuid:pk>/job/", replies.reply_job, name="reply_job"),
    path("returns/<str:secret>/", returns.return_page, name="return"),
    path("returns/<str:secret>/sheet/", returns.return_sheet, name="return_sheet"),
]

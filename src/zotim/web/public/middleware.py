"""Public pages know nobody: no cookie is read there and none is set, so that every copy is the same."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PREFIX = "/public/"


class Cookieless:
    """Takes cookies away before sessions look for one, and what sessions add to an answer afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self.get_response(request)
        response.cookies.clear()
        del response.headers["Vary"]
        return response

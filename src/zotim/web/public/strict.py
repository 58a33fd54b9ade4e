"""How strict a browser is with pages for anybody. Complaints have such pages too, where there is no register."""

from csp.constants import NONE, SELF

STRICT = {
    "default-src": [NONE],
    "script-src": [NONE],
    "connect-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
}
"""What a browser may do with a public page: show it. It has no script and no form."""

"""The same few parts everywhere: the look, the base page, the glyphs, tables, words for codes.

``words`` holds translated labels, ``show`` turns values into safe markup, ``templatetags.ui`` offers both to
templates, ``tables`` is the table of every list, ``templates/ui`` the parts, ``static/ui`` the look.
"""

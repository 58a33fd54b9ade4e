"""Mails as files (``.eml``): what is written in them, what is attached, which addresses stand in them."""

from zotim.formats.mails.reading import Mail, read

__all__ = ["Mail", "read"]

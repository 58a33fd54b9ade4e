"""Complaints on pages: the form that anybody can send, the receipt, and the pages of those who work on them."""

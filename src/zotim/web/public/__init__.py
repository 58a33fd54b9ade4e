"""The public site: pages of a released extract, and of nothing else. No sign-in, no cookie, no script."""

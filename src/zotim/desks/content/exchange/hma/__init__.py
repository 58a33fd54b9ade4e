"""The interface of Hasher-Matcher-Actioner: its addresses, shapes and codes, with a token before them."""

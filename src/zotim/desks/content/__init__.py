"""The content desk: what is reported, what is known, who judges it by law, what goes out and how it comes back."""

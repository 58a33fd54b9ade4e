"""Where lists meet the names engine: what a list prints becomes what an index takes. No Django, no database."""

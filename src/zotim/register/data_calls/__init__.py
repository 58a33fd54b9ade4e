"""Data calls: what others ask of the state, who answers what, and what was replied. Shaped as a room is.

Models, services, forms, views and templates lie with those of the register; here are its tables (who may, states,
clocks, notices, retention, kinds of disclosure), its reads and its jobs.
"""

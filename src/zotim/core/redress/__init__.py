"""Complaints: one way for every desk, from what somebody says was done to them to an effect that is carried out."""

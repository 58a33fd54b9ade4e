"""The calendar of duties: entries of the centre, feeds, reminders, a body's work, handover. Shaped as a room is."""

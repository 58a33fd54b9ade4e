"""Pages of the oversight desk: the log, retention, what left, which clocks run."""

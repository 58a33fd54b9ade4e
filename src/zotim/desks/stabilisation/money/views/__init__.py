"""Pages of money: flows, what counterparts say, rates."""

"""Two records that say the same: one is merged into the other, and can be taken apart again exactly."""

"""Pages of the register: thin; parse, call a service or selector, render."""

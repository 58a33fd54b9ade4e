"""Forms of the register: what people type, made into what services take."""

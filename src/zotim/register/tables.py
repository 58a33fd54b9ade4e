"""Tables of the register: columns and filters; the shared DataTable does the rest."""

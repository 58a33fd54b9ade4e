"""Every write of the exchange: files that leave, banks that are followed, what systems put in and want."""

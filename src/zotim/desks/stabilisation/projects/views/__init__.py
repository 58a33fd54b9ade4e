"""Pages of projects: list and page, partners, due diligence, commitments."""

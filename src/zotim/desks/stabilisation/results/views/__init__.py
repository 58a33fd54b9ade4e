"""Pages of results: indicators, visits, reports of partners."""

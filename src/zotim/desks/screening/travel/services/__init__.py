"""Every write of the travel channel: intake, masking, requests to find somebody, referrals."""

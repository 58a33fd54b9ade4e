"""What a measure has besides its title and days: who helps, what it costs and who pays, what stands in its way."""

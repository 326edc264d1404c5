"""A programme of many people lived through day by day, by people who answer late, oddly, or not at all."""

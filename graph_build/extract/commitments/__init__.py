"""Turns clauses into commitments and reported claims."""

"""Turns sentences with mentions into statements between things."""

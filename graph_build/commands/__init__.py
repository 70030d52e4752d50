"""Turns the words of a command line into calls of the stages, one module for each command."""

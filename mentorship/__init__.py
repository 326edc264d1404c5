"""What a mentorship is: its life, its agreement, its rounds, its letters, and who may do what.

Values in, values out. Nothing in this room does I/O or reads a clock: `now` is always an argument.
"""

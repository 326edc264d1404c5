"""A whole programme, played to whoever wants to see one: the same code, invented people, a clock that moves.

Nothing here is used by the service itself.
"""

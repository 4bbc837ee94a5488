"""Which publications are one work, what each is to the others, and what changed between them.

The rule of this room: nothing here reads a file or a clock, and nothing that is decided about two
pieces depends on a third one, but for families.
"""

"""Which publications are one work, what each is to the others, and what changed between them.

The rule of this room: nothing here reads a file or a clock, and what two pieces are to each
other depends on these two alone; only families, and pieces that hold several works, are found by
looking at more of them.
"""

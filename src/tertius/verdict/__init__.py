"""What was said held against what was measured.

The rule of this room: a verdict names its reference, the reference's window and the unit that was
counted, and it never scores what the reference cannot see. It reads tables and gives values;
nothing is corrected here, and agreement with a dataset is never called truth.
"""

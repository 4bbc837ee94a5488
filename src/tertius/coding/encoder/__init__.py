"""What words mean where they stand, as numbers: an optional sentence encoder without PyTorch.

The rule of this room: it is asked for, never needed. Without the extra ``encoder`` everything else
works, and who asks for it is told what to install. See ``docs/decisions/0008`` for why the forward
pass is written in numpy.
"""

from tertius.coding.encoder.model import LAYERS, LONGEST, WIDTH, Encoded, Encoder, load_encoder

__all__ = ["LAYERS", "LONGEST", "WIDTH", "Encoded", "Encoder", "load_encoder"]

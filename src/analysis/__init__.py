"""The reports of a poverty-reduction programme (Chương trình MTQG giảm nghèo bền vững), from data to signature.

Folders are stages and data flows one way:
standards → intake → review → planning, evaluation → presentation → publishing.
"""

__version__ = "0.1.0"

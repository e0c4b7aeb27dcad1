"""Which cells of a public edition are withheld, so that no household can be told from a small count (kiểm soát lộ số
liệu).

Statistical disclosure control of linked tables (Hundepool et al., Statistical Disclosure Control, Wiley 2012; τ-ARGUS):
primary suppression by a threshold, complementary suppression by integer programming (Fischetti and Salazar 2000), and
the attack of an intruder by linear programming over everything published.
"""

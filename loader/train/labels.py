"""The labels that the network gives, in the order of its outputs."""

KINDS = ["COMPANY", "PERSON", "UNION", "PUBLIC_BODY", "ORGANISATION", "PRODUCT", "PLACE"]
UNKNOWN_KIND = len(KINDS)
TAGS = ["O"] + [p + k for k in KINDS for p in ("B-", "I-")]

SYMMETRIC = {"PARTNERS", "JOINT_VENTURE_WITH", "MERGES_WITH", "COMPETES_WITH", "SETTLES_WITH", "NEGOTIATES"}
TYPES = """PARTNERS JOINT_VENTURE_WITH ACQUIRES BIDS_FOR MERGES_WITH DIVESTS OWNS SUBSIDIARY_OF INVESTS_IN LENDS
UNDERWRITES ADVISES SUPPLIES LICENSES_TO COMPETES_WITH SUES SETTLES_WITH INVESTIGATES FINES APPROVES BLOCKS NEGOTIATES
STRIKES_AGAINST REPRESENTS EXECUTIVE_OF DIRECTOR_OF FOUNDED WORKS_FOR PRODUCES HEADQUARTERED_IN LISTED_ON RATES
SUCCEEDS""".split()

# A pair's labels: the threshold that a relation must score above, then each
# type and, for a directed one, whether the earlier mention is its source (>).
PAIR = ["THRESHOLD"] + [t + d for t in TYPES for d in ("",) * (t in SYMMETRIC) or (">", "<")]

STATUSES = [None, "RUMOURED", "IN_TALKS", "ANNOUNCED", "COMPLETED", "TERMINATED"]


def pair_label(kind, source_first):
    """The index of a type in PAIR."""
    return PAIR.index(kind if kind in SYMMETRIC else kind + ("<>"[source_first]))


def case_class(s):
    """How a piece is written: 0 marks, 1 Capital, 2 CAPITALS, 3 digits, 4 inner cApital, 5 lower."""
    if not any(c.isalpha() for c in s):
        return 3 if any(c.isdigit() for c in s) else 0
    if s.isupper():
        return 2 if len(s) > 1 else 1
    if s[0].isupper():
        return 1
    return 4 if any(c.isupper() for c in s) else 5

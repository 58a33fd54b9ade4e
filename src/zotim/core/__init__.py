"""The shared mechanisms: one small Django app each.

Order, lowest first, kept by import-linter: people < audit < access < clocks < states < approvals < sealing <
evidence < revisions < disclosures < figures < redress < retention < notifications < documents < jobs < search < ui <
glass.
The plain modules beside them (identifiers, dictionary, locks, records, texts) and guards, a package with no model, lie
below all apps. api, of which each room makes its API, lies above them.
"""

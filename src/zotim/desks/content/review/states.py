"""What readers said is never changed, and nobody speaks twice in a round, deputies included: so the database."""

from zotim.core import guards
from zotim.core.retention.registry import disposed

guards.append_only("content.Reading", allow_delete_when=disposed("OLD.item_id"))
guards.different("content.Reading", ("item", "round"), ("by", "on_behalf_of"))

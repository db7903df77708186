"""Going on in another language, chosen or recognised."""

from __future__ import annotations

from gateway.conversations.models import Author, Conversation
from gateway.conversations.store import ConversationStore, Draft
from translations.locales import languages


async def change_locale(
    store: ConversationStore, conversation: Conversation, locale: str, source: str
) -> None:
    """Go on in `locale`; a language without texts of its own is told so once, in itself."""
    changed = conversation.locale != locale
    store.set_locale(conversation, locale, source)
    note = languages()[locale].fallback_note
    if changed and note:
        await store.append(conversation, Draft(author=Author.SYSTEM, locale=locale, text=note))

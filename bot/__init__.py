"""The Rasa assistant: channel, wording, understanding, dialogue and actions."""

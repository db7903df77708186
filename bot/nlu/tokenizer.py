"""Tokens for every script: whole words where spaces are written, single characters where not."""

from typing import Any

import regex
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_TOKEN = regex.compile(
    rf"[{_UNSPACED}]\p{{M}}*"
    rf"|[\p{{L}}\p{{N}}\p{{M}}_--{_UNSPACED}]+(?:['’.,\-@][\p{{L}}\p{{N}}--{_UNSPACED}]+)*"
    r"|\p{Emoji_Presentation}(?:\p{M}|\u200d\p{So}|\p{Emoji_Modifier})*"
    r"|[\p{S}]",
    regex.V1,
)
_MOST_TOKENS = 512


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class DeskTokenizer(Tokenizer):
    """One token per Han, kana and Thai character; other words, amounts, addresses and emoji stay whole."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that Rasa's base class reads; intents are never split."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples as they are: nothing in this pipeline learns from tokens."""
        return training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of an attribute with their exact offsets, at most 512."""
        text: str = message.get(attribute)
        tokens = []
        for match in _TOKEN.finditer(text):
            tokens.append(Token(match.group(), match.start()))
            if len(tokens) == _MOST_TOKENS:
                break
        return tokens or [Token(text, 0)]

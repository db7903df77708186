"""From the bot to people: the queue, who takes what, and what an agent does with it."""

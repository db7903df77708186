"""A made-up bank for trying the desk; everything it loads is marked as demo."""

"""What a page of the game is, without a screen: sessions, events and what is to be shown."""

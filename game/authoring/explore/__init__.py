"""`card-index explore`: every state that a story can reach, and a game that shows each finding."""

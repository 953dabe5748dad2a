"""`card-index prove`: what an author states of a story, answered by playing it in every way."""

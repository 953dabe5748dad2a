"""One headless session for every face: where a game stands, what is told there, and what can be done next."""

"""One headless session that every face drives: where a game stands, what is told there, and what can be done next."""

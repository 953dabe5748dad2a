"""The whole story, for the chairs that people hold, as one file of ink: another program's language for such stories."""

"""The game as plain lines: only sentences, one choice a line, for screen readers, simple terminals and pipes."""

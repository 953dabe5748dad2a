"""Commands for those who write scenes, one file a command."""

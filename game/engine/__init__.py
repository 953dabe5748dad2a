"""The rules of the game: frozen values in, frozen values out, with no screen, no file, no clock and no chance."""

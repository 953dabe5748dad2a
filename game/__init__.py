"""Comrade Card-Index: a text adventure for history lessons, played in the terminal."""

NAME = "Comrade Card-Index"
__version__ = "0.1.0"

"""The screens: where on a terminal the story stands, and which key does what."""

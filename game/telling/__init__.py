"""What a person is told, before any layout: the same words for the screen, the plain lines and the page."""

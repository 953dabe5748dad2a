"""The screens, each with the stylesheet beside it."""

"""The commands: each a function of the flags that answers with the exit code, or raises CommandError."""

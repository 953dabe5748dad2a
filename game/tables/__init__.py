"""One world on the host, and many hands in it: the live room, and the file in which it outlives its process."""

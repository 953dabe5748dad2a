"""The game in a browser: the only place that knows a web server."""

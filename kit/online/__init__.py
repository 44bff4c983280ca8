"""The kit where nothing is installed: a site that runs in the browser, and badges that open a copy on a server."""

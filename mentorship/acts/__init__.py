"""What each request does: one function a request, one file a chapter, one table."""

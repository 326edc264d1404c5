"""What tests/test_docs.py holds the pages of docs/ to: the parts of them that are written from the code."""

"""The commands, a file each. stdout is the answer, stderr the talk; an error is one line, exit 1."""

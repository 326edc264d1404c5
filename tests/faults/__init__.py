"""What breaks on purpose: mails, wires, disks, clocks and the process itself."""

"""The shell: settings, the daemon, handling one mail, one tick of the clock, and the commands.

It loads, asks the pure rooms, saves and sends. The clock is read here and handed down as `now`.
"""

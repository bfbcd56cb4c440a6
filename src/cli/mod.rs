//! The front door: what was typed, what the terminal shows, the exit code.

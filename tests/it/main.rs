//! Files, references and whole runs, a module for each room.

mod layout;

//! Files, references and whole runs, a module per room.

mod sample_data;

//! [`Progress`]: what a room tells the front door while it works. Rooms know no terminal.

/// A stage of the run that takes long enough to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Read,
    /// Statistics and screens.
    Compute,
    /// Writing workbooks and tables.
    Write,
}

/// Receives the progress of a run, from any thread.
pub trait Progress: Sync {
    /// A stage of `total` steps begins; the one before has ended.
    fn begin(&self, stage: Stage, total: u64);
    /// One step of the present stage is done.
    fn step(&self);
}

/// Says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _stage: Stage, _total: u64) {}
    fn step(&self) {}
}

//! The kaojing program.

fn main() {}

//! `kaojing remark`: which scripts are marked again, and what their re-marks tell.
//!
//! ```text
//! Analysis ─ rank ─→ cells ─ sample ─→ scripts ─ draw ─┬─ marks_book ─→ the markers' workbook (codes only)
//!                                                      └─ key_book ───→ the office's key (codes → candidates)
//! inputs + re-marks + key ─ pipeline ─→ Analysis ─ apply ─→ 复核结果.xlsx and tables
//! ```
//! Reading re-marks is `ingest`'s, whose scripts they are `reconcile`'s, the estimate `stats::remark`'s and the judgement
//! that of A209 among the other screens: `analyze` over a folder with re-marks does the same.

mod apply;
pub mod draw;
mod key_book;
mod marks_book;
pub mod rank;
pub mod sample;

pub use apply::{Applied, keys_beside, run as apply};
pub use draw::{Drawing, Wanted, run as draw};

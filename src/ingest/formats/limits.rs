//! Every limit on what a file may ask of us, counted while reading and never taken from what the file declares.
//!
//! The largest honest inputs are far below: a county of 40,000 candidates with 60 columns has 2.4 million cells.

/// Bytes of a file.
pub const FILE_BYTES: u64 = 256 << 20;
/// Inflated bytes of one part of a zip package.
pub const PART_BYTES: u64 = 256 << 20;
/// Inflated bytes of all parts that are read.
pub const PACKAGE_BYTES: u64 = 1 << 30;
/// From this size on a part must not be more than [`INFLATE_RATIO`] times its packed size.
pub const RATIO_FROM_BYTES: u64 = 32 << 20;
/// Real sheets inflate 5 to 60 times; only bombs are near deflate's 1,032.
pub const INFLATE_RATIO: u64 = 200;
/// Entries of a zip package.
pub const PARTS: usize = 10_000;
/// Sheets of a workbook.
pub const SHEETS: usize = 1_024;
/// Cells of a workbook.
pub const CELLS: u64 = 8_000_000;
/// UTF-16 units of one text, as Excel has it.
pub const TEXT_UNITS: usize = 32_767;
/// Bytes of one field of a text file: more is a quote that was never closed.
pub const FIELD_BYTES: usize = 1 << 20;
/// Rows of a sheet.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub const COLUMNS: u32 = 16_384;
/// Invalid cells after which a sheet counts as damaged.
pub const BROKEN_CELLS: usize = 10_000;

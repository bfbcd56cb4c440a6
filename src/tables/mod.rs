//! The open tables of product.md §5: frames with contract columns, written as CSV or Parquet.

//! A frame → Apache Parquet through the plain column writers of the `parquet` crate.

use parquet::{
    basic::{LogicalType, Repetition, Type as Physical},
    data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type},
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::types::Type,
};
use polars::prelude::{AnyValue, Column, DataFrame, DataType};
use std::{fs::File, path::Path, sync::Arc};

/// Writes one row group: text as UTF-8, counts as INT64, numbers as DOUBLE, all optional.
pub(super) fn write(frame: &DataFrame, path: &Path) -> Result<(), String> {
    let file = File::create(path).map_err(|error| error.to_string())?;
    write_group(frame, file).map_err(|error| error.to_string())
}

fn write_group(frame: &DataFrame, file: File) -> Result<(), ParquetError> {
    let fields = frame.columns().iter().map(|column| field(column).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Type::group_type_builder("table").with_fields(fields).build()?);
    let properties = Arc::new(WriterProperties::builder().set_created_by("kaojing".to_owned()).build());
    let mut writer = SerializedFileWriter::new(file, schema, properties)?;
    let mut group = writer.next_row_group()?;
    for column in frame.columns() {
        let Some(mut out) = group.next_column()? else { break };
        let series = column.as_materialized_series();
        let present: Vec<i16> = series.iter().map(|value| i16::from(!matches!(value, AnyValue::Null))).collect();
        match column.dtype() {
            DataType::Float64 => {
                let values: Vec<f64> = series.iter().filter_map(|value| value.extract()).collect();
                out.typed::<DoubleType>().write_batch(&values, Some(&present), None)?;
            }
            DataType::UInt32 => {
                let values: Vec<i64> = series.iter().filter_map(|value| value.extract()).collect();
                out.typed::<Int64Type>().write_batch(&values, Some(&present), None)?;
            }
            _ => {
                let values: Vec<ByteArray> = series.iter().filter_map(|value| value.get_str().map(ByteArray::from)).collect();
                out.typed::<ByteArrayType>().write_batch(&values, Some(&present), None)?;
            }
        }
        out.close()?;
    }
    group.close()?;
    writer.close()?;
    Ok(())
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.dtype() {
        DataType::Float64 => (Physical::DOUBLE, None),
        DataType::UInt32 => (Physical::INT64, None),
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    Type::primitive_type_builder(column.name(), physical).with_repetition(Repetition::OPTIONAL).with_logical_type(logical).build()
}

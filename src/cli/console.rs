//! Standard output and standard error. A reader that has gone away (`kaojing … | head`) ends nothing.

use std::io::Write;

/// Writes to standard output as it is.
pub fn out(text: &str) {
    let mut stream = anstream::stdout().lock();
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).ok();
}

/// Writes to standard error; colours are dropped where it is no terminal or `NO_COLOR` is set.
pub fn err(text: &str) {
    let mut stream = anstream::stderr().lock();
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).ok();
}

//! The program `sasil`.
fn main() {}

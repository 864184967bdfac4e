//! The program `sasil`.

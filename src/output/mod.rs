//! How a [`Document`](crate::Document) is written down.

mod json;

//! Korean numerals: which number is written here, and with which bounds.

//! Dictionary data of sasil.

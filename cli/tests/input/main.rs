//! What the program reads, and how it behaves while it does. One binary: every further one would link the dictionary
//! anew.

mod files;
mod folder;
mod page;

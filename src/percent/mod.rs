//! Shares and rates in percent.

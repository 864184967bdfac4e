//! Shares and rates in percent.
/// A share or a rate.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Percent {}
impl std::fmt::Display for Percent {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

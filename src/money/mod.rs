//! Amounts of money.
/// An amount of money.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Money {}
impl std::fmt::Display for Money {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

//! Calendar dates.
/// A date.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct DateValue {}
impl std::fmt::Display for DateValue {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

//! Values as words.

use serde::Serialize;

/// The word that stands for a value of a closed list in the JSON: `at_least`.
pub(super) fn snake(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

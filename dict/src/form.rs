//! How a written form is found in a table of places, by the build and by the library alike.

/// A place that no form has taken.
pub const FREE: u16 = u16::MAX;

/// Where the search for a form begins in a table of `length` places, a power of two (FNV-1a).
pub fn begin(form: &str, length: usize) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    for byte in form.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ hash >> 15) as usize & length.wrapping_sub(1)
}

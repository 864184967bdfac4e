//! Bytes that stand far apart, looked for many at a time.

/// How many bytes are asked at once.
const STRIDE: usize = 16;

/// Where the first byte of which `is_wanted` is true stands. It should say so by `|`, not by a choice of ways.
#[inline]
pub(crate) fn find(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (strides, rest) = bytes.as_chunks::<STRIDE>();
    // Without a way out of the inner loop the processor asks all bytes of a stride together.
    let holds = |stride: &[u8; STRIDE]| stride.iter().fold(false, |any, byte| any | is_wanted(*byte));
    let (from, within) = match strides.iter().position(holds) {
        Some(stride) => (stride * STRIDE, &strides[stride][..]),
        None => (strides.len() * STRIDE, rest),
    };
    within.iter().position(|byte| is_wanted(*byte)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 64, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find(&bytes, |byte| byte == b'x'), None, "{length}");
            for at in (0..length).rev() {
                bytes[at] = b'x';
                assert_eq!(find(&bytes, |byte| byte == b'x'), Some(at), "{length}");
            }
        }
    }
}

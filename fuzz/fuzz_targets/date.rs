//! No text makes the date stage panic, and what it finds lies inside the text.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use sasil::date::{dateline, find_iter, parse};

fuzz_target!(|text: &str| {
    let _ = parse(text, date(2024, 12, 26));
    let own = dateline(text);
    if let Some((span, _)) = own {
        assert!(!span.slice(text).is_empty());
    }
    for reference in [None, Some(date(2024, 2, 29))] {
        let mut last = 0;
        for mention in find_iter(text, reference) {
            assert!(mention.span.start >= last && !mention.span.slice(text).is_empty());
            last = mention.span.end;
            if let Some((start, end)) = mention.value.days() {
                assert!(start <= end);
            }
            let relative = reference.is_none() && own.is_none() && mention.value.relative_to.is_some();
            assert!(!relative || mention.value.start.is_none());
        }
    }
});

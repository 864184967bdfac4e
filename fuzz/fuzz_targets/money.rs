//! Amounts and percents in any text: no panic, no loop, spans in order and on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// What amounts are made of; a text of these is reached sooner than by mutating UTF-8.
const PIECES: [&str; 64] = [
    "0", "1", "23", "456", "7,890", "0.5", "１", "99999999999999999999", " ", "  ", "\n", "\t", "|", ",", ".", "~", "-", "∼", "·", "(", ")",
    "약 ", "총", "최대 ", "여", "대", "만", "억", "조", "경", "해", "천", "백", "십", "일", "이", "삼천", "수", "몇 ", "반", "원", " 원", "달러",
    "유로", "동", "센트", "전", "$", "US$", "M", " billion", "%", "포인트", "프로", " 이상", "을 넘는", "에서 ", "까지", "(단위: 억원)\n",
    "주당 ", "매출 ", "△", "五億", "가",
];

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        check(text);
    }
    let woven: String = data.iter().map(|byte| PIECES[usize::from(*byte) % PIECES.len()]).collect();
    check(&woven);
});

fn check(text: &str) {
    let mentions: Vec<_> = sasil::money::find_iter(text).collect();
    let mut end = 0;
    for mention in &mentions {
        assert!(mention.span.start >= end && mention.span.end > mention.span.start);
        assert!(text.get(mention.span.start..mention.span.end).is_some());
        assert!(mention.equivalent.is_none_or(|index| index < mentions.len()));
        if let (Some(lower), Some(upper)) = (mention.money.lower, mention.money.upper) {
            assert!(lower <= upper);
        }
        end = mention.span.end;
    }
    let mut end = 0;
    for mention in sasil::percent::find_iter(text) {
        assert!(mention.span.start >= end && text.get(mention.span.start..mention.span.end).is_some());
        end = mention.span.end;
    }
    let _ = sasil::money::parse(text);
    let _ = sasil::percent::parse(text);
}

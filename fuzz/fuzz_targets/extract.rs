//! The whole way in any text: no panic, no loop, places on character boundaries, in order, and of what is there.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sasil::{ByteSpan, Extractor, Filler};

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::builder().explanations(true).build().expect("the embedded dictionary"));

/// What news is made of; a text of these is reached sooner than by mutating UTF-8.
const PIECES: [&str; 131] = [
    " ", " ", " ", " ", "\n", "\n\n", ". ", ", ", "…", "·", "‘", "’", "“", "”", "\"", "(", ")", "[", "]", "-", "→", "가", "이", "은", "는",
    "을", "를", "에", "에게", "에서", "로", "으로", "와", "과", "의", "도", "부터", "까지", "네이버", "쿠팡", "삼성전자", "SK", "카카오", "오픈AI", "(MS)",
    "두산", "당근", "도담전자", "나래테크", "한빛벤처스", "공정위", "서울중앙지법", "산업은행", "김하늘 대표", "홍길동", "이 회장", "양사", "이 회사", "회사 측",
    "해당 계약", "이번 인수", "1억 달러", "3200억원", "지분 51%", "12%", "시리즈 B", "지난달 23일", "올해 3분기", "내년", "이날", "2025년", "전년 동기 대비",
    "투자", "인수", "매각", "합병", "공급", "계약", "매출", "영업이익", "상장", "출시", "공장", "소송", "과징금", "압수수색", "배당", "목표주가", "대표", "설립",
    "했다", "하기로 했다", "하지 않았다", "한다고 밝혔다", "할 예정이다", "하고", "하며", "해", "한 ", "된 ", "됐다", "될 수 있다", "했다면", "라고", "며",
    "을 체결했다", "에 나섰다", "를 추진", "을 검토", "무산", "철회", "부인", "혐의", "전망", "관측", "에 따르면", "규모", "각각", "순", "늘었다", "줄어든",
    "기자 = ", "(서울=뉴스) ", "무단 전재 금지", "ⓒ", "그러나 ", "한편 ", "또 ", "이에 ", "ᄀ", "각",
];

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        check(text);
    }
    let woven: String = data.iter().map(|byte| PIECES[usize::from(*byte) % PIECES.len()]).collect();
    check(&woven);
});

fn check(text: &str) {
    let document = EXTRACTOR.extract(text);
    let is_there = |span: ByteSpan, said: &str| assert_eq!(text.get(span.start..span.end), Some(said));
    let mut end = 0;
    for entity in &document.entities {
        assert!(entity.span.start >= end, "entities overlap");
        is_there(entity.span, &entity.text);
        end = entity.span.end;
    }
    for claim in &document.claims {
        assert!(!claim.evidence.is_empty() && (0.0..=1.0).contains(&claim.confidence));
        claim.evidence.iter().chain([&claim.trigger]).for_each(|passage| is_there(passage.span, &passage.text));
        for filler in claim.roles.iter().map(|own| &own.filler).chain(&claim.source) {
            match filler {
                Filler::Entity(id) => assert!(document.entity(*id).is_some()),
                Filler::Passage(passage) | Filler::Code { passage, .. } => is_there(passage.span, &passage.text),
            }
        }
    }
}

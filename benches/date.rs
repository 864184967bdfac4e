//! The date stage alone, in bytes a second.

use divan::counter::BytesCount;
use jiff::civil::date;
use sasil::date::Scanner;

fn main() {
    divan::main();
}

/// News in miniature: dates of all kinds in about the density of an article.
const ARTICLE: &str = "\
한빛전자, 내년 상반기 새 공장 가동…\"2027년 매출 2조원\"
입력 2024.12.26 09:30
(서울=새벽통신) 나라온 기자 = 한빛전자가 충북 청주에 1조2000억원을 들여 반도체 기판 공장을 짓는다.
한빛전자는 23일 이사회를 열고 이같이 결정했다고 26일 밝혔다. 공장은 오는 3월 착공해 2026년 말 완공될 예정이다. 회사는 올해 1~9월 매출 8400억원,
영업이익 610억원을 거뒀다. 한 해 전 같은 때보다 각각 12%, 3.1% 늘어난 규모다. 이날 유가증권시장에서 한빛전자 주가는 전날보다 2.5% 오른 5만4300원에
마감했다. 회사 관계자는 \"고객사 세 곳과 공급 협상을 벌이고 있으며 이르면 다음 달 초 계약을 맺을 것\"이라고 말했다. 앞서 이 회사는 지난달 13일
자회사인 새빛소재의 지분 35%를 480억원에 매각했다. 업계에서는 내년 하반기부터 인공지능용 기판 수요가 크게 늘 것으로 내다본다.
";

#[divan::bench(args = [1, 16, 256])]
fn scan_articles(bencher: divan::Bencher, copies: usize) {
    let text = ARTICLE.repeat(copies);
    let mut scanner = Scanner::new();
    let mut found = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        scanner.scan(&text, date(2024, 12, 26), &mut found);
        found.len()
    });
}

#[divan::bench]
fn scan_without_dates(bencher: divan::Bencher) {
    let text = "회사는 주주 가치를 높이기 위한 여러 방안을 검토하고 있다고 설명했다. ".repeat(400);
    let mut scanner = Scanner::new();
    let mut found = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        scanner.scan(&text, date(2024, 12, 26), &mut found);
        found.len()
    });
}

#[divan::bench]
fn scan_digits(bencher: divan::Bencher) {
    let text = "1234567890".repeat(5_000);
    let mut scanner = Scanner::new();
    let mut found = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        scanner.scan(&text, date(2024, 12, 26), &mut found);
        found.len()
    });
}

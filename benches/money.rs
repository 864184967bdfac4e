//! Amounts and percents alone, without segmentation: `cargo bench --bench money --no-default-features`.

use divan::Bencher;
use divan::counter::BytesCount;
use sasil::{money, percent};

/// Paragraphs of made-up news; about one sentence in two holds an amount.
const NEWS: &str = "\
한들전자는 내년까지 1조2000억원을 들여 전남에 배터리 공장을 짓는다고 12일 밝혔다. 공장은 축구장 30개 넓이로, 직원 1200명이 일하게 된다. \
회사 관계자는 \"지역 경제에 도움이 될 것\"이라며 \"협력업체도 함께 들어온다\"고 말했다.\n\n\
지난해 매출은 3조4500억원으로 전년보다 12.4% 늘었고, 영업이익은 2100억원 안팎으로 추정된다. 증권가는 올해 영업이익이 2500억~2800억원에 이를 것으로 본다. \
앞서 이 회사는 미국 자회사에 4억5000만 달러(약 6300억 원)를 출자했다. 업계는 공급망을 넓히려는 움직임으로 풀이한다.\n\n\
반면 경쟁사인 새결화학은 적자 폭이 커졌다. 회사는 희망퇴직을 받기로 하고 노동조합과 협의를 시작했다. 노조는 일방적인 통보라고 반발했다. \
시장에서는 수백억원대 손실이 불가피하다는 관측이 나온다. 한 연구원은 업황이 좋아지려면 시간이 더 걸린다고 내다봤다.\n\n";

fn main() {
    divan::main();
}

fn article() -> String {
    NEWS.repeat(64)
}

#[divan::bench]
fn find_money(bencher: Bencher) {
    let text = article();
    let scanner = money::Scanner::new();
    let mut mentions = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        scanner.scan(divan::black_box(&text), &mut mentions);
        mentions.len()
    });
}

#[divan::bench]
fn find_percents(bencher: Bencher) {
    let text = article();
    let mut mentions = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        percent::scan(divan::black_box(&text), &mut mentions);
        mentions.len()
    });
}

#[divan::bench]
fn find_nothing(bencher: Bencher) {
    let text = "회사 관계자는 지역 경제에 도움이 될 것이라며 협력업체도 함께 들어온다고 말했다. ".repeat(1000);
    let scanner = money::Scanner::new();
    let mut mentions = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        scanner.scan(divan::black_box(&text), &mut mentions);
        mentions.len()
    });
}

#[divan::bench]
fn parse_one(bencher: Bencher) {
    bencher.bench(|| money::parse(divan::black_box("1조2천억원")));
}

//! `extract_batch`: the documents of `extract`, in order, in bounded memory, on any number of threads.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;
use rayon::ThreadPoolBuilder;
use sasil::Extractor;

/// Texts of different kinds and lengths; the longest first, so that it is done last.
fn texts() -> Vec<String> {
    let sentences = [
        "네이버는 업스테이지에 300만 달러를 출자했다.",
        "나래온소프트가 시리즈A 투자로 120억원을 유치했다고 3일 밝혔다.",
        "",
        "양파는 얇게 썬다.",
        "문하랑 나래온소프트 대표는 “내년 상장한다”고 말했다.",
    ];
    (0..60)
        .map(|index| sentences[index % sentences.len()].to_owned() + "\n" + &sentences[0].repeat(60 - index))
        .collect()
}

fn json(document: &sasil::Document) -> String {
    serde_json::to_string(document).expect("a document is JSON")
}

#[test]
fn a_batch_gives_what_single_texts_give() {
    let extractor = Extractor::new().expect("embedded");
    let single: Vec<String> = texts().iter().map(|text| json(&extractor.extract(text))).collect();
    let batch: Vec<String> = extractor.extract_batch(texts()).map(|document| json(&document)).collect();
    assert_eq!(batch, single);
}

#[test]
fn a_group_gives_what_single_texts_give() {
    let extractor = Extractor::new().expect("embedded");
    let day = Some(date(2024, 12, 26));
    // The second is written in letters, not in whole syllables.
    let texts = [("네이버는 23일 사옥을 매각했다.", day), ("네이버는 쿠팡에 출자했다.", None), ("", None)];
    let single: Vec<String> = texts.iter().map(|(text, date)| json(&extractor.extract_dated(text, *date))).collect();
    let group: Vec<String> = extractor.extract_group(&texts).iter().map(json).collect();
    assert_eq!(group, single);
    assert!(group[1].contains("쿠팡"), "{}", group[1]);
    assert!(extractor.extract_group(&[]).is_empty());
}

#[test]
fn a_date_reaches_its_text() {
    let extractor = Extractor::new().expect("embedded");
    let dates = [Some(date(2024, 12, 26)), None, Some(date(2023, 1, 2))];
    let dated = texts().into_iter().zip(dates.into_iter().cycle());
    let single: Vec<String> = dated.clone().map(|(text, date)| json(&extractor.extract_dated(&text, date))).collect();
    let batch: Vec<String> = extractor.extract_batch_dated(dated).map(|document| json(&document)).collect();
    assert_eq!(batch, single);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let extractor = Extractor::new().expect("embedded");
    let read = |threads: usize| -> Vec<String> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| extractor.extract_batch(texts()).map(|document| json(&document)).collect())
    };
    let one = read(1);
    assert_eq!(one.len(), texts().len());
    assert_eq!(read(2), one);
    assert_eq!(read(5), one);
}

#[test]
fn few_texts_are_taken_ahead() {
    let extractor = Extractor::new().expect("embedded");
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    let endless = std::iter::repeat_with(move || {
        count.fetch_add(1, Ordering::Relaxed);
        "네이버는 업스테이지에 300만 달러를 출자했다."
    });
    let pool = ThreadPoolBuilder::new().num_threads(2).build().expect("threads");
    let read = pool.install(|| extractor.extract_batch(endless).take(10).count());
    assert_eq!(read, 10);
    assert!(taken.load(Ordering::Relaxed) < 30, "{} texts for 10 documents", taken.load(Ordering::Relaxed));
}

#[test]
fn no_text_gives_no_document() {
    let extractor = Extractor::new().expect("embedded");
    let mut batch = extractor.extract_batch(Vec::<String>::new());
    assert_eq!(batch.size_hint(), (0, Some(0)));
    assert!(batch.next().is_none());
    assert!(batch.next().is_none());
}

//! Whole pages, of documents built by hand.

use sasil::{
    Base, ByteSpan, CharSpan, Claim, ClaimId, ClaimKind, Company, Direction, Entity, EntityId, EntityValue, Filler,
    Modality, Named, Passage, Polarity, Role, RoleFiller, Warning, WarningCode,
};

use super::*;
use crate::show::words::value_said;

const TEXT: &str = "로이터통신에 따르면 마이크로소프트(MS)는 오픈AI와 앤트로픽에 투자하지 않기로 했다. MS는 다음 주 이사회에서 \
                    인수합병 전략과 데이터센터 증설 계획을 함께 다루고 그 결과를 주주들에게 공개한다.";

fn passage(text: &str) -> Passage {
    let start = TEXT.find(text).expect("part of the text");
    let first = TEXT[..start].chars().count();
    Passage {
        text: text.into(),
        span: ByteSpan::new(start, start + text.len()),
        chars: CharSpan { start: first, end: first + text.chars().count() },
    }
}

fn entity(id: u32, text: &str, value: EntityValue) -> Entity {
    let Passage { text, span, chars } = passage(text);
    Entity { id: EntityId(id), value, text, span, chars, confidence: 0.9 }
}

fn company(name: &str, listing: Option<(&str, &str)>) -> EntityValue {
    let (exchange, ticker) = listing.unzip();
    let country = listing.map(|_| "US".into());
    EntityValue::Company(Company {
        ticker: ticker.map(Into::into),
        exchange: exchange.map(Into::into),
        country,
        ..Company::named(name)
    })
}

fn filler(role: Role, filler: Filler) -> RoleFiller {
    RoleFiller { role, filler, direction: None, base: None }
}

fn claim(id: u32, kind: ClaimKind, text: &str, roles: Vec<RoleFiller>, trigger: &str, evidence: &str) -> Claim {
    Claim {
        id: ClaimId(id),
        kind,
        key: "".into(),
        text: text.into(),
        roles,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        tense: None,
        source: None,
        trigger: passage(trigger),
        evidence: vec![passage(evidence)],
        cancels: None,
        confidence: 0.9,
        explanation: None,
    }
}

fn document() -> Document {
    let msft = || company("마이크로소프트", Some(("NASDAQ", "MSFT")));
    let entities = vec![
        entity(0, "로이터통신", company("로이터통신", None)),
        entity(1, "마이크로소프트", msft()),
        entity(2, "MS", msft()),
        entity(3, "오픈AI", company("오픈AI", None)),
        entity(4, "앤트로픽", company("앤트로픽", None)),
        entity(5, "이사회", EntityValue::Organization(Named { name: "이사회".into() })),
    ];
    let who = |id| Filler::Entity(EntityId(id));
    let roles = vec![filler(Role::Investor, who(1)), filler(Role::Investee, who(3)), filler(Role::Investee, who(4))];
    let first = &TEXT[..TEXT.find(" MS는").expect("a second sentence")];
    let mut refused = claim(0, ClaimKind::Invest, "마이크로소프트, 오픈AI·앤트로픽에 투자", roles, "투자", first);
    refused.polarity = Polarity::Negated;
    refused.modality = Modality::Planned;
    refused.source = Some(who(0));
    let change = RoleFiller {
        direction: Some(Direction::Up),
        base: Some(Base::Yoy),
        ..filler(Role::Change, Filler::Passage(passage("증설")))
    };
    let metric = Filler::Code { code: "operating_profit", passage: passage("결과") };
    let roles = vec![filler(Role::Company, who(2)), filler(Role::Metric, metric), change];
    let second = &TEXT[first.len() + 1..];
    let mut earned = claim(1, ClaimKind::Earn, "마이크로소프트 영업이익", roles, "공개", second);
    earned.cancels = Some(ClaimId(0));
    Document {
        id: Some("deal".into()),
        source: Some("articles/deal.txt".into()),
        date: Some(jiff::civil::date(2024, 12, 26)),
        entities,
        claims: vec![refused, earned],
        warnings: vec![Warning { code: WarningCode::ImpossibleDate, message: "2월 30일".into(), chars: None }],
        ..Document::default()
    }
}

#[test]
fn a_page_is_made_for_reading() {
    let wanted = "\
deal 2024-12-26 articles/deal.txt
────────────────────────────────────────────────────────────────────────
  invest      마이크로소프트, 오픈AI·앤트로픽에 투자 · negated · planned
              · source 로이터통신 · 0.90
              “…오픈AI와 앤트로픽에 투자하지 않기로 했다.”
  earn        마이크로소프트 영업이익 · change 증설 up year on year ·
              undoes “마이크로소프트, 오픈AI·앤트로픽에 투자” · 0.90
              “…계획을 함께 다루고 그 결과를 주주들에게 공개한다.”

  companies   로이터통신 · 마이크로소프트 (MS) NASDAQ:MSFT US ×2 ·
              오픈AI · 앤트로픽
  orgs        이사회
  warnings    2월 30일 (impossible_date)

";
    assert_eq!(page(&document(), 72, Paint::new(false)), wanted);
}

#[test]
fn colours_change_nothing_but_the_colour() {
    let plain = page(&document(), 90, Paint::new(false));
    let mut bare = String::new();
    let mut rest = page(&document(), 90, Paint::new(true));
    while let Some(start) = rest.find('\x1b') {
        bare.push_str(&rest[..start]);
        let end = rest[start..].find('m').expect("an end of the code") + start + 1;
        rest = rest.split_off(end);
    }
    bare.push_str(&rest);
    assert_eq!(bare, plain);
}

#[test]
fn no_line_is_wider_than_the_window() {
    for width in [40, 60, 100, 140] {
        for line in page(&document(), width, Paint::new(false)).lines() {
            assert!(columns(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn a_document_with_holes_is_shown_all_the_same() {
    let mut broken = document();
    broken.entities.truncate(1);
    broken.claims[0].trigger.span = ByteSpan::new(3, 4);
    broken.claims[1].evidence[0].span = ByteSpan::new(0, 1);
    assert!(page(&broken, 80, Paint::new(false)).contains(" · investor ? · investee ?"));
    let empty = page(&Document::default(), 80, Paint::new(false));
    assert!(empty.starts_with("(no id) undated"), "{empty}");
}

#[test]
fn long_evidence_is_cut_round_the_trigger() {
    let cut = |word: &str| {
        let mut long = document();
        long.claims.truncate(1);
        long.claims[0].trigger = passage(word);
        long.claims[0].evidence = vec![passage(TEXT)];
        let page = page(&long, 60, Paint::new(false));
        let start = page.find('“').expect("evidence");
        let end = page.find('”').expect("its end");
        page[start..end].split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(cut("로이터"), "“로이터통신에 따르면 마이크로소프트(MS)는…");
    assert_eq!(cut("인수합병"), "“…주 이사회에서 인수합병 전략과…");
    assert_eq!(cut("공개한다"), "“…다루고 그 결과를 주주들에게 공개한다.");
}

#[test]
fn amounts_and_dates_are_listed_with_their_values() {
    let mut document = Document::default();
    let text = "지난달 23일 3억 달러(약 4200억원)를, 다시 3억 달러를 내고 지분 20%를 받았다.";
    let value = |value, span: ByteSpan, id: usize| Entity {
        id: EntityId(id as u32),
        value,
        text: span.slice(text).into(),
        span,
        chars: CharSpan { start: 0, end: 0 },
        confidence: 1.0,
    };
    for mention in sasil::money::find_iter(text) {
        let equivalent = mention.equivalent.map(|other| EntityId(other as u32));
        let money = EntityValue::Money { money: mention.money, equivalent };
        document.entities.push(value(money, mention.span, document.entities.len()));
    }
    for mention in sasil::date::find_iter(text, jiff::civil::date(2024, 12, 26)) {
        document.entities.push(value(EntityValue::Date(mention.value), mention.span, document.entities.len()));
    }
    for mention in sasil::percent::find_iter(text) {
        document.entities.push(value(EntityValue::Percent(mention.percent), mention.span, document.entities.len()));
    }
    let page = page(&document, 80, Paint::new(false));
    let wanted = "\
  no claims
  amounts     3억 달러 USD 300,000,000 = 4200억원 ×2 · 4200억원 KRW
              420,000,000,000 가량
  dates       지난달 23일 2024-11-23
  percents    20%

";
    assert!(page.ends_with(wanted), "{page}");
}

#[test]
fn dates_are_said_as_finely_as_the_text_does() {
    let cases = [
        ("지난달 23일", "2024-11-23"),
        ("2018년 말", "2018-12"),
        ("올해 3분기", "2024 Q3"),
        ("내년 상반기", "2025 H1"),
        ("하반기", "2024 H2"),
        ("지난해", "2023"),
        ("1990년대", "1990s"),
        ("2020~2023년", "2020-01-01 – 2023-12-31"),
    ];
    for (text, wanted) in cases {
        let date = sasil::date::parse(text, jiff::civil::date(2024, 12, 26)).expect("a date");
        assert_eq!(value_said(&EntityValue::Date(date)), wanted, "{text}");
    }
}

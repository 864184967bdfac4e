//! The JSON object, on documents built by hand.

use sasil::{
    Base, ByteSpan, CharSpan, Claim, ClaimId, ClaimKind, Company, Cue, Direction, Document, Entity, EntityId,
    EntityValue, Explanation, Factor, Filler, Ground, Modality, Named, Passage, Polarity, PredicateClass, Reading,
    Role, RoleFiller, Rule, Sign, Tense, Warning, WarningCode, date, money, percent,
};
use serde_json::{Value, json};

const TEXT: &str = "마이크로소프트(MS)가 오픈AI를 인수하기로 했다고 홍길동 이사가 업계에 알렸다. 영업이익이 늘었다.";

fn place(text: &str) -> (ByteSpan, CharSpan) {
    let start = TEXT.find(text).expect("part of the text");
    let first = TEXT[..start].chars().count();
    (ByteSpan::new(start, start + text.len()), CharSpan { start: first, end: first + text.chars().count() })
}

fn passage(text: &str) -> Passage {
    let (span, chars) = place(text);
    Passage { text: text.into(), span, chars }
}

fn entity(id: u32, text: &str, value: EntityValue, confidence: f32) -> Entity {
    let (span, chars) = place(text);
    Entity { id: EntityId(id), value, text: text.into(), span, chars, confidence }
}

fn filler(role: Role, filler: Filler) -> RoleFiller {
    RoleFiller { role, filler, direction: None, base: None }
}

fn claim(id: u32, kind: ClaimKind, roles: Vec<RoleFiller>, trigger: &str) -> Claim {
    Claim {
        id: ClaimId(id),
        kind,
        key: "acquire|마이크로소프트|오픈AI".into(),
        text: "마이크로소프트, 오픈AI 인수".into(),
        roles,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        tense: None,
        source: None,
        trigger: passage(trigger),
        evidence: vec![passage(trigger)],
        cancels: None,
        confidence: 0.9,
        explanation: None,
    }
}

fn microsoft() -> EntityValue {
    EntityValue::Company(Company {
        ticker: Some("MSFT".into()),
        exchange: Some("NASDAQ".into()),
        country: Some("US".into()),
        ..Company::named("마이크로소프트")
    })
}

fn object(document: &Document) -> Value {
    serde_json::to_value(document).expect("an object")
}

#[test]
fn an_empty_document_has_every_field() {
    let wanted = r#"{"schema":1,"id":null,"source":null,"date":null,"entities":[],"claims":[],"warnings":[]}"#;
    assert_eq!(serde_json::to_string(&Document::default()).expect("an object"), wanted);
}

#[test]
fn a_document_says_what_it_is() {
    let document = Document {
        id: Some("deal".into()),
        source: Some("articles/deal.txt".into()),
        date: Some(jiff::civil::date(2024, 12, 6)),
        warnings: vec![
            Warning {
                code: WarningCode::ImpossibleDate,
                message: "2월 30일 does not exist".into(),
                chars: Some(CharSpan { start: 3, end: 9 }),
            },
            Warning { code: WarningCode::LongSentence, message: "read in pieces".into(), chars: None },
        ],
        ..Document::default()
    };
    let wanted = json!({
        "schema": 1, "id": "deal", "source": "articles/deal.txt", "date": "2024-12-06", "entities": [], "claims": [],
        "warnings": [
            {"code": "impossible_date", "message": "2월 30일 does not exist", "chars": [3, 9]},
            {"code": "long_sentence", "message": "read in pieces", "chars": null},
        ],
    });
    assert_eq!(object(&document), wanted);
}

#[test]
fn names_stand_under_their_kind() {
    let named = |name: &str| Named { name: name.into() };
    let ids = [("lei".into(), "L1".into()), ("isin".into(), "I1".into())].into();
    let unlisted = Company { ids, ..Company::named("오픈AI") };
    let document = Document {
        entities: vec![
            entity(0, "MS", microsoft(), 0.98),
            entity(1, "오픈AI", EntityValue::Company(unlisted), 0.899_999_9),
            entity(2, "홍길동", EntityValue::Person(named("홍길동")), 1.0),
            entity(3, "업계", EntityValue::Organization(named("한국업계협회")), 0.333_33),
        ],
        ..Document::default()
    };
    let wanted = json!([
        {"id": 0, "kind": "company", "text": "MS", "chars": [8, 10], "bytes": [22, 24], "confidence": 0.98,
         "company": {"name": "마이크로소프트", "ticker": "MSFT", "exchange": "NASDAQ", "country": "US"}},
        {"id": 1, "kind": "company", "text": "오픈AI", "chars": [13, 17], "bytes": [29, 37], "confidence": 0.9,
         "company": {"name": "오픈AI", "ids": {"isin": "I1", "lei": "L1"}}},
        {"id": 2, "kind": "person", "text": "홍길동", "chars": [29, 32], "bytes": [67, 76], "confidence": 1.0,
         "person": {"name": "홍길동"}},
        {"id": 3, "kind": "organization", "text": "업계", "chars": [37, 39], "bytes": [87, 93], "confidence": 0.33,
         "organization": {"name": "한국업계협회"}},
    ]);
    assert_eq!(object(&document)["entities"], wanted);
}

#[test]
fn amounts_dates_and_shares_carry_exact_values() {
    let mentions: Vec<_> = money::find_iter("최소 126억7000만 달러(약 17조7300억 원)").collect();
    let [dollars, won] = mentions.as_slice() else { panic!("two amounts: {mentions:?}") };
    let amount = |mention: &money::Mention, equivalent| EntityValue::Money {
        money: mention.money.clone(),
        equivalent: Some(EntityId(equivalent)),
    };
    let day = date::parse("23일", jiff::civil::date(2024, 12, 26)).expect("a date");
    let nowhere = date::parse("지난달 23일", None).expect("a date");
    let values = [
        amount(dollars, 1),
        amount(won, 0),
        EntityValue::Date(day),
        EntityValue::Date(nowhere),
        EntityValue::Percent(percent::parse("0.25%포인트").expect("a percent")),
    ];
    let entities = (0..).zip(values).map(|(id, value)| entity(id, "MS", value, 1.0)).collect();
    let object = object(&Document { entities, ..Document::default() });
    let wanted = [
        (
            "money",
            json!({"currency": "USD", "lower": "12670000000", "upper": null, "modifier": "at_least", "equivalent": 1}),
        ),
        (
            "money",
            json!({"currency": "KRW", "lower": "17730000000000", "upper": "17730000000000", "modifier": "about",
                         "equivalent": 0}),
        ),
        ("date", json!({"start": "2024-12-23", "end": "2024-12-23", "grain": "day"})),
        ("date", json!({"start": null, "end": null, "grain": "day", "relative_to": "document"})),
        ("percent", json!({"lower": "0.25", "upper": "0.25", "modifier": "exact", "unit": "pp"})),
    ];
    for (number, (kind, value)) in wanted.iter().enumerate() {
        let entity = &object["entities"][number];
        assert_eq!(entity["kind"], *kind);
        assert_eq!(entity[kind], *value, "{number}");
    }
}

#[test]
fn roles_point_at_entities_or_carry_words() {
    let target = Filler::Passage(passage("오픈AI"));
    let roles = vec![filler(Role::Acquirer, Filler::Entity(EntityId(0))), filler(Role::Target, target)];
    let mut planned = claim(0, ClaimKind::Acquire, roles, "인수");
    planned.polarity = Polarity::Negated;
    planned.modality = Modality::Planned;
    planned.tense = Some(Tense::Future);
    planned.source = Some(Filler::Entity(EntityId(2)));
    let document = Document { claims: vec![planned], ..Document::default() };
    let wanted = json!([{
        "id": 0, "kind": "acquire", "key": "acquire|마이크로소프트|오픈AI", "text": "마이크로소프트, 오픈AI 인수",
        "roles": [
            {"role": "acquirer", "entity": 0},
            {"role": "target", "text": "오픈AI", "chars": [13, 17], "bytes": [29, 37]},
        ],
        "polarity": "negated", "modality": "planned", "tense": "future", "source": {"entity": 2},
        "trigger": {"text": "인수", "chars": [19, 21], "bytes": [41, 47]},
        "evidence": [{"chars": [19, 21], "bytes": [41, 47]}], "confidence": 0.9,
    }]);
    assert_eq!(object(&document)["claims"], wanted);
}

#[test]
fn a_code_stands_at_the_place_of_its_words() {
    let metric = Filler::Code { code: "operating_profit", passage: passage("영업이익") };
    let change = RoleFiller {
        role: Role::Change,
        filler: Filler::Passage(passage("늘었")),
        direction: Some(Direction::Up),
        base: Some(Base::Yoy),
    };
    let mut earned = claim(1, ClaimKind::Earn, vec![filler(Role::Metric, metric), change], "늘었");
    earned.source = Some(Filler::Passage(passage("업계")));
    earned.cancels = Some(ClaimId(0));
    let document = Document { claims: vec![earned], ..Document::default() };
    let claim = &object(&document)["claims"][0];
    let roles = json!([
        {"role": "metric", "text": "operating_profit", "chars": [46, 50], "bytes": [108, 120]},
        {"role": "change", "text": "늘었", "chars": [52, 54], "bytes": [124, 130], "direction": "up", "base": "yoy"},
    ]);
    assert_eq!(claim["roles"], roles);
    assert_eq!(claim["source"], json!({"text": "업계", "chars": [37, 39], "bytes": [87, 93]}));
    assert_eq!(claim["cancels"], json!(0));
    assert!(claim.get("tense").is_none(), "what is not known is left out");
}

#[test]
fn an_explanation_is_there_where_it_is_asked_for() {
    let mut bought = claim(0, ClaimKind::Acquire, vec![filler(Role::Target, Filler::Entity(EntityId(1)))], "인수");
    assert!(
        object(&Document { claims: vec![bought.clone()], ..Document::default() })["claims"][0]["explanation"].is_null()
    );
    let (frame, lemma, class) = ("acquire", "인수", PredicateClass::Noun);
    bought.explanation = Some(Box::new(Explanation {
        readings: vec![
            Reading { frame, lemma, class, passive: false, clause: passage("오픈AI를 인수하기로 했다고") },
            Reading { frame, lemma, class, passive: true, clause: passage("인수") },
        ],
        grounds: vec![
            Ground { role: Role::Target, rule: Rule::Object, words: Some(passage("를")), dealt: false },
            Ground { role: Role::Acquirer, rule: Rule::Before, words: None, dealt: true },
        ],
        cues: vec![Cue { sign: Sign::Planned, words: passage("하기로 했다고") }],
        factors: vec![Factor { name: "frame", weight: 0.899_999_9 }],
    }));
    let document = Document { claims: vec![bought], ..Document::default() };
    let wanted = json!({
        "readings": [
            {"frame": "acquire", "lemma": "인수", "class": "noun", "clause": {"chars": [13, 28], "bytes": [29, 66]}},
            {"frame": "acquire", "lemma": "인수", "class": "noun", "passive": true,
             "clause": {"chars": [19, 21], "bytes": [41, 47]}},
        ],
        "grounds": [
            {"role": "target", "rule": "object", "words": {"text": "를", "chars": [17, 18], "bytes": [37, 40]}},
            {"role": "acquirer", "rule": "before", "dealt": true},
        ],
        "cues": [{"sign": "planned", "text": "하기로 했다고", "chars": [21, 28], "bytes": [47, 66]}],
        "factors": [{"factor": "frame", "weight": 0.9}],
    });
    assert_eq!(object(&document)["claims"][0]["explanation"], wanted);
}

#[test]
fn likelihoods_are_short_decimals() {
    let cases = [(0.899_999_9, "0.9"), (1.0, "1.0"), (0.0, "0.0"), (0.666_666_7, "0.67"), (7.0, "1.0")];
    for (confidence, wanted) in cases {
        let document = Document { entities: vec![entity(0, "MS", microsoft(), confidence)], ..Document::default() };
        let json = serde_json::to_string(&document).expect("an object");
        let field = format!(r#""confidence":{wanted},"#);
        assert!(json.contains(&field), "{confidence}: {json}");
    }
}

#[test]
fn fields_keep_the_order_of_the_documentation() {
    let roles = vec![filler(Role::Acquirer, Filler::Entity(EntityId(0)))];
    let document = Document {
        entities: vec![entity(0, "MS", microsoft(), 0.98)],
        claims: vec![claim(0, ClaimKind::Acquire, roles, "인수")],
        ..Document::default()
    };
    let json = serde_json::to_string(&document).expect("an object");
    let wanted = concat!(
        r#"{"schema":1,"id":null,"source":null,"date":null,"entities":[{"id":0,"kind":"company","text":"MS","#,
        r#""chars":[8,10],"bytes":[22,24],"confidence":0.98,"company":{"name":"마이크로소프트","ticker":"MSFT","#,
        r#""exchange":"NASDAQ","country":"US"}}],"claims":[{"id":0,"kind":"acquire","#,
        r#""key":"acquire|마이크로소프트|오픈AI","text":"마이크로소프트, 오픈AI 인수","#,
        r#""roles":[{"role":"acquirer","entity":0}],"polarity":"affirmed","modality":"asserted","source":null,"#,
        r#""trigger":{"text":"인수","chars":[19,21],"bytes":[41,47]},"evidence":[{"chars":[19,21],"bytes":[41,47]}],"#,
        r#""confidence":0.9}],"warnings":[]}"#,
    );
    assert_eq!(json, wanted);
}

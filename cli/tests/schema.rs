//! What is written fits the schema that `sasil --schema` prints.

use std::process::{Command, Stdio};

use sasil::{
    Base, ByteSpan, CharSpan, Claim, ClaimId, ClaimKind, Company, Cue, Direction, Document, Entity, EntityId,
    EntityValue, Explanation, Factor, Filler, Ground, Modality, Named, Passage, Polarity, PredicateClass, Reading,
    Role, RoleFiller, Rule, Sign, Tense, Warning, WarningCode, date, money, percent,
};
use serde_json::{Value, json};

fn sasil(args: &[&str]) -> String {
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/articles");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sasil"));
    let ended = command.args(args).current_dir(articles).stdin(Stdio::null()).output().expect("the program runs");
    String::from_utf8(ended.stdout).expect("UTF-8")
}

fn schema() -> Value {
    serde_json::from_str(&sasil(&["--schema"])).expect("the schema is JSON")
}

#[track_caller]
fn fits(schema: &Value, object: &Value) {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    let errors: Vec<String> = validator.iter_errors(object).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{object:#}");
}

#[track_caller]
fn does_not_fit(schema: &Value, object: &Value) {
    assert!(!jsonschema::is_valid(schema, object), "{object:#}");
}

fn passage() -> Passage {
    Passage { text: "투자".into(), span: ByteSpan::new(0, 6), chars: CharSpan { start: 0, end: 2 } }
}

fn entity(id: u32, value: EntityValue) -> Entity {
    let Passage { text, span, chars } = passage();
    Entity { id: EntityId(id), value, text, span, chars, confidence: 0.9 }
}

fn money(text: &str, equivalent: Option<EntityId>) -> EntityValue {
    let mention = money::find_iter(text).next().expect("an amount");
    EntityValue::Money { money: mention.money, equivalent }
}

fn explanation() -> Explanation {
    let reading =
        |passive| Reading {
            frame: "acquire", lemma: "인수", class: PredicateClass::Noun, passive, clause: passage()
        };
    let ground = |words, dealt| Ground { role: Role::Target, rule: Rule::Object, words, dealt };
    Explanation {
        readings: vec![reading(false), reading(true)],
        grounds: vec![ground(Some(passage()), false), ground(None, true)],
        cues: vec![Cue { sign: Sign::Planned, words: passage() }],
        factors: vec![Factor { name: "frame", weight: -0.5 }],
    }
}

/// Every field, every kind of value, every kind of filler.
fn full() -> Document {
    let company = |ticker: Option<&str>| {
        EntityValue::Company(Company {
            ticker: ticker.map(Into::into),
            exchange: ticker.map(|_| "KOSPI".into()),
            ids: ticker.map(|_| ("isin".into(), "KR7035420009".into())).into_iter().collect(),
            ..Company::named("네이버")
        })
    };
    let values = [
        company(Some("035420")),
        company(None),
        EntityValue::Organization(Named { name: "금융위원회".into() }),
        EntityValue::Person(Named { name: "홍길동".into() }),
        money("1억 달러 이상", Some(EntityId(5))),
        money("주당 5만원", None),
        money("최대 -3.5억 원", None),
        money("수백억원대", None),
        EntityValue::Date(date::parse("올해 3분기", jiff::civil::date(2024, 12, 26)).expect("a date")),
        EntityValue::Date(date::parse("지난달 23일", None).expect("a date")),
        EntityValue::Percent(percent::parse("0.25%포인트").expect("a percent")),
    ];
    let filler =
        |filler| RoleFiller { role: Role::Change, filler, direction: Some(Direction::Up), base: Some(Base::Yoy) };
    let code = Filler::Code { code: "revenue", passage: passage() };
    let claim = Claim {
        id: ClaimId(0),
        kind: ClaimKind::Earn,
        key: "k".into(),
        text: "t".into(),
        roles: vec![filler(Filler::Entity(EntityId(0))), filler(Filler::Passage(passage())), filler(code)],
        polarity: Polarity::Negated,
        modality: Modality::Alleged,
        tense: Some(Tense::Future),
        source: Some(Filler::Passage(passage())),
        trigger: passage(),
        evidence: vec![passage(), passage()],
        cancels: Some(ClaimId(0)),
        confidence: 1.0,
        explanation: Some(Box::new(explanation())),
    };
    let bare = Claim {
        roles: Vec::new(),
        tense: None,
        source: None,
        cancels: None,
        id: ClaimId(1),
        explanation: None,
        ..claim.clone()
    };
    let warning = Warning { code: WarningCode::LongSentence, message: "m".into(), chars: Some(passage().chars) };
    Document {
        id: Some("d".into()),
        source: Some("d.txt".into()),
        date: Some(jiff::civil::date(2024, 12, 26)),
        entities: (0..).zip(values).map(|(id, value)| entity(id, value)).collect(),
        claims: vec![claim, bare],
        warnings: vec![Warning { chars: None, ..warning.clone() }, warning],
        ..Document::default()
    }
}

#[test]
fn documents_fit() {
    let schema = schema();
    fits(&schema, &serde_json::to_value(Document::default()).expect("an object"));
    fits(&schema, &serde_json::to_value(full()).expect("an object"));
}

#[test]
fn what_is_no_document_does_not_fit() {
    let schema = schema();
    let good = serde_json::to_value(full()).expect("an object");
    let broken: [(&str, Value); 11] = [
        ("/date", json!("26일")),
        ("/schema", json!("1")),
        ("/entities/0/kind", json!("firm")),
        ("/entities/0/chars", json!([1])),
        ("/entities/4/money/lower", json!(1.5)),
        ("/entities/4/money/modifier", json!("roughly")),
        ("/entities/8/date/start", json!("2024")),
        ("/claims/0/kind", json!("eat")),
        ("/claims/0/roles/0/role", json!("eater")),
        ("/claims/0/confidence", json!(2)),
        ("/claims/0/explanation/grounds/0/rule", json!("nearness")),
    ];
    for (place, value) in broken {
        let mut object = good.clone();
        *object.pointer_mut(place).expect("there is such a field") = value;
        does_not_fit(&schema, &object);
    }
    does_not_fit(&schema, &json!({"id": "a"}));
}

#[test]
fn the_articles_fit() {
    let schema = schema();
    let out = sasil(&[
        "--explain",
        "--format",
        "ndjson",
        "deal.txt",
        "earnings.txt",
        "funding.txt",
        "ipo.txt",
        "lawsuit.txt",
        "supply.txt",
        "none.txt",
    ]);
    let objects: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(objects.len(), 7);
    objects.iter().for_each(|object| fits(&schema, object));
}

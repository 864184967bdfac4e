//! Predicates and their frames: the compiled `dict/predicates/`.

/// The case of a noun phrase that a frame gives a role to. The keys of `dict/predicates/frames.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// 이/가, 은/는
    Subject,
    /// 을/를
    Object,
    /// 에, 에게
    Dative,
    /// 로부터, 에게서, and 에서 where nothing else takes it
    From,
    /// 와/과
    With,
    /// 로/으로
    To,
    /// 에서
    At,
    /// 에 의해
    By,
    /// 를 상대로
    Against,
    /// 에 대해
    About,
    /// 의 before the noun
    Of,
    /// A noun right before the noun
    Compound,
    /// The subject of the passive
    PassiveSubject,
    /// 에/에게 of the passive
    PassiveDative,
}

/// Which case fills which role of which kind of claim.
#[derive(Debug)]
pub struct Frame {
    /// What predicates refer to.
    pub name: &'static str,
    /// The claim kind, as in the output.
    pub kind: &'static str,
    /// Roles by case, as in the output.
    pub slots: &'static [(Slot, &'static str)],
    /// A role with a fixed code.
    pub code: Option<(&'static str, &'static str)>,
    /// The object must be, or end in, one of these nouns …
    pub object_nouns: &'static [&'static str],
    /// … or be a company or organization.
    pub object_party: bool,
    /// … or be a percentage.
    pub object_percent: bool,
    /// The object must be a thing that can be launched: no common noun of speech or paper.
    pub object_thing: bool,
    /// The object is money, or one of `object_nouns`.
    pub object_money: bool,
    /// The subject must be a company or organization.
    pub subject_party: bool,
    /// The dative must end in one of these nouns.
    pub dative_nouns: &'static [&'static str],
    /// The last word of the dative itself must be one of `dative_nouns`, not one of those before it.
    pub dative_head: bool,
    /// A core role that a neighbouring sentence fills.
    pub open: Option<&'static str>,
    /// No claim unless this role is filled.
    pub needs: Option<&'static str>,
    /// No claim without an amount.
    pub needs_money: bool,
    /// No claim without a count or a person.
    pub needs_count: bool,
    /// Several fillers of the party role make one claim.
    pub together: bool,
    /// What it is done to is on offer, and so not yet sold.
    pub offered: bool,
    /// That it is not done is the event: 어음을 막지 못하다.
    pub failing: bool,
    /// It says that something is no more: 판권을 반환하다.
    pub undoing: bool,
}

/// Noun or verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// 인수
    Noun,
    /// 사들이
    Verb,
}

/// A word that carries a frame.
#[derive(Debug)]
pub struct Predicate {
    /// The noun without spaces, or the verb's stem.
    pub lemma: &'static str,
    /// Noun or verb.
    pub class: WordClass,
    /// Its place in [`FRAMES`].
    pub frame: usize,
}

/// What an operator does to the predicate below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// 체결하다: carries it and adds nothing.
    Support,
    /// 추진, 계획
    Planned,
    /// 검토, 논의
    Possible,
    /// 의혹, 혐의
    Alleged,
    /// 무산, 철회
    Negated,
    /// 부인
    Denied,
    /// 요구: what stands below is no claim.
    Blocked,
    /// 밝히다, 발표하다: its subject is the source.
    Say,
    /// 전망하다
    SayPossible,
    /// 주장하다
    SayAlleged,
    /// 부인하다
    SayDenied,
}

/// A word above or behind a predicate that says how surely it holds.
#[derive(Debug)]
pub struct Operator {
    /// The noun, or the verb's stem.
    pub lemma: &'static str,
    /// Noun or verb.
    pub class: WordClass,
    /// What it does.
    pub effect: Effect,
}

/// What a noun is to the reading of clauses and claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NounClass {
    /// 측: behind a firm's name it still means the firm.
    Carrier,
    /// 대표: behind a person's name.
    Title,
    /// 지분: what of a firm is bought or held.
    Share,
    /// 양사: the two firms last named.
    Both,
    /// 회사: the firm last named.
    It,
    /// 규모: behind an amount.
    Unit,
    /// 방안, 것: its clause tells its content.
    Complement,
    /// 매출: a figure of earnings; the value is its code.
    Metric,
    /// 시가총액: what a firm is worth.
    Worth,
    /// 증가
    Up,
    /// 감소
    Down,
    /// 연결, 누적: before a figure it is still the whole firm's.
    Whole,
    /// 수사대, 조사국: behind an authority's name it still means the authority.
    Department,
    /// 예비심사, 절차: a step on the way.
    Stage,
    /// 코스닥, 증시: where a firm is listed.
    Market,
    /// 대표, 책임자: a post ends in it.
    Position,
    /// 자회사: the one so called is owned.
    Owned,
    /// 최대주주: the one so called owns.
    Owner,
    /// 유치액: what a firm has raised in all.
    Raised,
    /// 계획: shown or told, but no product.
    Abstract,
    /// 이르면, 잇따라: a verb's form that has become an adverb.
    Adverb,
    /// 나오, 제기: a rumour so goes round.
    Circulates,
    /// 제기, 내놓: so somebody voices what is rumoured.
    Voices,
    /// 처남, 장남: who is somebody's, and not that somebody.
    Kin,
    /// 목표주가, 투자의견: an analyst sets it.
    Rating,
    /// 매수, 중립: an analyst's opinion.
    Opinion,
    /// 바뀌, 변경: so one takes another's place.
    Becomes,
    /// 전망치, 컨센서스: what a figure was expected to be.
    Forecast,
    /// 넘, 웃돌: so a figure reaches an amount.
    Reaches,
    /// 밑, 선: behind an amount it says no more than where it lies.
    Level,
    /// 기간, 당시: before a figure it ends what says when.
    When,
    /// 부문, 사업부: a part of a firm, whose figures are not the firm's.
    Part,
    /// 개인, 외국인: who trades in shares and has no name.
    Crowd,
    /// 시리즈, 시드: what a round of money is called by.
    Round,
    /// 회수, 현금화: so a seller takes in what he is paid.
    Realises,
    /// 우선협상대상자: who is to buy is so called.
    Bidder,
    /// 규모, 금액: behind the noun of an event it is how much.
    Size,
    /// 지분율: how much of a firm somebody holds.
    Ratio,
    /// 오르, 올라서: so one becomes what stands before it.
    Rises,
    /// 유지, 제시: so a rating is set.
    Sets,
    /// 일부, 전량: how much of what stands before it.
    Portion,
    /// 손실, 차질: behind a figure it is by how much that fell.
    Shortfall,
    /// 배상, 변상: a court orders it, and it is what is paid for.
    Damages,
    /// 합병기일: the day of what was told before; the value names the kinds of claims, with `|` between.
    Day,
    /// 늘리, 줄이: so somebody moves a share to what it is then.
    Moves,
    /// 이번, 추가: says which one is meant, or how it is done.
    Points,
    /// 실적, 성적표: what a firm's figures are told of.
    Results,
    /// 주당순이익, 합계: a figure that is none of a firm's own earnings or worth.
    Measure,
    /// 해지: ends what was agreed; its value says whether it undoes a tie (`over`), completes work (`done`) or either (`both`).
    Ends,
    /// 발주: who does it gets what is supplied.
    Orders,
    /// 사실무근: said of what is spoken of, it is not so.
    Denial,
    /// 사실, 내용: in a denial it names nothing that was not told before.
    Untold,
    /// 말: goes round, and says nothing sure.
    Hearsay,
    /// 보내: who is sent somewhere looks into it.
    Sends,
    /// 위원회: what the name of an authority ends in.
    Authority,
    /// 판결, 명령: a court's, which orders what is to come.
    Ruling,
    /// 결정, 확정: what is not so is open.
    Settles,
    /// 부풀리: what it is done to is no figure.
    Distorts,
    /// 증권, 회계법인: who speaks of others.
    Observer,
    /// 계약금액, 인수가: the sum of what was told before.
    Sum,
    /// 뒤, 이후: puts what follows behind what stands before.
    After,
    /// For how much or within what time: 값, 안.
    Terms,
    /// Ends a word for several bodies: 기관, 투자자.
    Group,
    /// Ends what a firm is called by its sort: 스타트업, 증권사.
    Sort,
    /// In the noun of a sale, what is sold: 사옥, 부동산.
    Asset,
    /// A side of a deal that was told of before: 매도자.
    Side,
    /// So an agreement is made: 맺다, 체결하다.
    Signs,
    /// What stands before it is what the rest is for: 전용.
    Serves,
    /// 보도, 기사: told, and so true or not.
    Report,
    /// 지법, 법원: where something is brought, not whom it is brought against.
    Court,
}

/// A noun that the reading of clauses and claims asks for.
#[derive(Debug)]
pub struct Noun {
    /// The noun without spaces.
    pub lemma: &'static str,
    /// What it is.
    pub class: NounClass,
    /// A code, where its class has one.
    pub value: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/predicates.rs"));

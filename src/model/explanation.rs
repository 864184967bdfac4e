//! Why a claim was read as it was.

use std::fmt;

use super::claim::Passage;
use super::vocabulary::{Role, words};

/// Why a claim was read as it was: [`Claim::explanation`](crate::Claim::explanation), where
/// [`ExtractorBuilder::explanations`](crate::ExtractorBuilder::explanations) asked for it.
///
/// Displays as a few lines for people:
///
/// ```
/// use sasil::Extractor;
///
/// let extractor = Extractor::builder().explanations(true).build()?;
/// let document = extractor.extract("네이버는 업스테이지에 300만 달러를 출자했다.");
/// let explanation = document.claims[0].explanation.as_ref().expect("asked for");
/// let lines = explanation.to_string();
/// assert!(lines.starts_with("invest ← 출자 (noun) in “네이버는 업스테이지에 300만 달러를 출자했다”\n"));
/// assert!(lines.contains("investor ← 는 (topic)\n"));
/// # Ok::<(), sasil::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// How each stretch of evidence was read: `readings[i]` is of `evidence[i]` of the claim. What is said several
    /// times has several.
    pub readings: Vec<Reading>,
    /// What gave each role its filler: `grounds[i]` is of `roles[i]` of the claim.
    pub grounds: Vec<Ground>,
    /// The words that decided polarity, modality and source, in the order in which they were met.
    pub cues: Vec<Cue>,
    /// What the confidence is made of.
    pub factors: Vec<Factor>,
}

/// The frame that one stretch of evidence was read by.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its name in `dict/predicates/frames.toml`, or `relation`, `rating`, `figure`, `turnaround`: what nouns of
    /// kinship and figures tell is read without a frame.
    pub frame: &'static str,
    /// The noun, or the stem of the verb, that carries it.
    pub lemma: &'static str,
    /// Whether that is a noun or a verb.
    pub class: PredicateClass,
    /// Subject and object are turned round (인수되다, 투자를 받다).
    pub passive: bool,
    /// The clause in which it stands; a noun outside any, its phrase.
    pub clause: Passage,
}

/// What gave a role its filler.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The role.
    pub role: Role,
    /// The rule.
    pub rule: Rule,
    /// The words that it went by: what stands behind the filler in its phrase (`는`, `규모의`), or the phrase that stands
    /// for it (`양사가`).
    pub words: Option<Passage>,
    /// Dealt out of a list (각각).
    pub dealt: bool,
}

/// Words that decided how a claim stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// What they did.
    pub sign: Sign,
    /// The words.
    pub words: Passage,
}

/// One thing that the confidence of a claim is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// What it is.
    pub name: &'static str,
    /// What it adds.
    pub weight: f32,
}

words! {
    /// The class of the word that carries a frame.
    PredicateClass, "class of predicates" {
        /// 인수, 투자
        Noun = "noun",
        /// 사들이-, 손잡-
        Verb = "verb",
    }
}

words! {
    /// What words did to the standing of a claim.
    Sign, "sign" {
        /// Not so: 않다, 못하다, 없다. Twice is so again.
        Negated = "negated",
        /// Came to nothing or was denied: 무산, 철회, 부인.
        Undone = "undone",
        /// Intended: 하기로 했다, 예정, 계획.
        Planned = "planned",
        /// May be: 검토, 전망.
        Possible = "possible",
        /// Said by a party to a dispute: 주장, 의혹.
        Alleged = "alleged",
        /// Who says so: 밝혔다, 에 따르면.
        Source = "source",
    }
}

words! {
    /// What gave a role its filler.
    Rule, "rule" {
        /// 이/가 in the clause.
        Subject = "subject",
        /// 은/는, 도 in the clause.
        Topic = "topic",
        /// 을/를 in the clause.
        Object = "object",
        /// 에, 에게 in the clause.
        Dative = "dative",
        /// 로부터, 에게서 in the clause.
        From = "from",
        /// 와/과 in the clause.
        With = "with",
        /// 로/으로 in the clause.
        To = "to",
        /// 에서 in the clause.
        At = "at",
        /// 에 의해 in the clause.
        By = "by",
        /// 를 상대로 in the clause.
        Against = "against",
        /// 에 대해 in the clause.
        About = "about",
        /// No particle in the clause, as in headlines.
        Bare = "bare",
        /// 의 before the noun that carries the frame.
        Genitive = "genitive",
        /// Right before the noun that carries the frame.
        Compound = "compound",
        /// Right behind the noun that says what it is (자회사 B).
        Apposed = "apposed",
        /// The noun that the clause modifies (A가 인수한 B).
        Head = "head",
        /// The topic or subject of another clause of the sentence.
        Shared = "shared",
        /// An amount, a date, a share or a count that stands in the clause.
        Value = "value",
        /// Stands in the clause before (60억 원을 들여 짓다).
        ClauseBefore = "clause_before",
        /// Words that stand for what was named before (양사, 이 회사).
        Anaphor = "anaphor",
        /// Who speaks the quotation.
        Speaker = "speaker",
        /// Left out here, and the topic of the sentence before.
        Before = "before",
        /// Left out here, and the firm that the article is about.
        Article = "article",
        /// A share of the firm that was last spoken of.
        ShareBefore = "share_before",
        /// Who is under the suspicion that is named.
        Charge = "charge",
        /// Who did what is given as the reason.
        Reason = "reason",
        /// The firm that stands with the person.
        Beside = "beside",
        /// The title of the person.
        Title = "title",
        /// The noun of the figure (매출, 영업이익).
        Figure = "figure",
        /// The verb of the change (늘다, 감소하다).
        Change = "change",
        /// The frame says it.
        Frame = "frame",
    }
}

impl Rule {
    /// What it goes by, for people.
    pub const fn meaning(self) -> &'static str {
        match self {
            Rule::Subject => "subject",
            Rule::Topic => "topic",
            Rule::Object => "object",
            Rule::Dative => "dative",
            Rule::From => "whence",
            Rule::With => "with whom",
            Rule::To => "whither, as what",
            Rule::At => "where",
            Rule::By => "by whom",
            Rule::Against => "against whom",
            Rule::About => "about whom",
            Rule::Bare => "without particle",
            Rule::Genitive => "owner of the noun",
            Rule::Compound => "compound before the noun",
            Rule::Apposed => "behind the noun",
            Rule::Head => "the noun that the clause modifies",
            Rule::Shared => "shared with another clause",
            Rule::Value => "value in the clause",
            Rule::ClauseBefore => "in the clause before",
            Rule::Anaphor => "stands for what was named before",
            Rule::Speaker => "who speaks",
            Rule::Before => "left out: topic of the sentence before",
            Rule::Article => "left out: the firm that the article is about",
            Rule::ShareBefore => "left out: the firm whose share was spoken of",
            Rule::Charge => "who is under suspicion",
            Rule::Reason => "who did what is the reason",
            Rule::Beside => "firm beside the person",
            Rule::Title => "title of the person",
            Rule::Figure => "noun of the figure",
            Rule::Change => "verb of the change",
            Rule::Frame => "said by the frame",
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for reading in &self.readings {
            writeln!(f, "{reading}")?;
        }
        for ground in &self.grounds {
            writeln!(f, "{ground}")?;
        }
        for cue in &self.cues {
            writeln!(f, "{cue}")?;
        }
        f.write_str("confidence ←")?;
        for factor in &self.factors {
            write!(f, " {factor}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:+.2}", self.name, self.weight)
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let passive = if self.passive { ", passive" } else { "" };
        write!(f, "{} ← {} ({}{passive}) in “{}”", self.frame, self.lemma, self.class, self.clause.text)
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dealt = if self.dealt { ", dealt out" } else { "" };
        match &self.words {
            Some(words) => write!(f, "{} ← {} ({}{dealt})", self.role, words.text, self.rule.meaning()),
            None => write!(f, "{} ← {}{dealt}", self.role, self.rule.meaning()),
        }
    }
}

impl fmt::Display for Cue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ← {}", self.sign, self.words.text)
    }
}

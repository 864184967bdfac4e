//! Names of companies and organisations, and their written forms.

use std::collections::{BTreeMap, HashMap};

pub use sasil_dict::names::NameKind;
use sasil_dict::names::{self, NAMES, SURFACES, SurfaceRow};

use super::join::{self, Tickers};

/// A name of the lexicon. Numbers hold within one [`Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(u32);

/// A written form of the lexicon. Numbers hold within one [`Lexicon`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SurfaceId(u32);

impl NameId {
    pub(crate) const fn new(number: u32) -> Self {
        Self(number)
    }
}

impl SurfaceId {
    pub(crate) const fn new(number: u32) -> Self {
        Self(number)
    }

    pub(crate) const fn number(self) -> u32 {
        self.0
    }
}

/// A name that a user adds at run time.
///
/// ```
/// use sasil::lexicon::{NameKind, UserName};
///
/// let name = UserName {
///     aliases: vec!["한빛".to_owned()],
///     homographs: vec!["한빛".to_owned()],
///     ..UserName::new("한빛소재", NameKind::Company)
/// };
/// assert_eq!(name.country, "");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserName {
    /// The usual full name.
    pub name: String,
    /// Company or organisation.
    pub kind: NameKind,
    /// Other written forms.
    pub aliases: Vec<String>,
    /// Those of the forms that are common words too.
    pub homographs: Vec<String>,
    /// Names in Latin letters.
    pub english: Vec<String>,
    /// Names of the past.
    pub former: Vec<String>,
    /// Ticker, or empty.
    pub ticker: String,
    /// Exchange, or empty.
    pub exchange: String,
    /// ISO country code, or empty.
    pub country: String,
    /// What the user calls it elsewhere (an ISIN, a number in a database): handed through to the output of a company.
    pub ids: Ids,
}

/// Names of identifiers, and what they are.
pub type Ids = BTreeMap<Box<str>, Box<str>>;

impl UserName {
    /// A name without aliases.
    pub fn new(name: impl Into<String>, kind: NameKind) -> Self {
        Self {
            name: name.into(),
            kind,
            aliases: Vec::new(),
            homographs: Vec::new(),
            english: Vec::new(),
            former: Vec::new(),
            ticker: String::new(),
            exchange: String::new(),
            country: String::new(),
            ids: Ids::new(),
        }
    }

    /// Every written form.
    pub(crate) fn forms(&self) -> impl Iterator<Item = &str> {
        let others = self.aliases.iter().chain(&self.english).chain(&self.former);
        std::iter::once(&self.name).chain(others).map(String::as_str)
    }

    /// Whether `form` is marked as a common word.
    pub(crate) fn is_homograph(&self, form: &str) -> bool {
        self.homographs.iter().any(|homograph| homograph == form)
    }

    /// The usual name and the aliases.
    fn is_usual(&self, form: &str) -> bool {
        self.name == form || self.aliases.iter().any(|alias| alias == form)
    }
}

/// A [`UserName`] that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedName {
    /// Its place in the list that was given.
    pub index: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// What the lexicon knows of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'l> {
    /// The usual full Korean name.
    pub name: &'l str,
    /// Company or organisation.
    pub kind: NameKind,
    /// Ticker, or empty.
    pub ticker: &'l str,
    /// Exchange, or empty.
    pub exchange: &'l str,
    /// ISO country code, or empty.
    pub country: &'l str,
    /// Identifiers that the user gave it.
    pub ids: &'l Ids,
}

/// The lexicon itself has no identifiers.
static NO_IDS: Ids = Ids::new();

/// What the lexicon knows of a written form.
#[derive(Clone, Copy, Debug)]
pub struct Surface<'l> {
    /// The form.
    pub text: &'l str,
    /// Whether it is a common word, a place or a person too.
    pub is_homograph: bool,
    /// Whether it is an English name.
    pub is_english: bool,
    /// Whether it is a name of the past.
    pub is_former: bool,
    names: &'l [u32],
}

impl Surface<'_> {
    /// The names it may stand for; more than one only for a homograph.
    pub fn names(&self) -> impl Iterator<Item = NameId> {
        self.names.iter().copied().map(NameId::new)
    }
}

/// The names of the dictionary crate and those of the user.
///
/// ```
/// use sasil::lexicon::Lexicon;
///
/// let lexicon = Lexicon::embedded();
/// let surface = lexicon.find("MS").expect("in the lexicon");
/// let id = lexicon.surface(surface).names().next().expect("of a name");
/// assert_eq!(lexicon.name(id).name, "마이크로소프트");
/// ```
#[derive(Debug, Default)]
pub struct Lexicon {
    user_names: Vec<UserName>,
    user_surfaces: Vec<UserSurface>,
    by_text: HashMap<String, SurfaceId>,
    /// Names of the crate that one of the user's continues.
    continued: HashMap<u32, u32>,
    without_companies: bool,
}

#[derive(Debug, Default)]
struct UserSurface {
    text: String,
    names: Vec<u32>,
    is_homograph: bool,
    is_english: bool,
    is_former: bool,
}

/// Names of the dictionary crate; ids from here on are the user's.
const EMBEDDED_NAMES: u32 = NAMES.len() as u32;
const EMBEDDED_SURFACES: u32 = SURFACES.len() as u32;

impl Lexicon {
    /// The names of the dictionary crate.
    pub fn embedded() -> Self {
        Self::with_names(Vec::new()).0
    }

    /// The names of the dictionary crate and `names`; a form that both have is the user's.
    ///
    /// A bad entry is left out and reported, the others stand.
    pub fn with_names(names: Vec<UserName>) -> (Self, Vec<RejectedName>) {
        Self::build(names, false)
    }

    /// The organizations of the dictionary crate alone.
    pub fn without_companies() -> Self {
        Self::build(Vec::new(), true).0
    }

    /// This lexicon with `names` in place of the user's names that it had.
    pub(crate) fn with(&self, names: Vec<UserName>) -> (Self, Vec<RejectedName>) {
        Self::build(names, self.without_companies)
    }

    fn build(names: Vec<UserName>, without_companies: bool) -> (Self, Vec<RejectedName>) {
        let mut lexicon = Self { without_companies, ..Self::default() };
        let tickers = if names.is_empty() { Tickers::default() } else { Tickers::embedded() };
        let mut rejected = Vec::new();
        for (index, name) in names.into_iter().enumerate() {
            match check(&name) {
                Ok(()) => lexicon.add(name, &tickers),
                Err(reason) => rejected.push(RejectedName { index, reason }),
            }
        }
        (lexicon, rejected)
    }

    fn add(&mut self, mut name: UserName, tickers: &Tickers) {
        let number = EMBEDDED_NAMES + self.user_names.len() as u32;
        let Some(row) = join::row_of(&name, tickers).filter(|row| self.is_used(&[*row])) else {
            self.claim_forms(&name, number, None);
            self.user_names.push(name);
            return;
        };
        // One firm, whatever it is called in the user's file and in whichever of its lines.
        match self.continued.get(&row) {
            Some(&number) => {
                self.claim_forms(&name, number, Some(row));
                if let Some(known) = self.user_names.get_mut((number - EMBEDDED_NAMES) as usize) {
                    join::merge(known, name);
                }
            }
            None => {
                join::complete(&mut name, row);
                self.claim_forms(&name, number, Some(row));
                self.continued.insert(row, number);
                self.user_names.push(name);
            }
        }
    }

    /// Makes the forms of `name` those of name `number`, which stands for `row` of the crate.
    fn claim_forms(&mut self, name: &UserName, number: u32, row: Option<u32>) {
        for form in name.forms() {
            let id = match self.by_text.get(form) {
                Some(SurfaceId(id)) => *id,
                None => {
                    let id = EMBEDDED_SURFACES + self.user_surfaces.len() as u32;
                    self.by_text.insert(form.to_owned(), SurfaceId(id));
                    self.user_surfaces.push(UserSurface { text: form.to_owned(), ..continued_surface(form, row) });
                    id
                }
            };
            let surface = &mut self.user_surfaces[(id - EMBEDDED_SURFACES) as usize];
            match surface.names.iter_mut().find(|known| row == Some(**known) || **known == number) {
                Some(known) => *known = number,
                None => surface.names.push(number),
            }
            surface.is_homograph |= name.is_homograph(form);
            let usual = name.is_usual(form);
            surface.is_english |= !usual && name.english.iter().any(|english| english == form);
            surface.is_former |= !usual && name.former.iter().any(|former| former == form);
        }
    }

    /// Whether there may be forms of the crate that do not count.
    pub(crate) fn shadows(&self) -> bool {
        self.without_companies || !self.by_text.is_empty()
    }

    /// Whether a form of the crate does not count: it is one of the user's too, or stands for a firm where firms are out.
    pub(crate) fn is_shadowed(&self, id: SurfaceId) -> bool {
        SURFACES
            .get(id.0 as usize)
            .is_some_and(|surface| self.by_text.contains_key(surface.text) || !self.is_used(surface.names))
    }

    /// Whether a form of the crate with these names stands in this lexicon.
    fn is_used(&self, names: &[u32]) -> bool {
        let is_company = |name: &u32| NAMES.get(*name as usize).is_some_and(|row| row.kind == NameKind::Company);
        !self.without_companies || !names.iter().any(is_company)
    }

    /// The forms that the user has added, with their numbers, sorted.
    pub(crate) fn user_forms(&self) -> Vec<(&str, u32)> {
        let mut forms: Vec<(&str, u32)> = self.by_text.iter().map(|(text, id)| (text.as_str(), id.0)).collect();
        forms.sort_unstable();
        forms
    }

    /// The form that reads `text`.
    pub fn find(&self, text: &str) -> Option<SurfaceId> {
        // Most lexicons have no names of a user's.
        if let Some(&id) = Some(&self.by_text).filter(|own| !own.is_empty()).and_then(|own| own.get(text)) {
            return Some(id);
        }
        let place = names::find(text)?;
        self.is_used(SURFACES[place].names).then_some(SurfaceId(place as u32))
    }

    /// A form by its id; an id of another lexicon gives an empty one.
    pub fn surface(&self, id: SurfaceId) -> Surface<'_> {
        if let Some(row) = SURFACES.get(id.0 as usize) {
            return Surface {
                text: row.text,
                is_homograph: row.is_homograph,
                is_english: row.is_english,
                is_former: row.is_former,
                names: row.names,
            };
        }
        let user = self.user_surfaces.get((id.0 - EMBEDDED_SURFACES) as usize);
        Surface {
            text: user.map_or("", |surface| &surface.text),
            is_homograph: user.is_some_and(|surface| surface.is_homograph),
            is_english: user.is_some_and(|surface| surface.is_english),
            is_former: user.is_some_and(|surface| surface.is_former),
            names: user.map_or(&[], |surface| &surface.names),
        }
    }

    /// What a name was called before, as the crate knows it.
    pub(crate) fn former(&self, id: NameId) -> &'static [&'static str] {
        NAMES.get(id.0 as usize).map_or(&[], |row| row.former)
    }

    /// A name by its id; an id of another lexicon gives an empty one.
    pub fn name(&self, id: NameId) -> Name<'_> {
        if let Some(row) = NAMES.get(id.0 as usize) {
            return Name {
                name: row.name,
                kind: row.kind,
                ticker: row.ticker,
                exchange: row.exchange,
                country: row.country,
                ids: &NO_IDS,
            };
        }
        let user = self.user_names.get((id.0 - EMBEDDED_NAMES) as usize);
        Name {
            name: user.map_or("", |name| &name.name),
            kind: user.map_or(NameKind::Company, |name| name.kind),
            ticker: user.map_or("", |name| &name.ticker),
            exchange: user.map_or("", |name| &name.exchange),
            country: user.map_or("", |name| &name.country),
            ids: user.map_or(&NO_IDS, |name| &name.ids),
        }
    }
}

/// A form of `row` of the crate as the user's lexicon goes on with it: what else it may stand for stays.
fn continued_surface(form: &str, row: Option<u32>) -> UserSurface {
    match (row, embedded_surface(form)) {
        (Some(row), Some(surface)) if surface.names.contains(&row) => UserSurface {
            text: String::new(),
            names: surface.names.to_vec(),
            is_homograph: surface.is_homograph,
            is_english: surface.is_english,
            is_former: surface.is_former,
        },
        _ => UserSurface::default(),
    }
}

/// The form of the crate that reads `text`.
pub(super) fn embedded_surface(text: &str) -> Option<&'static SurfaceRow> {
    SURFACES.get(names::find(text)?)
}

/// Longest form, in bytes: longer than any firm's name, shorter than a slip of the editor.
const LONGEST: usize = 200;

pub(super) fn check(name: &UserName) -> Result<(), String> {
    for form in name.forms() {
        if form.trim() != form || form.is_empty() {
            return Err(format!("\"{form}\" is empty or has space around it"));
        }
        if form.len() > LONGEST {
            return Err(format!("a form of {} bytes; at most {LONGEST} are allowed", form.len()));
        }
        if form.chars().any(char::is_control) {
            return Err(format!("{form:?} has a control character in it"));
        }
        let single = form.chars().count() == 1;
        if single && !name.is_homograph(form) {
            return Err(format!("\"{form}\" has one character and must be marked as homograph"));
        }
    }
    match name.homographs.iter().find(|homograph| name.forms().all(|form| form != **homograph)) {
        Some(homograph) => Err(format!("homograph \"{homograph}\" is no form of \"{}\"", name.name)),
        None => Ok(()),
    }
}

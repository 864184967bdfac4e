//! Names of companies and organisations, and their written forms.

use std::collections::HashMap;

pub use sasil_dict::names::NameKind;
use sasil_dict::names::{NAMES, SURFACES};

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
    /// Ticker, or empty.
    pub ticker: String,
    /// Exchange, or empty.
    pub exchange: String,
    /// ISO country code, or empty.
    pub country: String,
}

impl UserName {
    /// A name without aliases.
    pub fn new(name: impl Into<String>, kind: NameKind) -> Self {
        Self {
            name: name.into(),
            kind,
            aliases: Vec::new(),
            homographs: Vec::new(),
            ticker: String::new(),
            exchange: String::new(),
            country: String::new(),
        }
    }

    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
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
}

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
    without_companies: bool,
    homographs: HashMap<String, SurfaceId>,
}

#[derive(Debug)]
struct UserSurface {
    text: String,
    names: Vec<u32>,
    is_homograph: bool,
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
        let mut rejected = Vec::new();
        for (index, name) in names.into_iter().enumerate() {
            match check(&name) {
                Ok(()) => lexicon.add(name),
                Err(reason) => rejected.push(RejectedName { index, reason }),
            }
        }
        lexicon.homographs = lexicon
            .surfaces()
            .filter(|(_, surface)| surface.is_homograph)
            .map(|(id, surface)| (surface.text.to_owned(), id))
            .collect();
        (lexicon, rejected)
    }

    fn add(&mut self, name: UserName) {
        let number = EMBEDDED_NAMES + self.user_names.len() as u32;
        for form in name.forms() {
            let is_homograph = name.homographs.iter().any(|homograph| homograph == form);
            match self.by_text.get(form) {
                Some(&SurfaceId(id)) => {
                    let surface = &mut self.user_surfaces[(id - EMBEDDED_SURFACES) as usize];
                    surface.names.push(number);
                    surface.is_homograph |= is_homograph;
                }
                None => {
                    let id = EMBEDDED_SURFACES + self.user_surfaces.len() as u32;
                    self.by_text.insert(form.to_owned(), SurfaceId(id));
                    let text = form.to_owned();
                    self.user_surfaces.push(UserSurface { text, names: vec![number], is_homograph });
                }
            }
        }
        self.user_names.push(name);
    }

    /// Every form with its id; a form of the crate that the user has claimed is left out.
    pub(crate) fn surfaces(&self) -> impl Iterator<Item = (SurfaceId, Surface<'_>)> {
        (0..EMBEDDED_SURFACES + self.user_surfaces.len() as u32)
            .map(|number| (SurfaceId(number), self.surface(SurfaceId(number))))
            .filter(|(id, surface)| {
                id.0 >= EMBEDDED_SURFACES || self.is_used(surface.names) && !self.by_text.contains_key(surface.text)
            })
    }

    /// Whether a form of the crate with these names stands in this lexicon.
    fn is_used(&self, names: &[u32]) -> bool {
        let is_company = |name: &u32| NAMES.get(*name as usize).is_some_and(|row| row.kind == NameKind::Company);
        !self.without_companies || !names.iter().any(is_company)
    }

    /// Whether it holds the names of the crate and no others.
    pub(crate) fn is_embedded_only(&self) -> bool {
        self.user_surfaces.is_empty() && !self.without_companies
    }

    /// The form that reads `text`.
    pub fn find(&self, text: &str) -> Option<SurfaceId> {
        if let Some(&id) = self.by_text.get(text) {
            return Some(id);
        }
        let index = SURFACES.binary_search_by_key(&text, |surface| surface.text).ok()?;
        if !self.is_used(SURFACES[index].names) {
            return None;
        }
        Some(SurfaceId(index as u32))
    }

    /// The form that reads `text`, if it is a homograph.
    pub(crate) fn find_homograph(&self, text: &str) -> Option<SurfaceId> {
        self.homographs.get(text).copied()
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
            is_english: false,
            is_former: false,
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
            };
        }
        let user = self.user_names.get((id.0 - EMBEDDED_NAMES) as usize);
        Name {
            name: user.map_or("", |name| &name.name),
            kind: user.map_or(NameKind::Company, |name| name.kind),
            ticker: user.map_or("", |name| &name.ticker),
            exchange: user.map_or("", |name| &name.exchange),
            country: user.map_or("", |name| &name.country),
        }
    }
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
        if single && !name.homographs.iter().any(|homograph| homograph == form) {
            return Err(format!("\"{form}\" has one character and must be marked as homograph"));
        }
    }
    match name.homographs.iter().find(|homograph| name.forms().all(|form| form != **homograph)) {
        Some(homograph) => Err(format!("homograph \"{homograph}\" is no form of \"{}\"", name.name)),
        None => Ok(()),
    }
}

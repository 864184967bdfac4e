//! Listings of several files → one row a firm.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::listing::Listing;

/// Firms by their tickers, and those without by their names.
#[derive(Debug, Default)]
pub(super) struct Firms {
    listed: BTreeMap<String, Firm>,
    unlisted: BTreeMap<String, Firm>,
    pub counts: Counts,
}

/// What was joined and left out on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Rows that tell of a firm that another row has told of.
    pub joined: usize,
    /// Unlisted firms that share their name with another.
    pub namesakes: usize,
    /// Aliases that several firms would have.
    pub shared: usize,
}

/// A row of the names file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Firm {
    pub name: String,
    pub aliases: Vec<String>,
    pub english: Vec<String>,
    pub ticker: String,
    pub exchange: String,
    pub country: String,
    pub sector: String,
    pub sources: Vec<&'static str>,
    pub ids: BTreeMap<&'static str, String>,
    usual: bool,
    modified: String,
    /// Several unlisted firms have this name: nothing but it holds for all of them.
    many: bool,
}

impl Firms {
    pub fn add(&mut self, listing: Listing) {
        let Some(name) = listing.names.first().cloned() else { return };
        let (firms, key) = match &listing.ticker {
            Some(ticker) => (&mut self.listed, ticker.clone()),
            None => (&mut self.unlisted, name),
        };
        match firms.get_mut(&key) {
            Some(firm) => {
                self.counts.joined += 1;
                if listing.ticker.is_none() && firm.contradicts(&listing) {
                    firm.many = true;
                }
                firm.join(listing);
            }
            None => {
                let mut firm = Firm::default();
                firm.join(listing);
                firms.insert(key, firm);
            }
        }
    }

    /// One row a name and one firm a form, sorted by name. Firms left out because a listed one bears their name are
    /// told of by `tell`.
    pub fn finish(self, mut tell: impl FnMut(&Firm, &Firm)) -> (Vec<Firm>, Counts) {
        let mut counts = self.counts;
        let mut rows: BTreeMap<String, Firm> = BTreeMap::new();
        for firm in self.listed.into_values() {
            match rows.get_mut(&firm.name) {
                None => {
                    rows.insert(firm.name.clone(), firm);
                }
                // One of them is off the market and has only been kept by the disclosure system.
                Some(other) if (firm.on_market(), &firm.modified) > (other.on_market(), &other.modified) => {
                    tell(other, &firm);
                    *other = firm;
                }
                Some(other) => tell(&firm, other),
            }
        }
        for mut firm in self.unlisted.into_values() {
            if rows.contains_key(&firm.name) {
                counts.namesakes += 1;
                continue;
            }
            if firm.many {
                counts.namesakes += 1;
                firm.ids.clear();
                firm.english.clear();
            }
            rows.insert(firm.name.clone(), firm);
        }
        let mut rows: Vec<Firm> = rows.into_values().collect();
        counts.shared = drop_shared(&mut rows);
        (rows, counts)
    }
}

/// Leaves out the forms that several firms would have; a name goes before an alias.
fn drop_shared(rows: &mut [Firm]) -> usize {
    let mut bearers: HashMap<String, usize> = HashMap::new();
    for row in rows.iter() {
        let forms: HashSet<&String> = row.aliases.iter().chain(&row.english).collect();
        forms.into_iter().for_each(|form| *bearers.entry(form.clone()).or_default() += 1);
    }
    let names: HashSet<String> = rows.iter().map(|row| row.name.clone()).collect();
    let mut shared = 0;
    for row in rows.iter_mut() {
        let (aliases, english) = (row.aliases.len(), row.english.len());
        let alone = |form: &String| !names.contains(form) && bearers.get(form).is_none_or(|count| *count == 1);
        row.aliases.retain(alone);
        row.english.retain(alone);
        shared += aliases + english - row.aliases.len() - row.english.len();
    }
    shared
}

impl Firm {
    fn on_market(&self) -> bool {
        !self.exchange.is_empty()
    }

    fn contradicts(&self, listing: &Listing) -> bool {
        listing.ids.iter().any(|(id, value)| self.ids.get(id).is_some_and(|known| known != value))
    }

    /// Adds what a listing says. Of two that disagree the one that was changed last is right, else the first; the
    /// exchange's name for a firm goes before the registered one.
    fn join(&mut self, listing: Listing) {
        let newer = listing.modified > self.modified;
        let mut names = listing.names.into_iter();
        if let Some(first) = names.next() {
            let better = (listing.usual && !self.usual) || (listing.usual == self.usual && newer);
            if self.name.is_empty() || better {
                let old = std::mem::replace(&mut self.name, first);
                self.alias(old);
                self.usual |= listing.usual;
            } else {
                self.alias(first);
            }
        }
        names.for_each(|name| self.alias(name));
        let name = self.name.clone();
        self.aliases.retain(|alias| *alias != name);
        let set = |cell: &mut String, value: String| {
            if cell.is_empty() || newer && !value.is_empty() {
                *cell = value;
            }
        };
        set(&mut self.exchange, listing.exchange.to_string());
        set(&mut self.country, listing.country.to_string());
        set(&mut self.sector, listing.sector);
        set(&mut self.ticker, listing.ticker.unwrap_or_default());
        for (id, value) in listing.ids {
            set(self.ids.entry(id).or_default(), value);
        }
        if let Some(english) = listing.english {
            let known = |form: &String| form.eq_ignore_ascii_case(&english);
            if !self.english.iter().any(known) && !self.aliases.contains(&english) && self.name != english {
                self.english.push(english);
            }
        }
        if !self.sources.contains(&listing.source) {
            self.sources.push(listing.source);
        }
        self.modified = std::mem::take(&mut self.modified).max(listing.modified);
        self.english.retain(|english| *english != self.name && !self.aliases.contains(english));
    }

    fn alias(&mut self, name: String) {
        if !name.is_empty() && name != self.name && !self.aliases.contains(&name) {
            self.aliases.push(name);
        }
    }

    /// Every written form.
    pub fn forms(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases).chain(&self.english)
    }
}

//! What the dictionary knows of single characters: how unknown words are made of them.

/// One class of characters, as MeCab packs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CharacterClass(u32);

impl CharacterClass {
    pub(crate) const fn new(packed: u32) -> Self {
        Self(packed)
    }

    /// The category whose entries unknown words take.
    pub(crate) const fn category(self) -> usize {
        (self.0 >> 18 & 0xff) as usize
    }

    /// Unknown words of one to so many characters are tried.
    pub(crate) const fn length(self) -> usize {
        (self.0 >> 26 & 0xf) as usize
    }

    /// Whether a run of such characters is tried as one unknown word.
    pub(crate) const fn groups(self) -> bool {
        self.0 >> 30 & 1 != 0
    }

    /// Whether unknown words are tried even where the dictionary has a word.
    pub(crate) const fn always(self) -> bool {
        self.0 >> 31 != 0
    }

    /// Whether the two belong into one run.
    pub(crate) const fn is_kin(self, other: Self) -> bool {
        self.0 & other.0 & 0x3ffff != 0
    }
}

/// The classes of the characters of the basic plane; all others are of class 0.
pub(crate) struct Characters {
    classes: Vec<CharacterClass>,
    by_code: std::borrow::Cow<'static, [u8]>,
}

impl Characters {
    /// Reads `characters.bin`.
    #[cfg(feature = "embed")]
    pub(crate) fn embedded(bytes: &'static [u8]) -> Option<Self> {
        let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let count = word(0)? as usize;
        let classes = (1..=count).map(|index| word(index * 4).map(CharacterClass::new)).collect::<Option<Vec<_>>>()?;
        let by_code = bytes.get(4 + count * 4..)?.into();
        (!classes.is_empty()).then_some(Self { classes, by_code })
    }

    /// Collects distinct classes; `of` says the packed class of a code point, first that of all others.
    #[cfg(feature = "lindera")]
    pub(crate) fn collect(other: u32, of: impl Fn(u32) -> u32) -> Option<Self> {
        let mut classes = vec![CharacterClass::new(other)];
        let mut by_code = Vec::with_capacity(1 << 16);
        for code in 0..1 << 16 {
            let class = CharacterClass::new(of(code));
            let number = classes.iter().position(|&known| known == class).unwrap_or_else(|| {
                classes.push(class);
                classes.len() - 1
            });
            by_code.push(u8::try_from(number).ok()?);
        }
        Some(Self { classes, by_code: by_code.into() })
    }

    #[inline]
    pub(crate) fn class(&self, c: char) -> CharacterClass {
        let class = self.by_code.get(c as usize).copied().unwrap_or(0);
        self.classes.get(class as usize).copied().unwrap_or(CharacterClass(0))
    }
}

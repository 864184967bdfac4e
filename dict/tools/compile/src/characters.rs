//! `char_def.bin`: character categories, in lindera's form.

use lindera_dictionary::dictionary::character_definition::{
    CategoryData, CategoryId, CharacterDefinition, LookupTable,
};

use crate::mecab::Characters;

/// The category table of `char.bin`; beyond it every character is `DEFAULT`, category 0.
pub fn definition(characters: &Characters) -> CharacterDefinition {
    let info = |code: u32| characters.infos.get(code as usize).copied();
    let categories = (0..characters.names.len())
        .map(|category| {
            let packed = characters
                .infos
                .iter()
                .find(|&&info| (info >> 18) & 0xff == category as u32)
                .copied()
                .unwrap_or(0);
            CategoryData {
                invoke: packed >> 31 != 0,
                group: (packed >> 30) & 1 != 0,
                length: (packed >> 26) & 0xf,
            }
        })
        .collect();
    let boundaries: Vec<u32> = (0..=characters.infos.len() as u32)
        .filter(|&code| code == 0 || info(code) != info(code - 1))
        .collect();
    let table = LookupTable::from_fn(boundaries, &|code, out| {
        let packed = info(code).unwrap_or(1);
        let default = (packed >> 18) & 0xff;
        // The default category leads: MeCab takes the properties of an unknown word from it.
        out.push(CategoryId(default as usize));
        for category in 0..18 {
            if packed & (1 << category) != 0 && category != default {
                out.push(CategoryId(category as usize));
            }
        }
    });
    CharacterDefinition::new(categories, characters.names.clone(), table)
}

//! `characters.bin`: to which category each character of the basic plane belongs.
//!
//! A count of classes, a packed word for each (as in MeCab's `char.bin`: types 18 bits, category 8,
//! length 4, group 1, invoke 1), then a byte a code point: its class. Class 0 is `DEFAULT`.

use crate::mecab::Characters;

pub fn table(characters: &Characters) -> Vec<u8> {
    let mut classes: Vec<u32> = vec![characters.infos[0]];
    let mut by_code = vec![0u8; 1 << 16];
    for (class_of, &info) in by_code.iter_mut().zip(&characters.infos) {
        let class = classes.iter().position(|&class| class == info).unwrap_or_else(|| {
            classes.push(info);
            classes.len() - 1
        });
        *class_of = class as u8;
    }
    let mut out = (classes.len() as u32).to_le_bytes().to_vec();
    for class in classes {
        out.extend_from_slice(&class.to_le_bytes());
    }
    out.extend_from_slice(&by_code);
    out
}

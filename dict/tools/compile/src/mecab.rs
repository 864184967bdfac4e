//! Reads the binary files of a compiled MeCab dictionary.

use std::collections::HashMap;
use std::path::Path;

/// One entry of `sys.dic` or `unk.dic`.
#[derive(Clone, Debug)]
pub struct Entry {
    pub surface: String,
    pub left: u16,
    pub right: u16,
    pub cost: i16,
    /// The comma-separated features, as in the sources.
    pub feature: String,
}

/// `matrix.bin`: `costs[right_of_left_word + lefts * left_of_right_word]`.
pub struct Matrix {
    pub right_ids: usize,
    pub left_ids: usize,
    pub costs: Vec<i16>,
}

impl Matrix {
    pub fn cost(&self, right: usize, left: usize) -> i16 {
        self.costs[right + self.right_ids * left]
    }
}

/// `char.bin`: what MeCab knows about a character of the basic plane.
pub struct Characters {
    pub names: Vec<String>,
    /// One packed word a code point.
    pub infos: Vec<u32>,
}

const HEADER: usize = 72;

/// Reads `sys.dic` or `unk.dic`; entries come sorted by surface, those of one surface in file order.
pub fn entries(path: &Path) -> Result<Vec<Entry>, String> {
    let bytes = read(path)?;
    let (array, tokens, features) = (size(&bytes, 6), size(&bytes, 7), size(&bytes, 8));
    let tokens_at = HEADER + array;
    let features_at = tokens_at + tokens;
    if features_at + features > bytes.len() {
        return Err(format!("{}: shorter than its header says", path.display()));
    }
    let mut found = Vec::with_capacity(size(&bytes, 3));
    for (surface, value) in leaves(&bytes[HEADER..tokens_at]) {
        let surface = String::from_utf8(surface).map_err(|e| format!("{}: {e}", path.display()))?;
        let (count, first) = ((value & 0xff) as usize, (value >> 8) as usize);
        for index in first..first + count {
            let token = &bytes[tokens_at + index * 16..][..16];
            let feature = &bytes[features_at + u32_at(token, 8) as usize..];
            let end = feature.iter().position(|&b| b == 0).unwrap_or(0);
            found.push(Entry {
                surface: surface.clone(),
                left: u16_at(token, 0),
                right: u16_at(token, 2),
                cost: u16_at(token, 6) as i16,
                feature: String::from_utf8_lossy(&feature[..end]).into_owned(),
            });
        }
    }
    Ok(found)
}

/// Every key of a Darts double array with its value, in byte order of the keys.
fn leaves(array: &[u8]) -> Vec<(Vec<u8>, u32)> {
    let units: Vec<(i32, u32)> = array.chunks_exact(8).map(|unit| (u32_at(unit, 0) as i32, u32_at(unit, 4))).collect();
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for (index, &(base, check)) in units.iter().enumerate() {
        if base != 0 || check != 0 {
            children.entry(check).or_default().push(index as u32);
        }
    }
    let mut found = Vec::new();
    let mut open = vec![(units[0].0 as u32, Vec::new())];
    while let Some((base, key)) = open.pop() {
        for &child in children.get(&base).map_or(&[][..], Vec::as_slice) {
            let value = units[child as usize].0;
            match child.wrapping_sub(base) {
                0 if value < 0 => found.push((key.clone(), (-value - 1) as u32)),
                code @ 1..=256 if value > 0 => {
                    let mut longer = key.clone();
                    longer.push((code - 1) as u8);
                    open.push((value as u32, longer));
                }
                _ => {}
            }
        }
    }
    found.sort();
    found
}

/// Reads `matrix.bin`.
pub fn matrix(path: &Path) -> Result<Matrix, String> {
    let bytes = read(path)?;
    let (right_ids, left_ids) = (u16_at(&bytes, 0) as usize, u16_at(&bytes, 2) as usize);
    let costs: Vec<i16> = bytes[4..].chunks_exact(2).map(|c| u16_at(c, 0) as i16).collect();
    if costs.len() != right_ids * left_ids {
        return Err(format!("{}: not {right_ids} × {left_ids} costs", path.display()));
    }
    Ok(Matrix { right_ids, left_ids, costs })
}

/// Reads `char.bin`.
pub fn characters(path: &Path) -> Result<Characters, String> {
    let bytes = read(path)?;
    let count = u32_at(&bytes, 0) as usize;
    let names = bytes[4..4 + 32 * count]
        .chunks_exact(32)
        .map(|name| String::from_utf8_lossy(name).trim_end_matches('\0').to_owned())
        .collect();
    let infos = bytes[4 + 32 * count..].chunks_exact(4).map(|info| u32_at(info, 0)).collect();
    Ok(Characters { names, infos })
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn size(bytes: &[u8], word: usize) -> usize {
    u32_at(bytes, word * 4) as usize
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

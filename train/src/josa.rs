//! Particles that change with the sound before them.

/// Pairs: behind a consonant, behind a vowel.
const PAIRS: [(&str, &str); 6] =
    [("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이라", "라")];

/// What may stand behind a particle that is not the end of the word.
const MORE: [&str; 12] = ["의", "는", "도", "만", "부터", "서", "써", "고", "는", "며", "면", "커녕"];

/// How a name ends for the particle behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sound {
    /// 가
    Vowel,
    /// 갈: 로 follows, else as a consonant.
    Rieul,
    /// 각
    Consonant,
}

/// The sound at the end of a name.
pub fn sound(name: &str) -> Sound {
    let bare = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    match bare.chars().next_back() {
        Some(c @ '가'..='힣') => match (u32::from(c) - 0xAC00) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Rieul,
            _ => Sound::Consonant,
        },
        Some('L' | 'R' | 'l' | 'r' | '1' | '7' | '8') => Sound::Rieul,
        Some('M' | 'N' | 'm' | 'n' | '0' | '3' | '6' | 'b' | 'p' | 'k' | 'g') => Sound::Consonant,
        _ => Sound::Vowel,
    }
}

/// The particle for `new` in place of the one at the head of `rest`, which fits `old`: its bytes in `rest`, and the new one.
pub fn mended(rest: &str, old: &str, new: &str) -> Option<(usize, &'static str)> {
    let (was, is) = (sound(old), sound(new));
    for (closed, open) in PAIRS {
        let written = if fits(closed, was) { closed } else { open };
        let Some(tail) = rest.strip_prefix(written) else { continue };
        let ends = tail.chars().next().is_none_or(|c| !c.is_alphanumeric());
        if !ends && !MORE.iter().any(|more| tail.starts_with(more)) {
            continue;
        }
        return Some((written.len(), if fits(closed, is) { closed } else { open }));
    }
    None
}

fn fits(closed: &str, sound: Sound) -> bool {
    match sound {
        Sound::Vowel => false,
        Sound::Rieul => closed != "으로",
        Sound::Consonant => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_follows_its_name() {
        for (rest, old, new, expected) in [
            ("은 지난", "한빛", "나래", Some("는")),
            ("는 지난", "나래", "한빛", Some("은")),
            ("와의 계약", "나래", "한빛", Some("과")),
            ("로부터", "나래", "한빛", Some("으로")),
            ("로부터", "나래", "한솔", Some("로")),
            ("이사회", "한빛", "나래", None),
            ("과장은", "한빛", "나래", None),
            ("에 따르면", "한빛", "나래", None),
        ] {
            assert_eq!(mended(rest, old, new).map(|(_, particle)| particle), expected, "{old}{rest} → {new}");
        }
    }
}

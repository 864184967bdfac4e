//! Particles → cases.

use crate::segment::Pos;

/// What a noun phrase is to its predicate, by its particle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Case {
    /// No particle.
    Bare,
    /// 이/가, 께서
    Subject,
    /// 은/는, and 도 where no other particle stands before it.
    Topic,
    /// 을/를
    Object,
    /// 의
    Genitive,
    /// 에, 에게, 한테, 께
    Dative,
    /// 에서
    At,
    /// 로부터, 에게서
    From,
    /// 로/으로
    To,
    /// 와/과/랑/하고
    With,
    /// 에 의해
    By,
    /// 를 상대로
    Against,
    /// 에 대해, 에 대한
    About,
    /// 에 따르면
    According,
    /// 까지
    Until,
    /// 부터
    Since,
    /// 보다
    Than,
    /// The noun before 이다.
    Copula,
    /// Anything else (처럼, 만큼, 로서).
    Other,
}

/// The most bytes that a particle of [`pos_of_surface`] has.
pub(super) const LONGEST: usize = "으로부터".len();

/// Whether a particle of [`pos_of_surface`] may end in this character.
pub(super) fn may_end_in(last: char) -> bool {
    matches!(
        last,
        '이' | '가'
            | '서'
            | '은'
            | '는'
            | '도'
            | '만'
            | '지'
            | '터'
            | '저'
            | '차'
            | '을'
            | '를'
            | '의'
            | '와'
            | '과'
            | '랑'
            | '에'
            | '게'
            | '로'
            | '께'
            | '테'
            | '다'
            | '럼'
    )
}

/// The part of speech of a particle that stands alone as `surface`, where it is one.
pub(super) fn pos_of_surface(surface: &str) -> Option<Pos> {
    Some(match surface {
        "이" | "가" | "께서" => Pos::JKS,
        "은" | "는" | "도" | "만" | "까지" | "부터" | "마저" | "조차" => Pos::JX,
        "을" | "를" => Pos::JKO,
        "의" => Pos::JKG,
        "와" | "과" | "랑" | "이랑" => Pos::JC,
        "에" | "에게" | "에서" | "로" | "으로" | "로부터" | "으로부터" | "에게서" | "께" | "한테" | "보다" | "처럼" => {
            Pos::JKB
        }
        _ => return None,
    })
}

/// The case that a particle gives.
pub(super) fn case_of(surface: &str, pos: Pos) -> Case {
    match surface {
        "은" | "는" | "도" | "ㄴ" => Case::Topic,
        "이" | "가" | "께서" => Case::Subject,
        "을" | "를" | "ㄹ" => Case::Object,
        "의" => Case::Genitive,
        "에" | "에게" | "한테" | "께" | "에다" => Case::Dative,
        "에서" | "서" => Case::At,
        "로부터" | "으로부터" | "에게서" | "한테서" | "에게로부터" => Case::From,
        "로" | "으로" | "로의" => Case::To,
        "와" | "과" | "랑" | "이랑" | "하고" => Case::With,
        "까지" => Case::Until,
        "부터" => Case::Since,
        "보다" => Case::Than,
        _ => match pos {
            Pos::JKS => Case::Subject,
            Pos::JKO => Case::Object,
            Pos::JKG => Case::Genitive,
            Pos::JC => Case::With,
            _ => Case::Other,
        },
    }
}

/// Whether what follows a closing mark quotes what stood before it.
pub(super) fn quotes(surface: &str) -> bool {
    const QUOTING: &[&str] = &["고", "며", "면서", "는", "란", "라"];
    let bare = surface.strip_prefix('이').unwrap_or(surface);
    let bare = bare.strip_prefix('라').unwrap_or(bare);
    QUOTING
        .iter()
        .any(|particle| bare.strip_prefix(particle).is_some_and(|rest| matches!(rest, "" | "도" | "는" | "만")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_otherwise_is_no_particle() {
        let every = ('가'..='힣').map(String::from);
        let longer = [
            "께서",
            "까지",
            "부터",
            "마저",
            "조차",
            "이랑",
            "에게",
            "에서",
            "으로",
            "로부터",
            "으로부터",
            "에게서",
            "한테",
            "보다",
            "처럼",
        ];
        let particles = every.chain(longer.map(String::from)).filter(|word| pos_of_surface(word).is_some());
        let wrong: Vec<String> = particles.filter(|word| !word.chars().next_back().is_some_and(may_end_in)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(!may_end_in('수'));
    }
}

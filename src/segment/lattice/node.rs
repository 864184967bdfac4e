//! What the lattice is made of: words that may stand in a piece, by the places where they begin and end.

use sasil_dict::run::WAY_BITS;

use crate::lexicon::SurfaceId;
use crate::segment::matrix::Costs;
use crate::segment::piece::NONE;
use crate::segment::words::{Entries, Runs};

/// The tables, looked at.
#[derive(Clone, Copy)]
pub(super) struct View<'t> {
    pub(super) costs: Costs<'t>,
    pub(super) runs: Runs<'t>,
}

/// A word that may stand in the piece, in one number: the cost of the cheapest path up to its end (32 bits), its right
/// id (16), steps of penalty (2, of no use here), and which of the ways of its batch leads to it (14). An entry has the
/// last three so as well.
#[derive(Clone, Copy, Default)]
pub(super) struct Node(pub(super) i64);

/// The bits of the way.
const WAY_MASK: usize = (1 << WAY_BITS) - 1;

impl Node {
    pub(super) const NONE: Self = Self(i64::MAX);

    #[inline]
    pub(super) fn new(cost: i32, right_and_way: u32) -> Self {
        Self(i64::from(cost) << 32 | i64::from(right_and_way))
    }

    #[inline]
    pub(super) fn cost(self) -> i32 {
        (self.0 >> 32) as i32
    }

    #[inline]
    pub(super) fn right(self) -> u16 {
        (self.0 >> 16) as u16
    }

    #[inline]
    pub(super) fn way(self) -> usize {
        self.0 as usize & WAY_MASK
    }
}

/// The words of one written form at one place; their nodes lie one after the other.
#[derive(Clone, Copy)]
pub(super) struct Batch {
    pub(super) source: Source,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) first_node: u32,
    pub(super) end_node: u32,
    pub(super) first_way: u32,
    /// The batch before it that has the same end.
    pub(super) next: u32,
}

/// Where the words of a batch come from.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// The dictionary.
    Words(Entries),
    /// One of the names of the piece.
    Name(u32),
}

/// A name of the lexicon as a word.
#[derive(Clone, Copy)]
pub(super) struct NameWord {
    pub(super) name: SurfaceId,
    pub(super) right: u16,
    pub(super) cost: i16,
}

/// What ends before a character.
#[derive(Clone, Copy)]
pub(super) struct End {
    /// The last batch.
    pub(super) batch: u32,
    /// The number of the cheapest node, and itself.
    pub(super) best: u32,
    pub(super) node: Node,
}

impl End {
    pub(super) const NONE: Self = Self { batch: NONE, best: NONE, node: Node::NONE };
}

/// The cheapest path to the words of a batch with one left id.
#[derive(Clone, Copy, Default)]
pub(super) struct Way {
    pub(super) cost: i32,
    /// The node at the end of the path.
    pub(super) node: u32,
    pub(super) left: u16,
}

/// The place at which words begin.
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) end: End,
    /// The first batch and the first way of the place.
    pub(super) first: usize,
    pub(super) first_way: usize,
    /// What the dearest of its ways costs, if the cheapest path leads to all of them, and the highest of their limits.
    pub(super) dearest: i32,
    pub(super) limit: i32,
}

/// A path to the present place.
#[derive(Clone, Copy, Default)]
pub(super) struct Arrival {
    pub(super) cost: i32,
    pub(super) node: u32,
    pub(super) right: u16,
}

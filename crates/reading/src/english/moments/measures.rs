//! English measures of time and their directions.

use crate::language::Words;
use crate::moments::{Anchor, Bound, Direction, Unit};

use Direction::{After, Before};

/// Words of direction with what they are counted from.
pub(super) const DIRECTIONS: &[(&str, (Direction, Anchor))] = &[
    ("ago", (Before, Anchor::Telling)),
    ("from now", (After, Anchor::Telling)),
    ("before", (Before, Anchor::EventOrLast)),
    ("after", (After, Anchor::EventOrLast)),
    ("earlier", (Before, Anchor::Last)),
    ("later", (After, Anchor::Last)),
    ("previously", (Before, Anchor::Last)),
    ("prior", (Before, Anchor::Last)),
    ("beforehand", (Before, Anchor::Last)),
    ("afterwards", (After, Anchor::Last)),
    ("afterward", (After, Anchor::Last)),
    ("earlier than", (Before, Anchor::Event)),
    ("later than", (After, Anchor::Event)),
    ("prior to", (Before, Anchor::Event)),
    ("previous to", (Before, Anchor::Event)),
    ("ahead of", (Before, Anchor::Event)),
    ("in advance of", (Before, Anchor::Event)),
    ("leading up to", (Before, Anchor::Event)),
    ("preceding", (Before, Anchor::Event)),
    ("following", (After, Anchor::Event)),
];

pub(super) const UNITS: &[(&str, Unit)] = &[
    ("minute", Unit::Minute),
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("morning", Unit::Day),
    ("evening", Unit::Day),
    ("night", Unit::Day),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("year", Unit::Year),
    ("decade", Unit::Decade),
];

pub(super) const PLURALS: &[(&str, Unit)] = &[
    ("minutes", Unit::Minute),
    ("hours", Unit::Hour),
    ("days", Unit::Day),
    ("weeks", Unit::Week),
    ("months", Unit::Month),
    ("years", Unit::Year),
    ("decades", Unit::Decade),
];

/// At least and at most.
pub(super) const VAGUE_COUNTS: &[(&str, u32, Option<u32>)] = &[
    ("a few", 2, Some(10)),
    ("few", 2, Some(10)),
    ("a couple of", 2, Some(3)),
    ("a couple", 2, Some(3)),
    ("several", 2, Some(20)),
    ("some", 2, None),
    ("many", 2, None),
    ("a dozen", 12, Some(12)),
];

pub(super) const BOUNDS: &[(&str, Bound)] = &[
    ("just", Bound::Exact),
    ("only", Bound::Exact),
    ("exactly", Bound::Exact),
    ("precisely", Bound::Exact),
    ("simply", Bound::Exact),
    ("a mere", Bound::Exact),
    ("about", Bound::About),
    ("around", Bound::About),
    ("barely", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("some", Bound::About),
    ("only about", Bound::About),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("not quite", Bound::Nearly),
    ("just under", Bound::Nearly),
    ("under", Bound::Under),
    ("less than", Bound::Under),
    ("fewer than", Bound::Under),
    ("no more than", Bound::Under),
    ("not more than", Bound::Under),
    ("up to", Bound::Under),
    ("within", Bound::Under),
    ("at least", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("more than", Bound::Over),
    ("greater than", Bound::Over),
    ("over", Bound::Over),
    ("just over", Bound::Over),
    ("little over", Bound::Over),
    ("a little over", Bound::Over),
    ("little more than", Bound::Over),
    ("a little more than", Bound::Over),
    ("well over", Bound::Over),
];

pub(super) const NOT_BEFORE_VAGUE: Words = &[
    "past",
    "last",
    "next",
    "first",
    "several",
    "few",
    "couple",
    "of",
    "more",
    "many",
    "some",
    "the",
    "trading",
    "recent",
    "coming",
    "all",
    "both",
    "for",
    "half",
    "no",
    "these",
    "those",
    "other",
    "two-thirds",
    "and",
];

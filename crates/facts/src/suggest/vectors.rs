//! Vectors: keys in, weights by which texts are likened out.
//!
//! A vector is a list of keys, each once and in order, with a weight; so a sum over one always runs
//! in the same order, and likeness is the same from both sides to the last bit.

use super::terms::Key;

/// Keys in order, each with how often it stands.
pub(super) type Counts = Vec<(Key, u32)>;

/// Keys in order with their weights, and the length of the whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Vector {
    weights: Vec<(Key, f64)>,
    length: f64,
}

/// Counts keys.
pub(super) fn count(mut keys: Vec<Key>) -> Counts {
    keys.sort_unstable();
    let mut counts: Counts = Vec::new();
    for key in keys {
        match counts.last_mut() {
            Some((last, count)) if *last == key => *count += 1,
            _ => counts.push((key, 1)),
        }
    }
    counts
}

/// Counts in how many of some lists of counts each key stands.
pub(super) fn spread<'a>(lists: impl Iterator<Item = &'a Counts>) -> Counts {
    count(lists.flatten().map(|(key, _)| *key).collect())
}

/// Returns how often `key` was counted.
pub(super) fn counted(counts: &Counts, key: Key) -> u32 {
    counts.binary_search_by_key(&key, |(key, _)| *key).map_or(0, |at| counts[at].1)
}

impl Vector {
    /// Weighs counts by TF-IDF: `(1 + ln count) x rarity`.
    pub(super) fn new(counts: &Counts, rarity: impl Fn(Key) -> f64) -> Self {
        let weight =
            |&(key, count): &(Key, u32)| (key, (1.0 + f64::from(count).ln()) * rarity(key));
        Self::of(counts.iter().map(weight).collect())
    }

    /// Adds up vectors.
    pub(super) fn sum<'a>(vectors: impl Iterator<Item = &'a Self>) -> Self {
        let mut all: Vec<(Key, f64)> =
            vectors.flat_map(|one| one.weights.iter().copied()).collect();
        all.sort_by_key(|(key, _)| *key);
        let mut weights: Vec<(Key, f64)> = Vec::new();
        for (key, weight) in all {
            match weights.last_mut() {
                Some((last, sum)) if *last == key => *sum += weight,
                _ => weights.push((key, weight)),
            }
        }
        Self::of(weights)
    }

    fn of(weights: Vec<(Key, f64)>) -> Self {
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        Self { weights, length }
    }

    /// The keys with their weights.
    pub(super) fn weights(&self) -> &[(Key, f64)] {
        &self.weights
    }

    /// Returns the Euclidean length.
    pub(super) fn length(&self) -> f64 {
        self.length
    }

    /// Returns the number of keys.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// Returns the weight of a key, 0 where it does not stand.
    pub(super) fn weight(&self, key: Key) -> f64 {
        self.weights
            .binary_search_by_key(&key, |(key, _)| *key)
            .map_or(0.0, |at| self.weights[at].1)
    }

    /// Returns the cosine of two vectors, 0 to 1.
    pub(super) fn cosine(&self, other: &Self) -> f64 {
        let lengths = self.length * other.length;
        if lengths > 0.0 { self.both(other, |a, b| a * b) / lengths } else { 0.0 }
    }

    /// Returns the weight that two vectors share: of each key the lesser.
    pub(super) fn shared(&self, other: &Self) -> f64 {
        self.both(other, f64::min)
    }

    /// Returns how many keys stand in both.
    pub(super) fn common(&self, other: &Self) -> f64 {
        self.both(other, |_, _| 1.0)
    }

    /// Sums over the keys that stand in both.
    fn both(&self, other: &Self, of: impl Fn(f64, f64) -> f64) -> f64 {
        let (few, many) = (&self.weights, &other.weights);
        let (few, many) = if few.len() > many.len() { (many, few) } else { (few, many) };
        let mut from = 0;
        let mut sum = 0.0;
        for (key, weight) in few {
            from += many[from..].partition_point(|(other, _)| other < key);
            sum += many
                .get(from)
                .filter(|(other, _)| other == key)
                .map_or(0.0, |other| of(*weight, other.1));
        }
        sum
    }
}

#[cfg(test)]
mod tests;

use briefing_reading::{Days, Interval};
use briefing_sources::Target;
use proptest::prelude::*;

use super::{Said, States, What, states};
use crate::comparison::{State, Verdict};
use crate::value::{Relation, Value};

/// One account of a table: its value, and what tells against it.
#[derive(Clone, Debug)]
struct Account {
    at: Target,
    what: What,
    altered: bool,
    dated: bool,
    group: usize,
    row: usize,
    contradicts: Vec<usize>,
}

impl Account {
    fn said(&self) -> Said<'_> {
        Said {
            at: &self.at,
            what: self.what.clone(),
            altered: self.altered,
            dated: self.dated,
            group: self.group,
            row: self.row,
            contradicts: self.contradicts.clone(),
        }
    }
}

fn at(id: usize, what: What) -> Account {
    let at = Target::whole(format!("s{id}"));
    let contradicts = Vec::new();
    Account { at, what, altered: false, dated: false, group: id, row: id, contradicts }
}

fn of(accounts: &[Account]) -> States {
    let said: Vec<Said<'_>> = accounts.iter().map(Account::said).collect();
    states(&said, true)
}

fn exactly(value: f64) -> What {
    What::Value(Value::Number(interval(value, value)))
}

fn at_least(value: f64) -> What {
    What::Value(Value::Number(interval(value, f64::INFINITY)))
}

fn interval(low: f64, high: f64) -> Interval {
    Interval { low, high, low_closed: low.is_finite(), high_closed: high.is_finite() }
}

fn day(iso: &str) -> Value {
    Value::Days(Days::parse(iso).expect("a date"))
}

#[test]
fn of_three_counts_of_the_dead_all_stand_in_conflict() {
    let moser = Account { dated: true, ..at(0, at_least(143.0)) };
    let post = Account { altered: true, ..at(1, at_least(140.0)) };
    let interview = at(2, exactly(135.0));
    let live = at(3, What::WithoutValue);
    let states = of(&[moser, post, interview, live]);
    assert_eq!(
        states.states,
        [State::Conflict, State::Conflict, State::Conflict, State::WithoutValue]
    );
    assert_eq!((states.base, states.verdict), (Some(0), Verdict::Conflict));
    assert_eq!(states.apart, [(0, 2), (1, 2)]);
}

#[test]
fn values_that_exclude_each_other_conflict_where_both_fit_the_base() {
    let states = of(&[at(0, at_least(130.0)), at(1, exactly(135.0)), at(2, exactly(143.0))]);
    assert_eq!(states.states, [State::Base, State::Conflict, State::Conflict]);
    let states = of(&[at(0, at_least(100.0)), at(1, exactly(135.0)), at(2, exactly(143.0))]);
    assert_eq!(states.states, [State::FarApart, State::Conflict, State::Conflict]);
}

#[test]
fn values_far_apart_stay_so_where_a_third_lies_between() {
    let two = of(&[at(0, at_least(95.0)), at(1, at_least(106.0))]);
    assert_eq!(two.verdict, Verdict::FarApart);
    let three = of(&[at(0, at_least(100.0)), at(1, at_least(95.0)), at(2, at_least(106.0))]);
    assert_eq!(three.states, [State::Base, State::FarApart, State::FarApart]);
    assert_eq!(three.verdict, Verdict::FarApart);
    assert_eq!(three.far, [(1, 2)]);
}

#[test]
fn values_of_different_kinds_are_not_held_against_each_other() {
    let word = |id, word| at(id, What::Value(Value::word(word)));
    let three = of(&[word(0, "many"), at(1, exactly(12.0)), at(2, exactly(12.0))]);
    assert_eq!(three.states, [State::NotCompared, State::Base, State::Same]);
    assert_eq!(three.verdict, Verdict::NotCompared);
    let two = of(&[word(0, "many"), at(1, exactly(12.0))]);
    assert_eq!(two.states, [State::NotCompared, State::NotCompared]);
    assert_eq!((two.base, two.verdict), (None, Verdict::NotCompared));
    assert_eq!(Value::word("No."), Value::word("none"));
    let denied = of(&[word(0, "No."), at(1, exactly(12.0))]);
    assert_eq!(denied.verdict, Verdict::Conflict);
}

#[test]
fn an_assumed_day_never_agrees() {
    let assumed = What::Assumed(day("2024-03-19"));
    let stated = What::Value(day("2024-03-19"));
    let states = of(&[at(0, stated.clone()), at(1, assumed.clone())]);
    assert_eq!(states.states, [State::Base, State::NotContradicted]);
    let states = of(&[at(0, assumed.clone()), at(1, assumed)]);
    assert_eq!(states.states, [State::Base, State::NotContradicted]);
    assert_eq!(states.verdict, Verdict::NotContradicted);
}

#[test]
fn accounts_that_count_as_one_voice_do_not_agree_with_each_other() {
    let copy = Account { group: 0, ..at(1, exactly(5.0)) };
    let states = of(&[at(0, exactly(5.0)), copy]);
    assert_eq!(states.states, [State::Base, State::Same]);
    assert_eq!(states.verdict, Verdict::OneVoice);
}

#[test]
fn a_doubtful_account_neither_agrees_nor_conflicts() {
    let states = of(&[at(0, exactly(5.0)), at(1, What::NotFixed), at(2, What::Nothing)]);
    assert_eq!(states.states, [State::Base, State::NotFixed, State::Silent]);
    assert_eq!(states.verdict, Verdict::OneVoice);
}

#[test]
fn without_a_value_there_is_no_base() {
    let states = of(&[at(0, What::WithoutValue), at(1, What::Nothing)]);
    assert_eq!(states.base, None);
    assert_eq!(states.verdict, Verdict::NoValue);
}

#[test]
fn a_denial_conflicts_even_where_words_are_not_exclusive() {
    let word = |id, word| at(id, What::Value(Value::word(word)));
    let accounts = [word(0, "a hall"), word(1, "A  Hall"), word(2, "a synagogue"), word(3, "none")];
    let said: Vec<Said<'_>> = accounts.iter().map(Account::said).collect();
    let free = states(&said, false);
    assert_eq!(free.states, [State::Conflict; 4]);
    assert_eq!(free.apart, [(0, 3), (1, 3), (2, 3)]);
    let exclusive = states(&said, true);
    assert_eq!(exclusive.apart, [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
}

#[test]
fn different_words_neither_agree_nor_conflict() {
    let word = |id, word| at(id, What::Value(Value::word(word)));
    let of = |accounts: &[Account]| {
        let said: Vec<Said<'_>> = accounts.iter().map(Account::said).collect();
        states(&said, false)
    };
    let apart =
        of(&[word(0, "a flight that Kyiv planned"), word(1, "that Kyiv planned it is rejected")]);
    assert_eq!(apart.states, [State::NotCompared, State::NotCompared]);
    assert_eq!((apart.base, apart.verdict), (None, Verdict::NotCompared));
    let some = of(&[word(0, "soon"), word(1, "at once"), word(2, "Soon")]);
    assert_eq!(some.states, [State::Base, State::NotCompared, State::Same]);
    assert_eq!((some.verdict, some.same), (Verdict::NotCompared, vec![(0, 2)]));
    assert!(Verdict::NotCompared > Verdict::NotContradicted);
    assert!(Verdict::NotCompared < Verdict::FarApart && State::NotCompared < State::FarApart);
}

#[test]
fn the_author_sets_words_in_conflict_that_are_not_the_same() {
    let word = |id, word| at(id, What::Value(Value::word(word)));
    let against = |other, account| Account { contradicts: vec![other], ..account };
    let of = |accounts: &[Account]| {
        let said: Vec<Said<'_>> = accounts.iter().map(Account::said).collect();
        states(&said, false)
    };
    let three =
        of(&[word(0, "it was planned"), against(0, word(1, "rejected")), word(2, "a hope")]);
    assert_eq!(three.states, [State::Conflict, State::Conflict, State::NotCompared]);
    assert_eq!((three.verdict, three.set_apart), (Verdict::Conflict, vec![(0, 1)]));
    let same = of(&[word(0, "rejected"), against(0, word(1, "Rejected"))]);
    assert_eq!((same.verdict, same.apart.len()), (Verdict::Same, 0));
    let read = of(&[at(0, exactly(5.0)), against(0, at(1, exactly(6.0)))]);
    assert_eq!((read.apart, read.set_apart), (vec![(0, 1)], vec![]));
    let silent = of(&[word(0, "planned"), against(0, at(1, What::NotFixed))]);
    assert_eq!(silent.states, [State::Base, State::NotFixed]);
}

prop_compose! {
    fn some_interval()(low in -20i32..20, width in 0i32..10, shape in 0u8..5) -> Interval {
        let (low, high) = (f64::from(low), f64::from(low + width));
        match shape {
            0 => interval(low, low),
            1 => interval(low, f64::INFINITY),
            2 => interval(f64::NEG_INFINITY, high),
            3 => Interval { low_closed: false, ..interval(low, f64::INFINITY) },
            _ => interval(low, high),
        }
    }
}

fn some_value() -> impl Strategy<Value = Value> {
    let days = prop_oneof!["2024-03-0[1-9]", Just("2024-03".to_owned()), Just("2024".to_owned())];
    prop_oneof![
        some_interval().prop_map(Value::Number),
        some_interval().prop_map(|interval| Value::Amount(interval, "EUR".into())),
        days.prop_map(|iso| day(&iso)),
        prop_oneof![Just("a"), Just("b"), Just("none")].prop_map(Value::word),
    ]
}

fn some_what() -> impl Strategy<Value = What> {
    prop_oneof![
        6 => some_value().prop_map(What::Value),
        2 => some_value().prop_map(What::Assumed),
        1 => Just(What::WithoutValue),
        1 => Just(What::NotFixed),
        1 => Just(What::Nothing),
    ]
}

fn some_accounts() -> impl Strategy<Value = Vec<Account>> {
    let one = (some_what(), any::<bool>(), any::<bool>(), 0usize..4);
    prop::collection::vec(one, 0..7).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let account =
            |(id, (what, altered, dated, group))| Account { altered, dated, group, ..at(id, what) };
        numbered.map(account).collect()
    })
}

proptest! {
    #[test]
    fn a_relation_is_symmetric(one in some_value(), two in some_value(), exclusive: bool) {
        prop_assert_eq!(one.relation(&two, exclusive), two.relation(&one, exclusive));
    }

    #[test]
    fn intervals_are_apart_only_where_they_do_not_meet(one in some_interval(), two in some_interval()) {
        let relation = Value::Number(one).relation(&Value::Number(two), false);
        prop_assert_eq!(relation == Relation::Apart, !one.meets(&two));
    }

    #[test]
    fn states_do_not_depend_on_the_accounts_order(
        accounts in some_accounts(),
        seed in prop::collection::vec(any::<prop::sample::Index>(), 7),
        exclusive: bool,
    ) {
        let said = |accounts: &[Account]| {
            let said: Vec<Said<'_>> = accounts.iter().map(Account::said).collect();
            states(&said, exclusive)
        };
        let before = said(&accounts);
        let mut order: Vec<usize> = (0..accounts.len()).collect();
        for (at, index) in seed.iter().enumerate().take(order.len()) {
            let other = index.index(order.len());
            order.swap(at, other);
        }
        let shuffled: Vec<Account> = order.iter().map(|&at| accounts[at].clone()).collect();
        let after = said(&shuffled);
        prop_assert_eq!(before.verdict, after.verdict);
        for (now, &then) in order.iter().enumerate() {
            prop_assert_eq!(after.states[now], before.states[then]);
        }
        prop_assert_eq!(after.base.map(|base| order[base]), before.base);
    }

    #[test]
    fn no_conflict_is_hidden(accounts in some_accounts()) {
        let states = of(&accounts);
        let values: Vec<&Value> = accounts.iter().filter_map(|one| one.what.value()).collect();
        let apart = values.iter().any(|one| {
            values.iter().any(|two| one.relation(two, true) == Relation::Apart)
        });
        prop_assert_eq!(states.verdict == Verdict::Conflict, apart);
        prop_assert_eq!(!states.apart.is_empty(), apart);
    }

    #[test]
    fn what_is_far_apart_stays_so_whoever_stands_beside(accounts in some_accounts()) {
        let states = of(&accounts);
        let values: Vec<&Value> = accounts.iter().filter_map(|one| one.what.value()).collect();
        let far = values.iter().any(|one| {
            values.iter().any(|two| one.relation(two, false) == Relation::FarApart)
        });
        prop_assert_eq!(!states.far.is_empty(), far);
        prop_assert!(!far || states.verdict >= Verdict::FarApart);
    }

    #[test]
    fn all_of_a_pair_that_is_apart_are_in_conflict_and_no_others(
        accounts in some_accounts(),
        exclusive: bool,
    ) {
        let said: Vec<Said<'_>> = accounts.iter().map(Account::said).collect();
        let states = states(&said, exclusive);
        for (at, state) in states.states.iter().enumerate() {
            prop_assert_eq!(*state == State::Conflict, !states.against(at).is_empty());
        }
    }

    #[test]
    fn what_is_called_not_contradicted_was_compared(accounts in some_accounts()) {
        let said: Vec<Said<'_>> = accounts.iter().map(Account::said).collect();
        let states = states(&said, false);
        for (at, state) in states.states.iter().enumerate() {
            if [State::Same, State::NotContradicted].contains(state) {
                let base = accounts[states.base.expect("a base")].what.value().expect("a value");
                let relation = accounts[at].what.value().expect("a value").relation(base, true);
                prop_assert!(relation <= Relation::Meets);
            }
        }
    }

    #[test]
    fn what_is_not_the_same_is_never_called_so(accounts in some_accounts()) {
        let states = of(&accounts);
        for (at, state) in states.states.iter().enumerate() {
            if *state == State::Same {
                let base = &accounts[states.base.expect("a base")].what;
                prop_assert_eq!(&accounts[at].what, base);
                prop_assert!(matches!(base, What::Value(_)));
            }
        }
    }
}

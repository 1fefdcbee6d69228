//! The order of a set's keys, against what CPython shows.

use super::*;

/// Adds small ints to a table, whose hashes they are themselves.
fn add(table: &mut Table, key: i64) {
    table.begin();
    let value = Value::small_int(key).expect("the keys of these tests are small");
    let mut search = table.search(key as u64);
    if let Step::Missing(at) = table.advance(&mut search, &value) {
        table.put(at, key as u64, value);
    }
}

fn remove(table: &mut Table, key: i64) {
    let value = Value::small_int(key).expect("the keys of these tests are small");
    let mut search = table.search(key as u64);
    if let Step::Found(at) = table.advance(&mut search, &value) {
        table.remove(at);
    }
}

fn order(table: &Table) -> Vec<i64> {
    table.slots.iter().filter_map(|slot| slot.key.as_small_int()).collect()
}

#[test]
fn keys_stand_in_the_order_that_cpython_shows() {
    let cases: &[(&[i64], &[i64])] = &[
        (&[159121178576, 127057107037, 64, 130672314918], &[159121178576, 64, 127057107037, 130672314918]),
        (&[15, 64, 676761921112, 192, 131272962243], &[64, 192, 131272962243, 15, 676761921112]),
        (
            &[1023551468271, 58, 659597127343, 640, 9, 256, 748671844812, 44, 133423158962],
            &[640, 256, 9, 748671844812, 44, 659597127343, 1023551468271, 133423158962, 58],
        ),
        (
            &[
                39,
                59,
                576,
                128,
                948411585241,
                790215859018,
                48,
                19,
                62,
                814044869633,
                1000959277669,
                50,
                61,
                896,
                6,
                256,
                960,
                59,
                754839101781,
                451070761459,
            ],
            &[
                128,
                814044869633,
                896,
                256,
                6,
                19,
                39,
                48,
                50,
                59,
                61,
                62,
                576,
                960,
                790215859018,
                754839101781,
                948411585241,
                1000959277669,
                451070761459,
            ],
        ),
    ];
    for (keys, expected) in cases {
        let mut table = Table::default();
        keys.iter().for_each(|&key| add(&mut table, key));
        assert_eq!(order(&table), *expected, "after adding {keys:?}");
    }
}

#[test]
fn a_new_key_takes_the_place_of_a_removed_one() {
    let mut table = Table::default();
    (0..40).step_by(8).for_each(|key| add(&mut table, key));
    [8, 24].into_iter().for_each(|key| remove(&mut table, key));
    [88, 3, 11].into_iter().for_each(|key| add(&mut table, key));
    assert_eq!(order(&table), [0, 32, 3, 11, 16, 88]);
    assert_eq!(table.used, 6);
}

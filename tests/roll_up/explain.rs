//! Who breaks the county's sum: each difference is explained by the fewest offices, with the proof.

use crate::county::{County, Numbers, YEAR, child, office};
use crate::given::{cell_2021, form_2021, type_in};
use crate::judge::{all, exchange_columns, exchange_rows, says};
use xxgk_annual_report::form::CellKind;
use xxgk_annual_report::report::{Field, Reading, Report, read_number};
use xxgk_annual_report::roll_up::{Difference, Expected, Received, RollUp, roll_up};

fn county() -> County {
    County::faultless(12, &mut Numbers::new(42))
}

/// An office with something in each table.
fn busy(county: &County) -> usize {
    let has = |report: &Report, address| report.cell(cell_2021(address)).len() > 1;
    let all = ["t2.licensing.decisions", "t3.new_received.natural"];
    county.files.iter().position(|(_, report)| all.iter().all(|address| has(report, address))).unwrap()
}

fn name(report: &Report) -> String {
    report.text(Field::OrganName).to_owned()
}

fn zero(report: &mut Report) {
    for cell in form_2021().cell_ids() {
        report.set_cell(cell, "0");
    }
}

fn at<'a>(rolled: &'a RollUp, address: &str) -> &'a Difference {
    let cell = cell_2021(address);
    rolled
        .differences
        .iter()
        .find(|one| one.cell == cell)
        .unwrap_or_else(|| panic!("{address}\n{}", all(rolled)))
}

/// That each difference is explained by that office alone, with such words.
fn only(rolled: &RollUp, organ: &str, words: &str) {
    assert!(!rolled.differences.is_empty());
    for difference in &rolled.differences {
        let [why] = difference.explained_by.as_slice() else { panic!("{}", all(rolled)) };
        assert!(why.organ == organ && why.why.contains(words), "{organ} {words}\n{}", all(rolled));
    }
}

#[test]
fn an_office_that_was_forgotten() {
    let mut county = county();
    let place = busy(&county);
    let organ = name(&county.files[place].1);
    let number = county.files[place].1.cell(cell_2021("t2.licensing.decisions")).to_owned();
    zero(&mut county.added[place]);
    let rolled = roll_up(&county.request());
    only(&rolled, &organ, "少了");
    let why = &at(&rolled, "t2.licensing.decisions").explained_by[0].why;
    let proof =
        format!("少了{organ}的 {number} 件；改过来，连这一格共 {} 格对得上", rolled.differences.len());
    assert_eq!(*why, proof);
}

#[test]
fn one_table_of_an_office_that_was_forgotten() {
    let mut county = county();
    let place = busy(&county);
    for cell in form_2021().cell_ids().filter(|cell| form_2021().info(*cell).address.starts_with("t3.")) {
        county.added[place].set_cell(cell, "0");
    }
    only(&roll_up(&county.request()), &name(&county.files[place].1), "第三部分的表的");
}

#[test]
fn an_office_that_was_counted_twice_and_the_county_s_own_twice_or_not_at_all() {
    let mut county = county();
    let place = busy(&county);
    county.added.push(county.added[place].clone());
    only(&roll_up(&county.request()), &name(&county.files[place].1), "重复计了一次");

    county = self::county();
    county.added.push(county.own.clone());
    only(&roll_up(&county.request()), "云岭县人民政府办公室", "本级（云岭县人民政府办公室）重复计了一次");

    county = self::county();
    county.added.pop();
    only(&roll_up(&county.request()), "云岭县人民政府办公室", "少了本级（云岭县人民政府办公室）的");
}

#[test]
fn of_two_offices_the_same_columns_were_exchanged() {
    let mut county = county();
    let first = busy(&county);
    let second = (0..12)
        .rev()
        .find(|place| {
            *place != first && !county.added[*place].cell(cell_2021("t3.granted.natural")).starts_with('0')
        })
        .unwrap();
    for place in [first, second] {
        exchange_columns(&mut county.added[place], "t3", "natural", "other");
    }
    let rolled = roll_up(&county.request());
    for place in [first, second] {
        let organ = name(&county.files[place].1);
        assert!(says(&rolled, &organ, &format!("{organ}的自然人与其他写反")), "{}", all(&rolled));
    }
    // The totals of the rows are right as they are.
    assert!(rolled.differences.iter().all(|one| form_2021().column_of(one.cell).unwrap().key != "total"));
}

#[test]
fn two_rows_were_exchanged() {
    let mut county = county();
    let place = busy(&county);
    exchange_rows(&mut county.added[place], "t2", "licensing", "punishment");
    only(&roll_up(&county.request()), &name(&county.files[place].1), "行政许可与行政处罚写反");
}

#[test]
fn last_year_s_figures_were_taken_which_the_report_or_another_file_has() {
    for is_in_the_report in [true, false] {
        let mut county = county();
        let place = busy(&county);
        let organ = name(&county.files[place].1);
        let last = office(&organ, YEAR - 1, &mut Numbers::new(77));
        county.added[place] = last.clone();
        if is_in_the_report {
            county.files[place].1.last_year = Some(Box::new(last));
        } else {
            county.files.push(("上年.json".to_owned(), last));
        }
        only(&roll_up(&county.request()), &organ, "用的是上年的数：上年 ");
    }
}

#[test]
fn a_report_of_another_year_was_added_or_one_that_does_not_count() {
    let mut county = county();
    let old = office("高家渡镇", 2019, &mut Numbers::new(8));
    county.files.push(("旧.json".to_owned(), old.clone()));
    county.added.push(old);
    only(&roll_up(&county.request()), "高家渡镇", "多计了高家渡镇 2019 年度的报告，多了 ");

    county = self::county();
    let tax = office("云岭县税务局", YEAR, &mut Numbers::new(8));
    county.files.push(("税务.json".to_owned(), tax.clone()));
    county.added.push(tax);
    let mut request = county.request();
    request.expected = Some(Expected::read("云岭县税务局 不纳入 垂直管理"));
    only(&roll_up(&request), "云岭县税务局", "多计了不纳入的云岭县税务局");
}

#[test]
fn the_other_of_two_reports_was_taken() {
    let mut county = county();
    let place = busy(&county);
    let mut second = county.files[place].1.clone();
    type_in(&mut second, "t2.licensing.decisions", "31415");
    type_in(&mut second, "t2.punishment.decisions", "926");
    county.added[place] = second.clone();
    county.files.push(("第二份.json".to_owned(), second));
    only(&roll_up(&county.request()), &name(&county.files[place].1), "用的是另一份报告（第二份.json）：");
}

#[test]
fn a_digit_was_mistyped_and_its_totals_went_with_it() {
    let mut county = county();
    let place = busy(&county);
    type_in(&mut county.files[place].1, "t3.petition.legal", "26");
    county.added[place] = county.files[place].1.clone();
    type_in(&mut county.added[place], "t3.petition.legal", "62");
    let rolled = roll_up(&county.request());
    only(
        &rolled,
        &name(&county.files[place].1),
        "“法律服务机构·信访举报投诉类申请”填的是 26 件，汇总计成了 62 件，像是两个数字写反了",
    );
    assert_eq!(rolled.differences.len(), 4, "{}", all(&rolled));
}

#[test]
fn an_office_whose_own_sums_say_what_the_county_took() {
    let mut county = county();
    let place = busy(&county);
    // It typed its totals, and a wrong number among them; the county asked and took the right one.
    let figures = crate::county::figures(&county.files[place].1);
    for (address, number) in &figures {
        type_in(&mut county.files[place].1, address, &crate::county::text(*number));
    }
    let right = &crate::county::text(figures["t3.granted.natural"]);
    type_in(&mut county.files[place].1, "t3.granted.natural", &format!("{right}7"));
    only(&roll_up(&county.request()), &name(&county.files[place].1), "它的勾稽关系也说应为");
}

#[test]
fn the_county_mistyped_a_total_itself() {
    let county = county();
    let mut request = county.request();
    let mut report = county.report();
    let cell = cell_2021("t3.total_processed.total");
    let right = report.cell(cell).to_owned();
    report.set_cell(cell, &format!("{right}0"));
    request.county = Some(child("县.json", &report));
    let rolled = roll_up(&request);
    only(&rolled, "云岭县", &format!("应为 {right} 件，填成了 {right}0 件，像是多打了一个 0"));
    assert_eq!(rolled.differences.len(), 1);
}

#[test]
fn what_the_county_has_more_may_be_that_of_a_blank_cell() {
    let mut county = county();
    let place = busy(&county);
    type_in(&mut county.files[place].1, "t2.coercion.decisions", "");
    type_in(&mut county.added[place], "t2.coercion.decisions", "437");
    let rolled = roll_up(&county.request());
    only(&rolled, &name(&county.files[place].1), "它这一格没有数，多出的 437 可能是它的");
}

#[test]
fn an_office_was_forgotten_and_another_left_a_cell_blank() {
    let mut county = county();
    let place = busy(&county);
    let other = (place + 1) % 12;
    type_in(&mut county.files[other].1, "t2.coercion.decisions", "");
    type_in(&mut county.added[other], "t2.coercion.decisions", "1437");
    zero(&mut county.added[place]);
    let rolled = roll_up(&county.request());
    let [forgotten, blank] = [place, other].map(|place| name(&county.files[place].1));
    assert!(says(&rolled, &forgotten, "少了"), "{}", all(&rolled));
    for difference in &rolled.differences {
        let is_blank = difference.cell == cell_2021("t2.coercion.decisions");
        let named = difference
            .explained_by
            .iter()
            .any(|one| one.organ == if is_blank { &*blank } else { &*forgotten });
        assert!(named, "{}", all(&rolled));
    }
}

#[test]
fn of_two_offices_with_the_same_numbers_both_are_named_and_of_many_none() {
    for (twins, named) in [(2, 2), (5, 0)] {
        let mut county = county();
        let place = busy(&county);
        let report = county.files[place].1.clone();
        for twin in 1..twins {
            let mut twin_report = report.clone();
            twin_report.set_text(Field::OrganName, &format!("第{twin}湾镇"));
            county.files.push((format!("{twin}.json"), twin_report.clone()));
            county.added.push(twin_report);
        }
        zero(&mut county.added[place]);
        let rolled = roll_up(&county.request());
        for difference in &rolled.differences {
            assert_eq!(difference.explained_by.len(), named, "{twins}\n{}", all(&rolled));
            let open = |why: &&str| why.ends_with("（不止一种可能）");
            assert!(difference.explained_by.iter().map(|one| one.why.as_str()).all(|why| open(&why)));
        }
    }
}

#[test]
fn what_nothing_explains_is_said_without_an_office() {
    let county = county();
    let mut request = county.request();
    let mut report = county.report();
    let cell = cell_2021("t2.licensing.decisions");
    let Some(number) = (match read_number(report.cell(cell), CellKind::Count) {
        Reading::Number { value, .. } => value.as_whole(),
        _ => None,
    }) else {
        panic!("no number")
    };
    report.set_cell(cell, &(number + 100_003).to_string());
    request.county = Some(child("县.json", &report));
    let rolled = roll_up(&request);
    assert_eq!(rolled.differences.len(), 1);
    assert_eq!(rolled.differences[0].explained_by, [], "{}", all(&rolled));
}

#[test]
fn a_sum_beside_which_an_office_is_missing_and_a_report_that_cannot_be_read() {
    let mut county = county();
    let (file, report) = county.files.pop().unwrap();
    let mut request = county.request();
    let sentence = format!("{file}：这是图片。");
    request.children.push(Received::Unreadable { file, sentence });
    let absent = name(&report);
    request.expected = Some(Expected::read(&absent));
    let rolled = roll_up(&request);
    only(&rolled, &absent, "没有收到它的报告，多出的 ");
}

#[test]
fn a_fee_in_yuan_where_ten_thousands_are_asked_for() {
    let mut county = county();
    let place = busy(&county);
    type_in(&mut county.files[place].1, "t2.fees.amount", "0.394");
    county.added[place] = county.files[place].1.clone();
    type_in(&mut county.added[place], "t2.fees.amount", "3940");
    only(&roll_up(&county.request()), &name(&county.files[place].1), "像是元和万元弄混了");
}

#[test]
fn the_figures_of_two_years_before_were_taken() {
    let mut county = county();
    let place = busy(&county);
    let organ = name(&county.files[place].1);
    let old = office(&organ, YEAR - 2, &mut Numbers::new(78));
    county.added[place] = old.clone();
    county.files.push(("前年.json".to_owned(), old));
    only(&roll_up(&county.request()), &organ, "用的是 2021 年度的数：");
}

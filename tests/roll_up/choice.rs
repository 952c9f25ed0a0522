//! Which reports count, and what is said of those that do not.

use crate::county::{Numbers, YEAR, child, names, office};
use crate::given::{blank, cell_2021, type_in};
use xxgk_annual_report::form::Form;
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::roll_up::{Child, Expected, Received, Request, RollUp, roll_up};

/// So many offices, each with its report.
fn offices(count: usize) -> Vec<(String, Report)> {
    let numbers = &mut Numbers::new(7);
    names(count).into_iter().map(|organ| (format!("{organ}.json"), office(&organ, YEAR, numbers))).collect()
}

fn request(files: &[(String, Report)]) -> Request {
    let received = |(file, report): &(String, Report)| Received::Report(Box::new(child(file, report)));
    Request { children: files.iter().map(received).collect(), ..Request::default() }
}

/// Whether each counts, with the first that is said of it.
fn said(rolled: &RollUp) -> Vec<(bool, &str)> {
    rolled
        .children
        .iter()
        .map(|child| (child.counted, child.notes.first().map_or("", String::as_str)))
        .collect()
}

fn text(rolled: &RollUp, address: &str) -> String {
    rolled.text(rolled.total(cell_2021(address)).unwrap())
}

#[test]
fn the_same_file_under_two_names_counts_once() {
    let mut files = offices(4);
    let once = roll_up(&request(&files));
    files.push(("副本.json".to_owned(), files[1].1.clone()));
    let twice = roll_up(&request(&files));
    assert_eq!(said(&twice)[4], (false, "与“南塬镇.json”的内容完全相同，只计一次。"));
    assert_eq!(once.cells, twice.cells);
    assert!(once.is_faultless() && !twice.is_faultless());
}

#[test]
fn a_second_report_of_an_office_does_not_count_and_says_how_it_differs() {
    let mut files = offices(4);
    let mut second = files[1].1.clone();
    second.set_text(Field::OrganName, "云岭县南塬镇人民政府");
    type_in(&mut second, "t2.licensing.decisions", "12345");
    files.push(("修改.json".to_owned(), second));
    let rolled = roll_up(&request(&files));
    let note = "与“南塬镇.json”是同一个单位，有 1 格不同，只计了那一份，请核对用哪一份。";
    assert_eq!(said(&rolled)[4], (false, note));
}

#[test]
fn a_report_as_a_pdf_beside_its_word_file_does_not_count_wherever_it_stands() {
    let mut files = offices(4);
    let once = roll_up(&request(&files));
    let (_, second) = files[1].clone();
    files[1].0 = "南塬镇.docx".to_owned();
    let mut first = vec![("南塬镇.PDF".to_owned(), second.clone())];
    first.extend(files.clone());
    // As files, they are not the same bytes.
    first[0].1.set_text(Field::PROBLEMS, "人手不足。");
    let rolled = roll_up(&request(&first));
    let note = "与“南塬镇.docx”是同一个单位，数都一样，只计了那一份（PDF、OFD 没有它读得准）。";
    assert_eq!(said(&rolled)[0], (false, note));
    assert_eq!((&rolled.cells, rolled.is_faultless()), (&once.cells, once.is_faultless()));

    // One whose figures are others has to be looked at.
    type_in(&mut first[0].1, "t2.licensing.decisions", "12345");
    let rolled = roll_up(&request(&first));
    let note =
        "与“南塬镇.docx”是同一个单位，有 1 格不同，只计了那一份（PDF、OFD 没有它读得准），请核对用哪一份。";
    assert_eq!(said(&rolled)[0], (false, note));
    assert_eq!((&rolled.cells, rolled.is_faultless()), (&once.cells, false));

    // Without the Word file the PDF counts; of two, the first.
    let mut alone = first.clone();
    alone[2].0 = "南塬镇.ofd".to_owned();
    let rolled = roll_up(&request(&alone));
    let note = "与“南塬镇.PDF”是同一个单位，有 1 格不同，只计了那一份，请核对用哪一份。";
    assert_eq!([said(&rolled)[0].0, said(&rolled)[2].0], [true, false]);
    assert_eq!(said(&rolled)[2].1, note);
}

#[test]
fn a_county_s_report_as_a_pdf_is_the_county_s_too() {
    let mut files = offices(5);
    let report = office("云岭县人民政府", YEAR, &mut Numbers::new(3));
    let mut pages = report.clone();
    pages.set_text(Field::PROBLEMS, "人手不足。");
    files.extend([("县.pdf".to_owned(), pages), ("县.docx".to_owned(), report)]);
    let rolled = roll_up(&request(&files));
    assert_eq!(said(&rolled)[5], (false, "也是县里的报告，没有计入。"));
    assert!(!said(&rolled)[6].0);
}

#[test]
fn a_report_of_another_year_does_not_count() {
    let mut files = offices(3);
    files.push(("旧.json".to_owned(), office("白水镇", 2019, &mut Numbers::new(9))));
    let rolled = roll_up(&request(&files));
    assert_eq!(rolled.year, Some(YEAR));
    assert_eq!(said(&rolled)[3], (false, "是 2019 年度的报告，不是 2023 年度的，没有计入。"));
    let without = roll_up(&request(&files[..3]));
    assert_eq!(rolled.cells, without.cells);
}

#[test]
fn one_whose_year_nobody_wrote_counts_and_says_so() {
    let mut files = offices(3);
    files[0].1.set_text(Field::Year, "");
    let rolled = roll_up(&request(&files));
    assert_eq!(said(&rolled)[0], (true, "没有读到年份，按 2023 年度计入，请核对。"));
}

#[test]
fn one_on_another_edition_counts_by_the_cells_that_mean_the_same() {
    let mut old = Report::new(Form::edition("2019").unwrap());
    old.set_text(Field::OrganName, "石桥镇");
    old.set_text(Field::Year, &YEAR.to_string());
    type_in(&mut old, "t3.new_received.natural", "4");
    type_in(&mut old, "t2.procurement.items", "8");
    let mut new = blank();
    new.set_text(Field::OrganName, "双泉镇");
    new.set_text(Field::Year, &YEAR.to_string());
    type_in(&mut new, "t3.new_received.natural", "3");
    let rolled = roll_up(&request(&[("旧.json".to_owned(), old), ("新.json".to_owned(), new)]));
    assert_eq!(text(&rolled, "t3.new_received.natural"), "7");
    let (counted, note) = said(&rolled)[0];
    assert!(counted && note.starts_with("用的是 2019 年版格式，按意思相同的格子计入；“"), "{note}");
    assert!(note.ends_with("1 格没有对应的格子，没有计入。"), "{note}");
}

#[test]
fn the_county_s_own_report_among_the_others_does_not_count() {
    let mut files = offices(5);
    files.push(("县.json".to_owned(), office("云岭县人民政府", YEAR, &mut Numbers::new(3))));
    let rolled = roll_up(&request(&files));
    let (counted, note) = said(&rolled)[5];
    assert!(!counted && note.starts_with("是本县（市、区）政府的报告"), "{note}");
    // As the county's own office it was named: then it counts once.
    let own = child("县.json", &files[5].1);
    let rolled = roll_up(&Request { own: Some(own), ..request(&files) });
    let counted = rolled.children.iter().filter(|child| child.organ == "云岭县人民政府" && child.counted);
    assert_eq!(counted.count(), 1);
}

#[test]
fn a_report_that_is_the_sum_of_all_others_does_not_count() {
    let mut files = offices(5);
    let sum = roll_up(&request(&files));
    let mut total = sum.report();
    total.set_text(Field::OrganName, "汇总");
    files.push(("汇总.json".to_owned(), total));
    let rolled = roll_up(&request(&files));
    assert_eq!(said(&rolled)[5], (false, "各格正好是其余各份之和，应当就是汇总报告，没有计入。"));
    assert_eq!(rolled.cells, sum.cells);
}

#[test]
fn the_list_says_who_is_not_there_who_is_left_out_and_who_is_not_on_it() {
    let files = offices(4);
    let list = "北坡镇\n云岭县白水镇\n青石镇 不纳入：垂直管理\n高家渡镇\n";
    let request = Request { expected: Some(Expected::read(list)), ..request(&files) };
    let rolled = roll_up(&request);
    assert_eq!(
        said(&rolled),
        [
            (true, ""),
            (true, "名单里没有这个单位，已经计入，请核对。"),
            (false, "名单写明不纳入：垂直管理。"),
            (true, ""),
            (false, "名单里有，没有收到 2023 年度的报告。"),
        ]
    );
    // What is not there is missing in every sum.
    assert!(rolled.cells.iter().all(|total| total.missing == ["高家渡镇"]));
}

#[test]
fn its_own_errors_and_what_its_reader_said_stand_beside_a_report() {
    let mut files = offices(3);
    let total = files[0].1.cell(cell_2021("t3.granted.natural")).to_owned();
    type_in(&mut files[0].1, "t3.granted.total", &format!("{total}9"));
    let mut request = request(&files);
    let noted = Child::of("b.json", "b", &files[1].1, vec!["页脚没有读入。".to_owned()], &[]);
    request.children[1] = Received::Report(Box::new(noted));
    let rolled = roll_up(&request);
    let (counted, note) = said(&rolled)[0];
    assert!(counted && note.starts_with("自身有 ") && note.contains("T3-0"), "{note}");
    assert!(rolled.children[0].is_at_fault);
    assert_eq!(said(&rolled)[1], (true, "页脚没有读入。"));
}

#[test]
fn offices_with_the_same_numbers_or_the_same_text_are_named() {
    let mut files = offices(4);
    let mut copy = files[2].1.clone();
    copy.set_text(Field::OrganName, "长沟镇");
    files.push(("长沟.json".to_owned(), copy));
    let of = |words: &str, place: usize| words.chars().cycle().nth(place).unwrap();
    let mut paragraph = String::new();
    for place in 0..60 {
        paragraph.extend(["第", "件事由村里的人各自办好再报"].into_iter().flat_map(str::chars));
        paragraph
            .extend([of("甲乙丙丁戊己庚辛", place), of("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑", place)]);
    }
    for place in [0, 3] {
        files[place].1.set_text(Field::OVERVIEW, &paragraph);
    }
    let rolled = roll_up(&request(&files));
    let notes = |place: usize| rolled.children[place].notes.join("");
    assert!(notes(2).contains("与长沟镇（长沟.json）雷同：三张表完全一样"), "{}", notes(2));
    assert!(notes(4).contains("与青石镇（青石镇.json）雷同"), "{}", notes(4));
    assert!(notes(0).contains("雷同：第一、第五部分约有 100% 的文字相同"), "{}", notes(0));
    assert_eq!(notes(1), "");
}

#[test]
fn what_was_carried_over_is_held_against_what_had_been_carried_forward() {
    let mut files = offices(3);
    let mut last = office("北坡镇", YEAR - 1, &mut Numbers::new(4));
    type_in(&mut last, "t3.carried_forward.natural", "41");
    files.push(("上年.json".to_owned(), last));
    let rolled = roll_up(&request(&files));
    assert_eq!(rolled.notes.len(), 1, "{:?}", rolled.notes);
    assert!(rolled.notes[0].contains("北坡镇上年结转 "), "{:?}", rolled.notes);
    assert!(rolled.notes[0].contains("上年报告结转下年度 4"), "{:?}", rolled.notes);
}

#[test]
fn each_office_is_told_what_differs_from_its_report_of_the_year_before_that_came_with_the_others() {
    let mut files = offices(2);
    let mut last = office("北坡镇", YEAR - 1, &mut Numbers::new(4));
    type_in(&mut last, "t3.carried_forward.natural", "41");
    type_in(&mut last, "t3.new_received.natural", "1000");
    files.push(("上年.json".to_owned(), last));
    let rolled = roll_up(&request(&files));
    let [north, south, _] = &rolled.children[..] else { panic!("{:?}", rolled.children) };
    assert_eq!(north.organ, "北坡镇");
    assert!(north.notes.iter().any(|note| note.starts_with("上年结转写的是 ")), "{:?}", north.notes);
    assert!(north.received_before > north.received, "{north:?}");
    assert!(south.received.is_some());
    assert_eq!(south.received_before, None, "nobody knows of its last year");
}

#[test]
fn a_report_that_carries_last_years_is_held_against_that_by_its_own_rules() {
    let mut files = offices(1);
    let mut last = office("北坡镇", YEAR - 1, &mut Numbers::new(4));
    type_in(&mut last, "t3.carried_forward.natural", "41");
    files[0].1.last_year = Some(Box::new(last));
    let rolled = roll_up(&request(&files));
    let north = &rolled.children[0];
    assert!(north.received_before.is_some());
    assert!(!north.notes.iter().any(|note| note.starts_with("上年结转写的是 ")), "{:?}", north.notes);
}

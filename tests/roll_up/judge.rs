//! A county of sixty offices with twenty faults of ten kinds, made up from a seed: each is found and
//! explained by its office. A county without a fault says nothing.

use crate::county::{County, Numbers, YEAR, child, names, office};
use crate::given::{cell_2021, form_2021};
use xxgk_annual_report::report::{Field, Report};
use xxgk_annual_report::roll_up::{Expected, Received, Request, RollUp, roll_up};

/// A fault: whose (or in which file) it is, and the words with which it is explained.
type Fault = (String, &'static str);

#[test]
fn a_county_without_a_fault_says_nothing() {
    for seed in 0..5 {
        let county = County::faultless(60, &mut Numbers::new(seed));
        let mut request = county.request();
        request.expected = Some(Expected::read(&names(60).join("\n")));
        let rolled = roll_up(&request);
        assert_eq!(rolled.differences, [], "{seed}");
        assert!(rolled.children.iter().all(|child| child.counted), "{seed}: {:?}", rolled.children);
        let notes: Vec<&String> = rolled.children.iter().flat_map(|child| &child.notes).collect();
        assert_eq!(notes, ["本级。"], "{seed}");
        assert!(rolled.is_faultless() && rolled.notes.is_empty(), "{seed}: {:?}", rolled.notes);
    }
}

#[test]
fn each_of_twenty_faults_of_ten_kinds_is_found_and_explained_by_its_office() {
    for seed in 100..103 {
        let mut broken = Broken::new(seed);
        broken.break_the_sum();
        broken.break_the_list();
        let Broken { county, faults, listed, request, .. } = broken;
        assert_eq!(faults.len() + listed.len(), 20);
        let request = Request { county: Some(child("县.json", &county.report())), ..request };
        let rolled = roll_up(&request);
        for (organ, words) in &faults {
            assert!(says(&rolled, organ, words), "{seed}: {organ} {words}\n{}", all(&rolled));
        }
        // And nobody else, and nothing is left over.
        let is_known = |organ: &str| faults.iter().any(|(known, _)| known == organ);
        for difference in &rolled.differences {
            let explained = &difference.explained_by;
            assert!(!explained.is_empty(), "{seed}: {difference:?}\n{}", all(&rolled));
            assert!(
                explained.iter().all(|one| is_known(&one.organ)),
                "{seed}: {explained:?}\n{}",
                all(&rolled)
            );
        }
        for (name, words) in &listed {
            let of_name = rolled.children.iter().filter(|child| child.organ == *name || child.file == *name);
            let notes: Vec<&String> = of_name.flat_map(|child| &child.notes).collect();
            assert!(notes.iter().any(|note| note.contains(words)), "{seed}: {name} {words}: {notes:?}");
        }
    }
}

/// A county in which things go wrong, with what is to be said of it.
struct Broken {
    county: County,
    numbers: Numbers,
    /// Offices of which something is wrong already.
    taken: Vec<usize>,
    faults: Vec<Fault>,
    listed: Vec<Fault>,
    request: Request,
}

impl Broken {
    fn new(seed: u64) -> Self {
        let mut numbers = Numbers::new(seed);
        let county = County::faultless(60, &mut numbers);
        let (taken, faults, listed) = (Vec::new(), Vec::new(), Vec::new());
        Self { county, numbers, taken, faults, listed, request: Request::default() }
    }

    /// Another office than those before.
    fn next(&mut self) -> (usize, String) {
        let place = self.numbers.place(60, &mut self.taken);
        (place, organ_of(&self.county.files[place].1))
    }

    /// One that has so many applications that it matters whose they are.
    fn next_busy(&mut self) -> (usize, String) {
        loop {
            let (place, organ) = self.next();
            if self.county.added[place].cell(cell_2021("t3.new_received.natural")).len() > 1 {
                return (place, organ);
            }
        }
    }

    /// Twelve faults of eight kinds in what was added up for the county's report.
    fn break_the_sum(&mut self) {
        for _ in 0..2 {
            let (place, organ) = self.next();
            for cell in form_2021().cell_ids() {
                self.county.added[place].set_cell(cell, "0");
            }
            self.faults.push((organ, "少了"));
        }
        let (place, organ) = self.next();
        let twice = self.county.added[place].clone();
        self.county.added.push(twice);
        self.faults.push((organ, "重复计了一次"));
        let own = self.county.own.clone();
        self.faults.push((organ_of(&own), "重复计了一次"));
        self.county.added.push(own);
        for _ in 0..2 {
            let (place, organ) = self.next_busy();
            exchange_columns(&mut self.county.added[place], "t3", "natural", "other");
            self.faults.push((organ, "自然人与其他写反"));
        }
        for (one, other, first, second) in
            [("granted", "not_held", "17", "5"), ("internal_affairs", "process_information", "23", "4")]
        {
            let (place, organ) = self.next();
            self.put(place, &format!("t3.{one}.natural"), first, first);
            self.put(place, &format!("t3.{other}.natural"), second, second);
            exchange_rows(&mut self.county.added[place], "t3", one, other);
            self.faults.push((organ, "写反"));
        }
        let (place, organ) = self.next();
        let last = office(&organ, YEAR - 1, &mut self.numbers);
        self.county.added[place] = last.clone();
        self.county.files[place].1.last_year = Some(Box::new(last));
        self.faults.push((organ, "用的是上年的数"));
        let (_, organ) = self.next();
        let other_year = office(&organ, 2021, &mut self.numbers);
        self.county.files.push(("2021.json".to_owned(), other_year.clone()));
        self.county.added.push(other_year);
        self.faults.push((organ, "2021 年度的报告"));
        let (place, organ) = self.next();
        self.put(place, "t3.petition.natural", "126", "1260");
        self.faults.push((organ, "计成了"));
        let (place, organ) = self.next();
        self.put(place, "t2.fees.amount", "120.7503", "12.07503");
        self.faults.push((organ, "小数点"));
    }

    /// Types a number into an office's report, and what was added up for it.
    fn put(&mut self, place: usize, address: &str, right: &str, added: &str) {
        self.county.files[place].1.set_cell(cell_2021(address), right);
        self.county.added[place].set_cell(cell_2021(address), added);
    }

    /// Eight faults of six kinds in what came in.
    fn break_the_list(&mut self) {
        self.request = self.county.request();
        let mut expected = names(60);
        for absent in ["高家渡镇", "云岭县气象局"] {
            expected.push(absent.to_owned());
            self.listed.push((absent.to_owned(), "没有收到 2023 年度的报告"));
        }
        for file in ["另存.json", "副本.json"] {
            let (place, _) = self.next();
            self.add(file, &self.county.files[place].1.clone(), "内容完全相同，只计一次");
        }
        let (place, _) = self.next();
        let mut second = self.county.files[place].1.clone();
        second.set_cell(cell_2021("t2.licensing.decisions"), "7777");
        self.add("修改.json", &second, "是同一个单位，有 1 格不同");
        self.add(
            "税务.json",
            &office("云岭县税务局", YEAR, &mut self.numbers.clone()),
            "名单写明不纳入：垂直管理",
        );
        expected.push("云岭县税务局，不纳入：垂直管理".to_owned());
        self.add("2019.json", &office("云岭县文化局", 2019, &mut self.numbers.clone()), "是 2019 年度的报告");
        let sentence = "照片.json：这是图片。".to_owned();
        self.request.children.push(Received::Unreadable { file: "照片.json".to_owned(), sentence });
        self.listed.push(("照片.json".to_owned(), "这是图片"));
        self.request.expected = Some(Expected::read(&expected.join("\n")));
    }

    fn add(&mut self, file: &str, report: &Report, words: &'static str) {
        self.request.children.push(Received::Report(Box::new(child(file, report))));
        self.listed.push((file.to_owned(), words));
    }
}

fn organ_of(report: &Report) -> String {
    report.text(Field::OrganName).to_owned()
}

pub fn exchange_columns(report: &mut Report, table: &str, one: &str, other: &str) {
    for row in form_2021().table(table).unwrap().rows {
        exchange(report, (table, row.key, one), (table, row.key, other));
    }
}

pub fn exchange_rows(report: &mut Report, table: &str, one: &str, other: &str) {
    for column in form_2021().table(table).unwrap().columns {
        exchange(report, (table, one, column.key), (table, other, column.key));
    }
}

fn exchange(report: &mut Report, one: (&str, &str, &str), other: (&str, &str, &str)) {
    let cell = |(table, row, column): (&str, &str, &str)| form_2021().at(table, row, column);
    let (Some(one), Some(other)) = (cell(one), cell(other)) else { return };
    let (first, second) = (report.cell(one).to_owned(), report.cell(other).to_owned());
    report.set_cell(one, &second);
    report.set_cell(other, &first);
}

/// Whether a difference is explained by that office with these words.
pub fn says(rolled: &RollUp, organ: &str, words: &str) -> bool {
    let mut explained = rolled.differences.iter().flat_map(|difference| &difference.explained_by);
    explained.any(|one| one.organ == organ && one.why.contains(words))
}

/// Every difference on a line.
pub fn all(rolled: &RollUp) -> String {
    let line = |one: &xxgk_annual_report::roll_up::Difference| {
        let address = form_2021().info(one.cell).address;
        let why: Vec<String> =
            one.explained_by.iter().map(|why| format!("{}: {}", why.organ, why.why)).collect();
        format!("{address} {} {}: {}\n", one.report, one.sum, why.join(" | "))
    };
    rolled.differences.iter().map(line).collect()
}

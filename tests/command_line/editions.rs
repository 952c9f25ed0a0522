//! `editions`: the editions of the form, and what falls silent in each.

use super::run;

#[test]
fn the_editions_are_listed_with_their_years_and_what_falls_silent() {
    let ran = run(&["editions"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("2019 年版，2019、2020 年度，国办公开办函〔2019〕60号\n"), "{}", ran.out);
    assert!(ran.out.contains("\n  没有对应的格或部分，不核对：规则 T2-05: t2.fees.amount\n"), "{}", ran.out);
    let help = run(&["editions", "--help"]);
    assert!(help.out.starts_with("用法：\n  xxgk-annual-report editions\n\n"), "{}", help.out);
}

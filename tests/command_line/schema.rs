//! `schema`: the schema of the saved file.

use super::run;

#[test]
fn the_schema_of_the_saved_file_is_printed_for_other_programs() {
    let ran = run(&["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, xxgk_annual_report::saved::schema());
    let help = run(&["schema", "--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(help.out.starts_with("用法：\n  xxgk-annual-report schema\n\n"), "{}", help.out);
    assert!(run(&["schema", "x"]).err.starts_with("不认得“x”。\n用法："));
}

//! Kinds of sentences that once were read wrongly, each with others that look like it.

use super::read;

#[test]
fn no_number_or_one_that_denies_is_a_zero() {
    let appeals = "0 t4.review+t4.litigation_direct+t4.litigation_after_review";
    for text in [
        "没有一件因政府信息公开被申请行政复议、提起行政诉讼。",
        "全年未发生一起因信息公开引起的行政复议和行政诉讼。",
        "因信息公开引起的行政复议、行政诉讼数量均为零。",
    ] {
        assert_eq!(read(text), [appeals], "{text}");
    }
    assert_eq!(read("未作出行政处罚和行政强制决定。"), ["0 t2.punishment.decisions+t2.coercion.decisions"]);
    assert_eq!(
        read("没有因信息公开引起的行政复议、提起行政诉讼1件。"),
        ["1 t4.litigation_direct+t4.litigation_after_review"]
    );
}

#[test]
fn denials_of_other_things_are_left_alone() {
    for text in [
        "没有应公开而不予公开的情况。",
        "执法工作均无行政复议和行政诉讼。",
        "综合执法案件均无被提起行政诉讼的情形。",
        "依申请公开工作中未发生投诉。",
        "均不存在逾期答复政府信息公开申请的情况。",
        "未对行政处罚事项目录作出调整。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn reviews_that_the_office_decides_are_none_of_what_it_did() {
    for text in [
        "市政府作为复议机关审结政府信息公开行政复议案件23件。",
        "本机关作为行政复议机关，办理涉及政府信息公开的行政复议案件16件，其中维持9件。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    // As the one that was complained of, they are its own.
    assert_eq!(read("全年办理涉及政府信息公开的行政复议案件16件。"), ["16 t4.review"]);
}

#[test]
fn what_applications_are_about_is_no_decision_and_no_total() {
    for text in ["全年收到依申请公开行政许可类12件、行政处罚类5件。", "办理户籍证明等依申请事项1500件。"]
    {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    let kinds = read("全年收到政府信息公开申请17件，其中行政许可类12件、行政处罚类5件。");
    assert_eq!(kinds, [read("全年收到政府信息公开申请17件。")[0].clone()]);
    assert_eq!(read("作出行政许可类决定12件。"), ["12 t2.licensing.decisions"]);
}

#[test]
fn what_is_still_open_is_carried_forward() {
    for open in [
        "1宗仍在法定期限内",
        "1件尚在法定办理期限之内",
        "1件按序时进度办理",
        "1件正在依法按程序办理",
        "1件转2024年办理",
        "1件转下一年度继续办理",
        "结转至2024年1件",
        "1件顺延到次年答复",
    ] {
        let text = format!("全年新收政府信息公开申请12件，答复11件，{open}。");
        assert_eq!(read(&text), ["12 new_received", "11 total_processed", "1 carried_forward"], "{text}");
    }
    // A part that was answered is not all that was; nor is one of something else still open.
    assert_eq!(
        read("答复结果：予以公开3件，不予公开2件，5件按规定及时答复。")[..2],
        ["3 granted".to_owned(), read("不予公开2件。")[0].clone()]
    );
    assert_eq!(read("热线工单12件，1件正在办理中。"), [""; 0]);
}

#[test]
fn a_rate_beside_what_is_carried_forward_says_nothing_of_it() {
    assert_eq!(
        read("新收政府信息公开申请12件，办结11件，结转下年度1件，按时答复率100%。"),
        ["12 new_received", "11 total_processed", "1 carried_forward"]
    );
    assert_eq!(
        read("新收政府信息公开申请12件，按时答复率为百分之百。"),
        ["12 new_received", "0 carried_forward"]
    );
    // Of those answered, and of all.
    assert_eq!(
        read("新收政府信息公开申请12件，答复11件，均在规定时限内作出答复。"),
        ["12 new_received", "11 total_processed"]
    );
    assert_eq!(
        read("新收政府信息公开申请12件，答复12件，均在规定时限内作出答复。"),
        ["12 new_received", "12 total_processed", "0 carried_forward"]
    );
}

#[test]
fn reviews_and_lawsuits_in_one_list_share_its_outcome() {
    let lawsuits = |column| format!("t4.litigation_direct{column}+t4.litigation_after_review{column}");
    assert_eq!(
        read("因信息公开发生行政复议20件，行政诉讼8件，其中14件行政复议、5件行政诉讼获维持。"),
        [
            "20 t4.review".to_owned(),
            format!("8 {}", lawsuits("")),
            "14 t4.review.upheld".to_owned(),
            format!("5 {}", lawsuits(".upheld")),
        ]
    );
    assert_eq!(
        read("因信息公开发生行政复议5件，驳回复议请求3件，1件撤销复议申请，1件被要求重新作出答复。"),
        ["5 t4.review", "3 t4.review.upheld", "1 t4.review.other", "1 t4.review.corrected"]
    );
    assert_eq!(
        read("因信息公开被提起行政诉讼2件，均系未经复议直接起诉。"),
        [format!("2 {}", lawsuits("")), "2 t4.litigation_direct".to_owned()]
    );
    assert_eq!(
        read("因信息公开发生行政复议1件，属其他结果；未发生行政复议被纠错的情况。"),
        ["1 t4.review", "1 t4.review.other", "0 t4.review.corrected"]
    );
    assert_eq!(
        read("因信息公开发生行政复议14件，12件做了复议决定，1件由法院作出判决。")[..2],
        ["14 t4.review", "12 t4.review.upheld+t4.review.corrected+t4.review.other"]
    );
    assert_eq!(read("因信息公开发生行政复议1件，正在办理中。"), ["1 t4.review", "1 t4.review.pending"]);
    // A list of totals has no outcome of its own.
    assert_eq!(
        read("做好信息公开行政复议答复和行政诉讼应诉工作，全年办理相关案件9件。"),
        ["9 t4.review+t4.litigation_direct+t4.litigation_after_review"]
    );
    assert_eq!(read("办理市容管理相关案件9件。"), [""; 0]);
}

#[test]
fn parts_of_one_cell_and_of_one_group_are_no_cells() {
    assert_eq!(read("办理政府信息公开申请中，7件信息不存在，4件不属于本机关职责。"), ["11 not_held"]);
    let group = "overdue_correction+overdue_fee+other_handling";
    assert_eq!(read("政府信息公开申请其他处理9件（其中撤回申请5件、其他4件）。"), [format!("9 {group}")]);
    assert_eq!(
        read("办理政府信息公开申请12件，其他处理2件，均为主动撤回。"),
        ["12 total_processed".to_owned(), format!("2 {group}")]
    );
    assert_eq!(read("收到政府信息公开申请3件，申请人主动撤回1件。"), ["3 new_received", "1 other_handling"]);
    assert_eq!(
        read("收到政府信息公开申请3件，1件经协调由申请人主动撤销申请，其余2件按期答复。"),
        ["3 new_received", "1 other_handling"]
    );
}

#[test]
fn shares_in_brackets_belong_to_the_number_before() {
    let shares = read("办结政府信息公开申请20件。其中，予以公开5件（25%），其他处理8件（40%，含撤回6件）。");
    assert_eq!(shares[0], "20 total_processed");
    assert_eq!(shares[2], "25 100*granted/total_processed");
    assert_eq!(shares[4], "40 100*(overdue_correction+overdue_fee+other_handling)/total_processed");
    assert_eq!(shares.len(), 5);
}

#[test]
fn figures_of_others_are_left_alone() {
    for text in [
        "委托县局办理政府信息公开申请25件。",
        "上级交办征询件1份。",
        "收到12345来信和依申请公开共26件。",
        "备案乡镇（街道）规范性文件68件。",
        "网站发布规范性文件类4条。",
        "主动公开信息26条，其中规范性文件2条。",
        "依申请公开办理共9个环节。",
        "设置政务公开栏12个，局长信箱收到来信30件。",
        "依申请公开文件35件。",
        "新增行政处罚41项、行政强制2项，均已录入权责清单。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn words_for_applications_are_put_together_from_their_parts() {
    for name in [
        "依申请公开政府信息申请件",
        "依申公开事项",
        "政务信息公开申请来函",
        "环境信息依申请公开诉求",
        "公开类申请业务",
        "申请获取政府信息事项",
        "信息公开的申请信函",
    ] {
        assert_eq!(read(&format!("全年收到{name}12件。")), ["12 new_received"], "{name}");
    }
    for name in ["依申请公开专用章", "政府信息公开申请办理流程", "信息公开申请受理点", "依申请公开栏目"]
    {
        assert_eq!(read(&format!("全年规范{name}12个。")), [""; 0], "{name}");
    }
}

#[test]
fn years_are_told_apart_within_words() {
    assert_eq!(
        read("2022年结转至2023年政府信息公开申请2件，2023年新收12件，转结2024年1件。"),
        ["2 carried_over", "12 new_received", "1 carried_forward"]
    );
    assert_eq!(read("收到政府信息公开申请12件，较2022年上升20%，申请量较上年增长3件。"), ["12 new_received"]);
    // What was carried over is in the total where the sums say so.
    assert_eq!(
        read("共受理政府信息公开申请12件，其中上年结转2件。"),
        ["12 new_received+carried_over", "2 carried_over"]
    );
    assert_eq!(
        read("共受理政府信息公开申请12件，办结10件，结转下年度2件。"),
        ["12 new_received+carried_over", "10 total_processed", "2 carried_forward"]
    );
}

#[test]
fn decisions_are_counted_in_many_units() {
    for (unit, row) in
        [("286条", "286"), ("286起", "286"), ("286宗", "286"), ("286个", "286"), ("286人次", "286")]
    {
        let text = format!("全年作出行政许可{unit}。");
        assert_eq!(read(&text), [format!("{row} t2.licensing.decisions")], "{text}");
    }
    assert_eq!(read("公示行政事业性收费2项，费用总额为5.1万元。"), ["5.1 t2.fees.amount"]);
    assert_eq!(read("主动公开信息300条。其中，行政许可3条、行政处罚51条。"), [""; 0]);
}

#[test]
fn cases_over_something_else_and_their_outcomes_are_left_alone() {
    for text in [
        "全年办理行政复议案件126件，其中维持98件、撤销6件。",
        "全年代理行政诉讼案件32件，胜诉30件。",
        "行政机关负责人出庭应诉35次。",
        "因行政处罚引发行政复议2件、行政诉讼1件。",
        "工伤认定类行政诉讼案件16件，胜诉15件。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    assert_eq!(
        read("因政府信息公开引发行政复议2件、行政诉讼1件，均获维持。")[..2],
        ["2 t4.review", "1 t4.litigation_direct+t4.litigation_after_review"]
    );
}

#[test]
fn documents_and_decisions_that_were_not_made_this_year_are_left_alone() {
    for text in [
        "对6件行政规范性文件进行合法性审查。",
        "拟于2024年出台规范性文件2件。",
        "计划制定规范性文件5件。",
        "2022年制定规范性文件3件。",
        "转发上级规范性文件12件。",
        "清理历年规范性文件56件，拟废止5件。",
        "下放行政许可15项，撤销行政许可1件。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    assert_eq!(read("2023年制定规范性文件3件。"), ["3 t2.normative_documents.made"]);
    assert_eq!(read("制发6件行政规范性文件。"), ["6 t2.normative_documents.made"]);
}

#[test]
fn applications_of_others_are_left_alone() {
    for text in [
        "局属单位收到政府信息公开申请2件，均已答复。",
        "市本级收到政府信息公开申请56件。",
        "抽查依申请公开答复件25件。",
        "某公司一次性提交申请15件。",
        "办理上级转办依申请公开3件。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn shares_of_results_are_of_what_was_finished_where_no_total_is_told() {
    assert_eq!(read("予以公开40件，占47.06%。")[1], "47.06 100*granted/total_processed");
}

#[test]
fn of_all_reviews_and_lawsuits_those_over_openness_count() {
    let lawsuits = "t4.litigation_direct+t4.litigation_after_review";
    assert_eq!(read("全年行政诉讼12件，其中政府信息公开类3件。"), [format!("3 {lawsuits}")]);
    assert_eq!(read("我局行政诉讼案件共7件，信息公开类行政诉讼2件。"), [format!("2 {lawsuits}")]);
    assert_eq!(read("办理行政复议案件25件，其中涉及政府信息公开4件。"), ["4 t4.review"]);
    assert_eq!(read("行政复议13件，信息公开2件，结果均为维持。"), ["2 t4.review", "2 t4.review.upheld"]);
    assert_eq!(read("发生行政复议6件，其中与信息公开有关的1件。"), ["1 t4.review"]);
    assert_eq!(read("发生行政诉讼3件，均与政府信息公开无关。"), [""; 0]);
    // All were over openness; what was published is no case.
    assert_eq!(read("因政府信息公开被申请行政复议3件，主动公开政府信息30件。"), ["3 t4.review"]);
}

#[test]
fn another_years_and_other_units_are_no_figures_of_this_report() {
    for text in [
        "2021年、2022年、2023年分别受理信息公开申请12件、15件、20件。",
        "上年度被复议3件。",
        "受理量居前两位的单位分别是自然资源和规划局35件、住建局22件。",
        "公开行政许可结果560条、行政处罚结果35条。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    assert_eq!(read("办公室收到信息公开申请23件，区县政府收到申请156件。"), ["23 new_received"]);
    assert_eq!(read("收到政府信息公开申请20件，办结18件。"), ["20 new_received", "18 total_processed"]);
    // What a list of reviews goes on with is of reviews, unless applications were counted.
    assert_eq!(read("依申请公开引发行政复议3件，上年结转1件，审结4件。"), ["3 t4.review"]);
    assert_eq!(
        read("收到政府信息公开申请5件，引发行政复议1件，结转下年度2件。"),
        ["5 new_received", "1 t4.review", "2 carried_forward"]
    );
    // Decisions that were made are not those that are in a list.
    assert_eq!(read("作出行政许可12件。"), ["12 t2.licensing.decisions"]);
}

#[test]
fn parts_of_the_documents_made_and_those_published_again_are_not_all_that_were_made() {
    let made = |count| format!("{count} t2.normative_documents.made");
    assert_eq!(read("公开规范性文件86件，新制定规范性文件9件。"), [made(9)]);
    assert_eq!(read("制定并公开规范性文件3件。"), [made(3)]);
    assert_eq!(read("出台规范性文件5件，其中以市政府名义制发2件，以办公室名义制发3件。"), [made(5)]);
    assert_eq!(
        read("清理规范性文件12件，其中新制定2件，废止3件。"),
        [made(2), "3 t2.normative_documents.repealed".to_owned()]
    );
}

#[test]
fn what_may_be_licensed_is_no_decision() {
    for text in [
        "我局现有行政许可事项13项，行政处罚事项36项，行政强制事项3项。",
        "公布行政许可12项、行政处罚30项权责清单。",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
    assert_eq!(read("全年办理行政许可事项120项。"), ["120 t2.licensing.decisions"]);
    assert_eq!(read("全年作出行政许可决定120项。"), ["120 t2.licensing.decisions"]);
}

#[test]
fn documents_repealed_and_expired_are_one_column() {
    assert_eq!(read("废止规范性文件6件，宣布失效规范性文件5件。"), ["6 t2.normative_documents.repealed"]);
    assert_eq!(read("废止规范性文件30件，其中失效5件。"), ["30 t2.normative_documents.repealed"]);
    assert_eq!(
        read("以县政府名义制发规范性文件4件，以县政府办公室名义制发规范性文件6件。"),
        ["10 t2.normative_documents.made"]
    );
    // Said twice, they are the same.
    assert_eq!(
        read("全年制发规范性文件4件，公开规范性文件4件。"),
        ["4 t2.normative_documents.made", "4 t2.normative_documents.made"]
    );
}

#[test]
fn those_gone_into_are_a_part_of_those_received() {
    let read = read("收到政府信息公开申请57件，经沟通撤回39件，受理18件（予以公开6件，信息不存在12件）。");
    assert_eq!(read, ["57 new_received", "39 other_handling", "6 granted", "12 not_held"]);
    let answered = super::read("办理政府信息公开申请55件，其中撤销申请1件，电话回复2件。");
    assert_eq!(answered, ["55 total_processed", "1 other_handling"]);
    let by_two_ways = super::read("邮寄收到政府信息公开申请11件，网上收到7件。");
    assert_eq!(by_two_ways, ["18 new_received"]);
    assert_eq!(super::read("通过依申请公开系统接收申请11件，邮寄接收7件。"), [""; 0]);
}

#[test]
fn what_was_done_with_some_is_not_said_of_all() {
    assert_eq!(
        read("收到政府信息公开申请46件，其中17件准予公开，已按期办结。"),
        ["46 new_received", "17 granted"]
    );
    assert_eq!(
        read("收到政府信息公开申请6件，其中公开2件，不予公开4件，均已按期办结。").last().map(String::as_str),
        Some("0 carried_forward")
    );
}

#[test]
fn lawsuits_with_a_cause_of_their_own_are_not_over_openness() {
    assert_eq!(read("行政复议2件、行政诉讼5件，均因房屋征收补偿引起。"), [""; 0]);
    assert_eq!(read("因政府信息公开引起的行政复议案2件，均为征地补偿引发。"), ["2 t4.review"]);
    assert_eq!(read("审结政府信息公开行政复议案件23件。"), [""; 0]);
    assert_eq!(read("尚未发现应主动公开政府信息而未予公开的情况。"), [""; 0]);
}

#[test]
fn those_gone_into_are_told_within_their_sentence_only() {
    let of_two_offices = read("全市收到政府信息公开申请57件。市政府办公室受理政府信息公开申请18件。");
    assert_eq!(of_two_offices, ["57 new_received", "18 new_received"]);
}

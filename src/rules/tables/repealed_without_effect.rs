//! T2-09: documents were repealed and none made, but as many as last year are in force.

use crate::rules::last_year::documents_in_force::{Documents, PLACES};
use crate::rules::looked::Looked;
use crate::rules::{Case, Check, Finding, Need, Severity};

rule! {
    /// ## 查什么
    /// 本年废止了文件、没有制发文件，现行有效件数却与上年一样。
    ///
    /// ## 为什么
    /// 废止几件，现行有效就少几件。与上年一样，多半是照抄了上年的数。
    ///
    /// ## 怎么办
    /// 核对现行有效件数；确有其他原因的，写明理由后可以保留。
    RULE {
        id: "T2-09",
        name: "repealed-without-effect",
        severity: Severity::Warning,
        clause: "格式第二部分，第二十条第（一）项“现行有效件数”",
        check: Check::Report(check),
        looks: looks,
        needs: &[Need::LastYear],
        places: PLACES,
    }
}

fn check(case: &Case<'_>) -> Vec<Finding> {
    let all = Documents::known(case);
    let unchanged =
        all.iter().filter(|documents| documents.repealed_in_vain() && !documents.left().is_negative());
    let finding = |documents: &Documents| {
        let Documents { name, before, repealed, cells, .. } = documents;
        let message = format!(
            "{name}：废止了 {repealed} 件，没有制发，现行有效却与上年一样是 {before} 件{}",
            documents.ways(*before)
        );
        let [made, repealed, valid] = *cells;
        RULE.finds(message, "核对文件清单，三个数里有一个不对").at(case, valid, &[made, repealed])
    };
    unchanged.map(finding).collect()
}

fn looks(case: &Case<'_>) -> Looked {
    Looked::figures(Documents::known(case).iter().filter(|one| one.valid.is_some()).count(), "行")
}

//! Where the form counts what the words mean: the only place of the reader of prose that names
//! rows and columns. What an edition lacks of it, [`missing`] lists.
//!
//! This file stands by itself, so that the build can list the same.

/// Rows or columns of a table that one meaning is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What is counted, as people call it.
    pub meaning: &'static str,
    /// The key of the table.
    pub table: &'static str,
    /// Whether the keys are rows or columns.
    pub axis: Axis,
    /// The keys; several are added up.
    pub keys: &'static [&'static str],
    /// The keys of editions that count the same under other names, the likelier first.
    pub others: &'static [&'static str],
}

/// Rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// The first part of a cell's address within its table.
    Row,
    /// The second part.
    Column,
}

impl Place {
    /// Its key, where it has one.
    pub const fn key(&self) -> &'static str {
        match self.keys {
            [key, ..] => key,
            [] => "",
        }
    }
}

/// What a form does not count, of all that the reader of prose can mean: each meaning with the
/// key of the row or column that is missing. Of the form it is told the cells, each by the keys of
/// its table, row and column.
pub fn missing(cells: &[[&str; 3]]) -> Vec<(&'static str, &'static str)> {
    let keys = ALL.iter().flat_map(|place| place.keys.iter().map(move |key| (place, *key)));
    let missing = keys.filter(|(place, key)| !place.is_in(cells, key));
    missing.map(|(place, key)| (place.meaning, key)).collect()
}

impl Place {
    /// Whether the cells of a form have one for the key, or for another name of it.
    fn is_in(&self, cells: &[[&str; 3]], key: &str) -> bool {
        let known = |wanted: &str| wanted == key || self.others.contains(&wanted);
        let mut own = cells.iter().filter(|[table, row, column]| {
            *table == self.table && known(if self.axis == Axis::Row { row } else { column })
        });
        // A row of table two may be there without what the reader can mean by it: in 2019, fees
        // were no amount.
        if self.axis == Axis::Row && self.table == MADE.table {
            let columns: Vec<&str> = own.map(|[_, _, column]| *column).collect();
            let counts = |place: &Place| columns.iter().any(|column| place.has(column));
            return columns.len() == 1 || [MADE, REPEALED, VALID, DECISIONS, AMOUNT].iter().any(counts);
        }
        own.next().is_some()
    }

    /// Whether that is one of its keys, in any edition.
    fn has(&self, key: &str) -> bool {
        self.keys.contains(&key) || self.others.contains(&key)
    }
}

macro_rules! places {
    ($($table:literal { $($axis:ident $name:ident $meaning:literal $keys:expr $(, or $others:expr)?;)* })*) => {
        $($(
            #[doc = $meaning]
            pub const $name: Place = Place {
                meaning: $meaning,
                table: $table,
                axis: Axis::$axis,
                keys: &$keys,
                others: places!(@others $($others)?),
            };
        )*)*
        static ALL: &[Place] = &[$($($name),*),*];
    };
    (@others $others:expr) => { &$others };
    (@others) => { &[] };
}

places! {
    "t2" {
        Row REGULATIONS "规章" ["regulations"];
        Row NORMATIVE_DOCUMENTS "行政规范性文件" ["normative_documents"];
        Row LICENSING "行政许可" ["licensing"];
        Row PUNISHMENT "行政处罚" ["punishment"];
        Row COERCION "行政强制" ["coercion"];
        Row FEES "行政事业性收费" ["fees"];
        Column MADE "制发" ["made"], or ["new_made", "new_published"];
        Column REPEALED "废止" ["repealed"];
        Column VALID "现行有效" ["valid"], or ["total_published"];
        Column DECISIONS "处理决定" ["decisions"];
        Column AMOUNT "收费金额" ["amount"];
    }
    "t3" {
        Row NEW_RECEIVED "本年新收" ["new_received"];
        Row CARRIED_OVER "上年结转" ["carried_over"];
        Row GRANTED "予以公开" ["granted"];
        Row PARTIALLY_GRANTED "部分公开" ["partially_granted"];
        Row DENIED "不予公开" [
            "state_secret",
            "other_law_prohibits",
            "three_securities_one_stability",
            "third_party_rights",
            "internal_affairs",
            "process_information",
            "enforcement_file",
            "administrative_query",
        ];
        Row STATE_SECRET "属于国家秘密" ["state_secret"];
        Row OTHER_LAW_PROHIBITS "其他法律行政法规禁止公开" ["other_law_prohibits"];
        Row THREE_SECURITIES "危及“三安全一稳定”" ["three_securities_one_stability"];
        Row THIRD_PARTY_RIGHTS "保护第三方合法权益" ["third_party_rights"];
        Row INTERNAL_AFFAIRS "属于三类内部事务信息" ["internal_affairs"];
        Row PROCESS_INFORMATION "属于四类过程性信息" ["process_information"];
        Row ENFORCEMENT_FILE "属于行政执法案卷" ["enforcement_file"];
        Row ADMINISTRATIVE_QUERY "属于行政查询事项" ["administrative_query"];
        Row UNABLE "无法提供" ["not_held", "needs_creation", "still_unclear"];
        Row NOT_HELD "本机关不掌握" ["not_held"];
        Row NEEDS_CREATION "需要另行制作" ["needs_creation"];
        Row STILL_UNCLEAR "补正后仍不明确" ["still_unclear"];
        Row REFUSED "不予处理" ["petition", "repeated", "publication", "massive_requests", "confirm_or_reissue"];
        Row PETITION "信访举报投诉类" ["petition"];
        Row REPEATED "重复申请" ["repeated"];
        Row PUBLICATION "要求提供公开出版物" ["publication"];
        Row MASSIVE_REQUESTS "大量反复申请" ["massive_requests"];
        Row CONFIRM_OR_REISSUE "确认或重新出具" ["confirm_or_reissue"];
        Row OTHERWISE "其他处理" ["overdue_correction", "overdue_fee", "other_handling"];
        Row OVERDUE_CORRECTION "逾期不补正" ["overdue_correction"];
        Row OVERDUE_FEE "逾期未缴费" ["overdue_fee"];
        Row OTHER_HANDLING "其他处理之其他" ["other_handling"];
        Row TOTAL_PROCESSED "办结" ["total_processed"];
        Row CARRIED_FORWARD "结转下年度" ["carried_forward"];
        Column NATURAL "自然人" ["natural"];
        Column LEGAL_PERSONS "法人或其他组织" ["commercial", "research", "welfare", "legal", "other"];
        Column COMMERCIAL "商业企业" ["commercial"];
        Column RESEARCH "科研机构" ["research"];
        Column WELFARE "社会公益组织" ["welfare"];
        Column LEGAL_SERVICES "法律服务机构" ["legal"];
        Column OTHER_APPLICANTS "其他申请人" ["other"];
        Column ANYONE "各类申请人" ["total"];
    }
    "t4" {
        Row REVIEW "行政复议" ["review"];
        Row DIRECT_LITIGATION "未经复议直接起诉" ["litigation_direct"];
        Row LITIGATION_AFTER_REVIEW "复议后起诉" ["litigation_after_review"];
        Column UPHELD "结果维持" ["upheld"];
        Column CORRECTED "结果纠正" ["corrected"];
        Column OTHER_OUTCOME "其他结果" ["other"];
        Column PENDING "尚未审结" ["pending"];
        Column DECIDED "已审结" ["upheld", "corrected", "other"];
        Column ALL_CASES "复议、诉讼总计" ["total"];
    }
}

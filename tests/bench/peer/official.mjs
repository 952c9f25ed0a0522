// The official tables (2021 edition) as plain lists, for the form and for the Word file of the peer page.
// They stand here a second time on purpose: the peer must not share code with the page it is compared with.

export const documents = [
  ["regulations", "规章"],
  ["normative_documents", "行政规范性文件"],
];
export const documentColumns = [
  ["made", "本年制发件数"],
  ["repealed", "本年废止件数"],
  ["valid", "现行有效件数"],
];
/** [address, label, heading of the group, heading of the column] */
export const decisions = [
  ["t2.licensing.decisions", "行政许可", "第二十条第（五）项", "本年处理决定数量"],
  ["t2.punishment.decisions", "行政处罚", "第二十条第（六）项", "本年处理决定数量"],
  ["t2.coercion.decisions", "行政强制", "第二十条第（六）项", "本年处理决定数量"],
  ["t2.fees.amount", "行政事业性收费", "第二十条第（八）项", "本年收费金额（单位：万元）"],
];

export const balanceNote = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
export const applicants = [
  ["natural", "自然人"],
  ["commercial", "商业企业"],
  ["research", "科研机构"],
  ["welfare", "社会公益组织"],
  ["legal", "法律服务机构"],
  ["other", "其他"],
  ["total", "总计"],
];

/** Table three from top to bottom: a heading with its rows, or a single row. */
export const applications = [
  ["new_received", "一、本年新收政府信息公开申请数量"],
  ["carried_over", "二、上年结转政府信息公开申请数量"],
  {
    heading: "三、本年度办理结果",
    rows: [
      ["granted", "（一）予以公开"],
      ["partially_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"],
      {
        heading: "（三）不予公开",
        rows: [
          ["state_secret", "1.属于国家秘密"],
          ["other_law_prohibits", "2.其他法律行政法规禁止公开"],
          ["three_securities_one_stability", "3.危及“三安全一稳定”"],
          ["third_party_rights", "4.保护第三方合法权益"],
          ["internal_affairs", "5.属于三类内部事务信息"],
          ["process_information", "6.属于四类过程性信息"],
          ["enforcement_file", "7.属于行政执法案卷"],
          ["administrative_query", "8.属于行政查询事项"],
        ],
      },
      {
        heading: "（四）无法提供",
        rows: [
          ["not_held", "1.本机关不掌握相关政府信息"],
          ["needs_creation", "2.没有现成信息需要另行制作"],
          ["still_unclear", "3.补正后申请内容仍不明确"],
        ],
      },
      {
        heading: "（五）不予处理",
        rows: [
          ["petition", "1.信访举报投诉类申请"],
          ["repeated", "2.重复申请"],
          ["publication", "3.要求提供公开出版物"],
          ["massive_requests", "4.无正当理由大量反复申请"],
          ["confirm_or_reissue", "5.要求行政机关确认或重新出具已获取信息"],
        ],
      },
      {
        heading: "（六）其他处理",
        rows: [
          ["overdue_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
          ["overdue_fee", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
          ["other_handling", "3.其他"],
        ],
      },
      ["total_processed", "（七）总计"],
    ],
  },
  ["carried_forward", "四、结转下年度继续办理"],
];

/** The 25 rows with the headings above each: [{ row, label, headings }]. */
export const applicationRows = flatten(applications, []);

function flatten(entries, headings) {
  return entries.flatMap((entry) =>
    Array.isArray(entry)
      ? [{ row: entry[0], label: entry[1], headings }]
      : flatten(entry.rows, [...headings, entry.heading]),
  );
}

/** The rows that add up to （七）总计. */
export const resultRows = applicationRows
  .filter(({ row, headings }) => headings.length > 0 && row !== "total_processed")
  .map(({ row }) => row);

export const proceedings = [
  ["review", "行政复议"],
  ["litigation_direct", "行政诉讼：未经复议直接起诉"],
  ["litigation_after_review", "行政诉讼：复议后起诉"],
];
export const outcomes = [
  ["upheld", "结果维持"],
  ["corrected", "结果纠正"],
  ["other", "其他结果"],
  ["pending", "尚未审结"],
  ["total", "总计"],
];

export const sections = {
  overview: "一、总体情况",
  t2: "二、主动公开政府信息情况",
  t3: "三、收到和处理政府信息公开申请情况",
  t4: "四、政府信息公开行政复议、行政诉讼情况",
  problems: "五、存在的主要问题及改进情况",
  other_matters: "六、其他需要报告的事项",
};

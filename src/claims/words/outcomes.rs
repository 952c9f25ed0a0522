//! How applications, reviews and lawsuits ended, who applied, and by which way.

use super::Word;
use crate::claims::places;

#[rustfmt::skip]
pub(super) static WORDS: &[(Word, &str)] = &[
    (Word::Result(places::GRANTED.keys), "
        予以公开 同意公开 完全公开 准予公开 予以全部公开 全部予以公开 给予公开
        全部公开 全面公开 予以公开类 予以公开的 同意予以公开 公开答复 依法公开
        依法予以公开 决定公开 决定予以公开 准许公开 属于公开范围
    "),
    (Word::Result(places::PARTIALLY_GRANTED.keys), "
        部分公开 予以部分公开 部分予以公开 同意部分公开 决定部分公开 部分公开类
        区分处理 准予部分公开 给予部分公开
    "),
    (Word::Result(places::DENIED.keys), "
        不予公开 不同意公开 不予公开类 决定不予公开 依法不予公开 不公开 不属于公开范围
        未予公开
    "),
    (Word::Result(places::STATE_SECRET.keys), "国家秘密 属于国家秘密 涉及国家秘密"),
    (Word::Result(places::OTHER_LAW_PROHIBITS.keys), "
        其他法律行政法规禁止公开 其他法律法规禁止公开 法律、行政法规禁止公开
        其他法律、行政法规禁止公开 法律行政法规禁止公开 法律法规禁止公开 法律、法规禁止公开
    "),
    (Word::Result(places::THREE_SECURITIES.keys), "
        三安全一稳定 危及三安全一稳定 危及“三安全一稳定” “三安全一稳定”
        危及国家安全、公共安全、经济安全、社会稳定
    "),
    (Word::Result(places::THIRD_PARTY_RIGHTS.keys), "
        保护第三方合法权益 第三方合法权益 第三方权益 第三方利益 商业秘密 个人隐私
        商业秘密、个人隐私 商业秘密和个人隐私 商业秘密或个人隐私 涉及第三方
        损害第三方合法权益 损害第三方权益
    "),
    (Word::Result(places::INTERNAL_AFFAIRS.keys), "
        三类内部事务信息 内部事务信息 内部事务 内部管理信息 三类内部事务
    "),
    (Word::Result(places::PROCESS_INFORMATION.keys), "四类过程性信息 过程性信息 四类过程性 过程性"),
    (Word::Result(places::ENFORCEMENT_FILE.keys), "
        行政执法案卷 行政执法案卷信息 执法案卷 执法案卷信息
    "),
    (Word::Result(places::ADMINISTRATIVE_QUERY.keys), "行政查询事项 行政查询"),
    (Word::Result(places::UNABLE.keys), "无法提供 无法提供类 不能提供 无法公开"),
    (Word::Result(places::NOT_HELD.keys), "
        本机关不掌握 本机关不掌握相关政府信息 不掌握 不掌握相关政府信息 信息不存在
        政府信息不存在 不存在 非本机关掌握 非本机关制作 不属于本机关公开 不属于本机关掌握
        不属于本机关负责公开 不属本机关公开 不属于本行政机关公开 本机关不掌握相关信息
        不掌握相关信息 非本机关 不属于本机关公开范围 不属于本机关 非本机关公开
        本机关不存在 非本单位掌握 本单位不掌握 不属于本单位 非我局掌握 我局不掌握
        未获取
    "),
    (Word::Result(places::NEEDS_CREATION.keys), "
        没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作
        没有现成信息、需要另行制作 无现成信息 没有现成信息,需要另行制作 需要加工分析
        需要汇总加工
    "),
    (Word::Result(places::STILL_UNCLEAR.keys), "
        补正后申请内容仍不明确 补正后仍不明确 申请内容不明确 内容不明确 内容仍不明确
        补正后申请内容不明确 补正后不明确
    "),
    (Word::Result(places::REFUSED.keys), "不予处理 不予处理类 不再处理 不予受理"),
    (Word::Result(places::PETITION.keys), "
        信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访、举报、投诉类
        信访、投诉、举报类 信访、投诉、举报类申请 信访投诉举报类 信访投诉举报类申请
        信访、举报、投诉等 信访类申请 信访举报投诉申请 信访举报类
    "),
    (Word::Result(places::REPEATED.keys), "重复申请 重复申请类"),
    (Word::Result(places::PUBLICATION.keys), "要求提供公开出版物 公开出版物 提供公开出版物"),
    (Word::Result(places::MASSIVE_REQUESTS.keys), "
        无正当理由大量反复申请 大量反复申请 大量、反复申请 无正当理由大量、反复申请
    "),
    (Word::Result(places::CONFIRM_OR_REISSUE.keys), "
        要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 确认或重新出具
        重新出具已获取信息
    "),
    (Word::Result(places::OTHERWISE.keys), "
        其他处理 其它处理 作其他处理 作其它处理 其他处理类 其他方式处理 其他处理方式
        其他情形处理
    "),
    (Word::Result(places::OVERDUE_CORRECTION.keys), "
        逾期不补正 逾期未补正 无正当理由逾期不补正 申请人无正当理由逾期不补正 未按期补正
        逾期未作补正 未补正 不补正 逾期不予补正 未在规定期限内补正 未按要求补正
        视为放弃申请 视为放弃
    "),
    (Word::Result(places::OVERDUE_FEE.keys), "
        逾期未缴费 逾期未缴纳费用 逾期未按收费通知要求缴纳费用 未按收费通知要求缴纳费用
        逾期不缴费 逾期不缴纳费用
    "),
    (Word::Result(places::OTHER_HANDLING.keys), "
        申请撤销 撤销申请 撤回申请 主动撤回 主动撤回申请 申请人撤回 申请人主动撤回
        撤回 自行撤回 主动撤销 主动撤销申请 申请人主动撤回申请 申请人撤回申请
        申请人主动撤销申请 终止办理 自愿撤回 自愿撤回申请 已撤回 撤件
    "),
    (Word::Others, "其他 其它 其他情形 其他类 其他情况 其他类型"),
    (Word::Who(places::NATURAL.keys), "
        自然人 公民 公民个人 个人 自然人个人 市民 村民 居民 个人申请人
    "),
    (Word::Who(places::LEGAL_PERSONS.keys), "
        法人或其他组织 法人或者其他组织 法人和其他组织 法人及其他组织 法人、其他组织 法人
        其他组织 法人组织 单位 企业法人 法人或组织 法人或其它组织 法人和其它组织
        法人单位 法人、其他组织等 企事业单位 法人与其他组织 法人(其他组织) 非自然人
        法人及组织 社会组织
    "),
    (Word::Who(places::COMMERCIAL.keys), "
        商业企业 企业 公司 商业机构 商业公司 商业组织 企业类 商业类
    "),
    (Word::Who(places::RESEARCH.keys), "科研机构 科研院所 科研单位"),
    (Word::Who(places::WELFARE.keys), "社会公益组织 公益组织 公益机构 社会公益机构"),
    (Word::Who(places::LEGAL_SERVICES.keys), "法律服务机构 律师事务所 律所 法律服务组织"),
    (Word::Who(places::ANYONE.keys), "
        公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织
        公民、法人以及其他组织 公民、法人、其他组织 公民法人和其他组织 公民、法人和其它组织
        公民、法人或其它组织 自然人、法人和其他组织 自然人、法人或其他组织
        自然人、法人或者其他组织 自然人、法人及其他组织 公民、法人等 公民和法人 公民或法人
        公民、法人 公民、企业 自然人和法人 个人和组织 个人或组织 任何个人 任何公民
        个人和单位 单位和个人 单位或个人 个人或单位 公民、法人或社会组织
        公民、法人和社会组织 企业和个人 企业和群众 公民、法人及社会组织 社会公众 公众
        公民、法人或有关组织 公民、组织
    "),
    (Word::Outcome(places::UPHELD.keys), "
        维持 结果维持 维持原行政行为 予以维持 获维持 维持原判 维持结果 被维持
        驳回诉讼请求 驳回原告诉讼请求 维持原决定 驳回复议请求 驳回行政复议请求 胜诉
        驳回其诉讼请求
    "),
    (Word::Outcome(places::CORRECTED.keys), "
        纠正 结果纠正 被纠正 纠错 被纠错 予以纠正 败诉 责令重新答复 撤销原答复
        责令履行 确认违法 被撤销 责令重作
    "),
    (Word::Outcome(places::OTHER_OUTCOME.keys), "
        其他结果 其它结果 撤诉 其他审结 驳回起诉 终止审理 撤回起诉 撤回复议申请
        撤回行政复议申请
    "),
    (Word::Outcome(places::PENDING.keys), "
        尚未审结 未审结 审理中 正在审理 正在审理中 尚在审理 尚在审理中 未结案
        尚未结案 待审理 正在审理过程中 未审理完毕 待审结 尚未审理 未判决 尚未判决
        尚未作出 在审
    "),
    (Word::Outcome(places::DECIDED.keys), "已审结"),
    (Word::Channel, "
        网上 网络 网站 当面 现场 信函 信件 邮寄 邮政 书面 纸质 传真
        电子邮件 邮箱 邮件 线上 线下 在线 网页 窗口 来信 快递 EMS 互联网
        网上申请 网络申请 信函申请 信件申请 当面申请 现场申请 邮寄申请 书面申请
        书面申请件 纸质申请 纸质申请件 传真申请 线上申请 线下申请 在线申请
        电子邮件申请 邮件申请 网站申请 平台申请 网页申请 邮政申请 微信申请
        网上依申请 当面提交 网上提交 门户网站 政府网站 政府门户网站 电子申请
        网上平台 在线平台 申请平台 渠道 途径 方式 口头 信函方式 网络方式 来函
        寄送 挂号信 网络渠道 书面形式 形式 平台 系统 信函渠道 网络平台 电话
    "),
];

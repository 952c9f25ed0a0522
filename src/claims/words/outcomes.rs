//! How applications, reviews and lawsuits ended, who applied, and by which way.

use super::Word;
use crate::claims::places;

#[rustfmt::skip]
pub(super) static WORDS: &[(Word, &str)] = &[
    (Word::Result(places::GRANTED.keys), "
        {可以|应予|全文|予以|给予|同意|准予|准许|决定|依法|同意予以|依法予以|决定予以|全部|全面|完全|予以全部|全部予以}公开{类|的|}
        公开答复 {属于|属}{应|应当|}公开范围
    "),
    (Word::Result(places::PARTIALLY_GRANTED.keys), "
        {部分|予以部分|部分予以|同意部分|决定部分|准予部分|给予部分|依法部分}公开{类|的|} 区分处理
        {属于|属}部分公开{范围|}
    "),
    (Word::Result(places::DENIED.keys), "{不予|不同意|决定不予|依法不予|未予}公开{类|的|} 不公开 {不属于|不属}公开范围"),
    (Word::Result(places::STATE_SECRET.keys), "国家秘密 {属于|涉及|涉}国家秘密"),
    (Word::Result(places::OTHER_LAW_PROHIBITS.keys), "{其他|其它}法律{、|}行政法规禁止公开 {其他|其它}法律法规禁止公开
法律{、|}{行政|}法规禁止公开"),
    (Word::Result(places::THREE_SECURITIES.keys), "三安全一稳定 危及{三安全一稳定|“三安全一稳定”} “三安全一稳定”
危及国家安全、公共安全、经济安全、社会稳定"),
    (Word::Result(places::THIRD_PARTY_RIGHTS.keys), "{保护|损害|侵害}第三方{合法|}{权益|利益|}
{商业秘密|个人隐私}{、|和|或|及|}{个人隐私|}"),
    (Word::Result(places::INTERNAL_AFFAIRS.keys), "三类内部{事务|管理}信息 内部{事务|管理}信息 内部事务 三类内部事务"),
    (Word::Result(places::PROCESS_INFORMATION.keys), "四类过程性{信息|} 过程性{信息|}"),
    (Word::Result(places::ENFORCEMENT_FILE.keys), "{行政执法|执法}案卷{信息|材料|}"),
    (Word::Result(places::ADMINISTRATIVE_QUERY.keys), "行政查询{事项|}"),
    (Word::Result(places::UNABLE.keys), "{无法|不能|未能}{提供|公开}{类|}"),
    (Word::Result(places::NOT_HELD.keys), "
        {本机关}{不掌握|未掌握|不存在|不持有|未制作|未获取}{相关|该|此类|所申请的|}{政府|}{信息|}
        {不掌握|未掌握}{相关|该|此类|所申请的|}{政府|}{信息|} 不存在 {信息|政府信息}不存在 {相关|该|所申请|所申请的}{政府|}信息不存在
        {非|并非|不属于|不属|不是}{本机关}{负责|职责|职权|法定职责|管理职责|公开职责|职能|管辖|}{公开|掌握|制作|保存|制作或保存|}{范围|}{的|}{信息|事项|}
        非我局掌握 未获取
    "),
    (Word::Result(places::NEEDS_CREATION.keys), "
        {没有|无}现成{的|}信息{、|,|}{需要|需|}{另行|}{制作|} {需要|需}{另行制作|加工分析|汇总加工|汇总、加工|加工汇总}
    "),
    (Word::Result(places::STILL_UNCLEAR.keys), "补正后{申请|}{内容|}{仍|}不明确 内容{仍|仍然|}不明确 申请内容{仍|}不明确"),
    (Word::Result(places::REFUSED.keys), "不予{处理|受理}{类|} 不再处理"),
    (Word::Result(places::PETITION.keys), "
        {信访|举报|投诉}{、|}{举报|投诉|信访}{、|}{投诉|举报|信访}{类|等}{申请|} 信访类申请 信访举报{投诉|}{类|申请}
        {告知|引导}{申请人|}通过信访{渠道|途径}{反映|解决|}
    "),
    (Word::Result(places::REPEATED.keys), "重复{提出|}申请{类|} 不再重复{处理|答复|办理}"),
    (Word::Result(places::PUBLICATION.keys), "{要求提供|提供}公开出版物 公开出版物"),
    (Word::Result(places::MASSIVE_REQUESTS.keys), "{无正当理由大量|大量}{、|}反复申请"),
    (Word::Result(places::CONFIRM_OR_REISSUE.keys), "确认或重新出具{已获取信息|} 重新出具已获取信息

要求{行政机关|}确认或重新出具{已获取信息|}"),
    (Word::Result(places::OTHERWISE.keys), "{其他|其它|作其他|作其它}{处理|方式处理|情形处理|处理方式}{类|}"),
    (Word::Result(places::OVERDUE_CORRECTION.keys), "
        {逾期|无正当理由逾期|申请人无正当理由逾期|申请人逾期}{不补正|未补正|未作补正|不予补正|没有补正} {未补正|不补正|未按期补正|未在规定期限内补正|未按要求补正}
        视为放弃{申请|}
    "),
    (Word::Result(places::OVERDUE_FEE.keys), "逾期{未|不}缴{纳|}{费|费用} {逾期未|未}按收费通知要求缴纳费用"),
    (Word::Result(places::OTHER_HANDLING.keys), "
        {撤回|撤销|申请撤销|申请撤回|已撤回|撤件}{申请|}{的|}
        {申请人主动|申请人自行|申请人自愿|申请人|主动|自行|自愿}{撤回|撤销|撤件|放弃}{了|}{申请|}{的|}
        终止办理
    "),
    (Word::Others, "{其他|其它}{情形|类|情况|类型|}"),
    (Word::Who(places::NATURAL.keys), "自然人{个人|} 公民{个人|} 个人{申请人|} {市民|村民|居民}"),
    (Word::Who(places::LEGAL_PERSONS.keys), "
        法人{和|或|或者|及|与|、|(}{其他|其它|}组织{)|等|} 法人{组织|单位|} 其他组织 单位 企业法人 企事业单位 非自然人 社会组织
    "),
    (Word::Who(places::COMMERCIAL.keys), "商业{企业|机构|公司|组织|类} 企业{类|} 公司"),
    (Word::Who(places::RESEARCH.keys), "科研{机构|院所|单位|院校}"),
    (Word::Who(places::WELFARE.keys), "{社会公益|公益}{组织|机构}"),
    (Word::Who(places::LEGAL_SERVICES.keys), "法律服务{机构|组织|类} 律师事务所 律所"),
    (Word::Who(places::ANYONE.keys), "
        {公民|自然人}、{法人|企业}{、|和|或|或者|及|以及|与}{其他|其它|社会|有关|各类}组织 {公民|自然人}{和|或|、}{法人|企业|组织}{等|}
        公民法人和其他组织 {个人|单位|组织|企业}{和|或|及}{个人|单位|组织|群众} 任何{个人|公民|单位}
        社会公众 公众
    "),
    (Word::Outcome(places::UPHELD.keys), "
        {维持|结果维持|予以维持|获维持|维持结果|被维持}{原|}{行政行为|判|决定|判决|}
        驳回{原告|申请人|其|}{诉讼|复议|行政复议}请求 驳回上诉 胜诉
    "),
    (Word::Outcome(places::CORRECTED.keys), "
        {纠正|结果纠正|被纠正|予以纠正|纠错|被纠错|败诉|被撤销|确认违法|被确认违法}
        {撤销|被撤销}原{答复|决定|行政行为|告知书} {责令|要求|被要求|被责令}{其|}{重新|限期|}{作出|}{答复|履行|重作|处理}
    "),
    (Word::Outcome(places::OTHER_OUTCOME.keys), "
        {其他|其它}结果 {其他|其它}审结 撤诉 起诉后{撤诉|撤回}
        {申请人主动|申请人自行|申请人自愿|申请人|原告|当事人|主动|自行|自愿}{撤回|撤销|放弃}{行政|}{复议|诉讼|起诉}{申请|请求|}
        终止审查 终止 调解结案 和解 {撤回|撤销|终止|中止}{行政|}{复议|诉讼|起诉|审理}{申请|请求|} 驳回起诉
    "),
    (Word::Outcome(places::PENDING.keys), "
        {未|尚未|仍未|还未|待|尚待}{审结|审理|结案|判决|裁决|审理完毕|作出判决|作出决定} 尚未作出
        {正在|尚在|仍在|在|还在}{审理|审查}{中|过程中|之中} {正在|尚在|仍在}{审理|审查} 审理中 在审
    "),
    (Word::Outcome(places::DECIDED.keys), "已审结 {作出|做出|做了|作了}{行政|}{复议|复议的}决定 {作出|做出}{了|}判决"),
    (Word::Channel, "
        {网上|网络|信函|信件|当面|现场|邮寄|书面|纸质|传真|线上|线下|在线|电子邮件|邮件|网站|平台|网页|邮政|微信|电子|邮箱|来信|来函|快递|口头|电话|互联网|门户网站|政府网站|政府门户网站}{递交|提交|方式|渠道|形式|平台|}{申请|}{件|}
        窗口 通过依申请公开{系统|平台|邮箱|网站|窗口|栏目} EMS 申请平台 渠道 途径 方式 形式 平台 系统 寄送 挂号信
    "),
];

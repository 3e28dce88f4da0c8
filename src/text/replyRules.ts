/** What a reply to a requester is judged by. Source: domain.md §10 no. 2 and Appendix A no. 9; reviewed examples in replyQuality.test.ts. */
export const replyRuleIds = [
  'forbidden-ending',
  'unfilled-blank',
  'answers-question',
  'says-what',
  'says-when',
  'says-whom',
  'too-short',
  'copied',
] as const;
export type ReplyRuleId = (typeof replyRuleIds)[number];

/** hard: refused · advise: told to whoever writes · off: not looked at. */
export const replySeverities = ['hard', 'advise', 'off'] as const;
export type ReplySeverity = (typeof replySeverities)[number];

export type ReplySettings = {
  readonly severities: Readonly<Record<ReplyRuleId, ReplySeverity>>;
  /** Phrases that the school forbids besides the reviewed ones; taken literally. */
  readonly forbidden: readonly string[];
  /** Replies to other cases that are at least this similar (0..1) count as copied. */
  readonly copiedFrom: number;
};

export const defaultReplySettings: ReplySettings = {
  severities: {
    'forbidden-ending': 'hard',
    'unfilled-blank': 'hard',
    'answers-question': 'advise',
    'says-what': 'advise',
    'says-when': 'advise',
    'says-whom': 'advise',
    'too-short': 'advise',
    copied: 'advise',
  },
  forbidden: [],
  copiedFrom: 0.8,
};

type Ending = {
  readonly id: string;
  readonly pattern: RegExp;
  /** What makes the same words honest when it stands in the same sentence: a date to hold somebody to, or a rule that can be looked up. */
  readonly unless: 'dated' | 'cited' | null;
};

/** Endings that close a case without an answer. Each was weighed against replies that use the same words honestly. */
export const forbiddenEndings: readonly Ending[] = [
  {
    id: 'passed-on',
    pattern:
      /已?经?(转交|移交|转办|转达|转|反馈|上报|汇报|报)(至|给|到|了)?(我处|我校|学校|我院|学院)?(的)?(相关|有关|责任|主管|上级)(职能)?(部门|单位|科室|人员|领导|负责人)(办理|处理|阅处|研究|跟进)?/u,
    unless: null,
  },
  {
    id: 'in-progress',
    pattern: /(正在|尚在|仍在|还在)(积极|进一步|加紧|抓紧)?(研究|协调|沟通|核实|跟进|推进|了解|酝酿|商议|处理)(之?中|解决)?/u,
    unless: 'dated',
  },
  { id: 'be-patient', pattern: /(耐心|安心|静候|敬请)(等待|等候|佳音|期待)|请(您)?(稍安勿躁|关注后续)/u, unless: 'dated' },
  {
    id: 'later-notice',
    pattern: /另行(通知|告知|公布|研究)|条件(成熟|具备|允许)(时|后|的情况下)|择机(办理|解决|处理)|视(具体)?情况(而定|处理|解决)/u,
    unless: 'dated',
  },
  {
    id: 'by-the-rules',
    pattern:
      /(按照?|依据?|根据|遵照)(学校|学院|国家|上级)?(的)?(相关|有关|现行)(的)?(规定|政策|制度|要求|文件)(精神)?(办理|执行|处理)/u,
    unless: 'cited',
  },
  {
    id: 'ask-elsewhere',
    pattern: /请(您)?(自行)?(再)?(咨询|联系|致电|询问|拨打)(其他|相关|有关)(的)?(部门|单位|科室|人员|电话)/u,
    unless: null,
  },
  {
    id: 'phone-said',
    pattern: /转接电话|已(经)?(电话|当面|口头)(告知|沟通|答复|解释)(本人|学生|诉求人|当事人)?(了)?[。.!！]?$/u,
    unless: null,
  },
  {
    id: 'english',
    pattern:
      /\b((has|have) been (forwarded|passed on|referred) to the (relevant|responsible|competent) (department|office|unit)s?|(we are|is being) (looking into|studied|studying|considering)|please (be patient|wait patiently)|further notice|in due course)\b/i,
    unless: 'dated',
  },
];

/** A day, a clock time, a term or a span: something that can be waited for or looked back to. */
export const dated =
  /\d+\s*(年|月|日|号(?![楼公宿窗门食教馆线柜口院])|点|时|:|：|天|周|小时|分钟|个?工作日|学期)|[一二两三四五六七八九十]+(年|月|日|点|天|周|小时|个?工作日)|今[天日晚早]|明[天日]|昨[天日]|后天|当[天日]|本(周|月|学期)|下(周|月|学期)|上(周|午)|下午|中午|晚上|周[一二三四五六日末]|星期[一二三四五六日]|每[天周月日]|即日|寒假|暑假|开学|期末|\b\d{1,2}(:\d{2})?\s*(am|pm)\b|\b(today|tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b|\bwithin \w+ (days?|hours?|weeks?)\b/iu;

/** A rule by its name, number or address. */
export const cited = /《[^》]{2,40}》|第[一二三四五六七八九十百\d]+条|〔\d{4}〕|https?:\/\//u;

/** What was found or done, or the fact that was asked for. */
export const says =
  /经(现场)?(查|核|核实|核查|勘查|检查|了解|询问|检测)|查明|核实|原因(是|为|系)|系因|因为|由于|更换|换(了|上|好|成)|维修|修(复|好|理|缮|补)|检修|抢修|清(理|洗|掏|运|除)|疏通|调整|调(换|试|到|高|低|取)|安排|增(设|加|派|开)|停工|停用|补货|到货|协商|约定|要求.{1,12}(停|改|整|迁|退)|恢复|整改|约谈|批评|道歉|致歉|公示|开通|补(录|发|办|开|缴|充)|更正|安装|加装|拆除|消(毒|杀)|退(还|款|回)|发放|到账|张贴|封闭|围挡|检测|实测|完成|办结|解决|处理完毕|已(送|到|开|改|清|取消|通知|联系|登记|录入|办理)|可以|不能|不可|无法|应当|需(要|携带|提供|先)|请(于|在|到|携带|提供|登录|凭)|材料|流程|步骤|开放|地点|收费|标准|免费|\b(replaced|repaired|fixed|checked|cleaned|installed|restored|found|completed|refunded|opened|corrected|you (can|may|need)|please (bring|go|log))\b/iu;

/** Somebody to turn to: a number, an address, a desk, a person. */
export const asks =
  /\d{3,4}-?\d{7,8}|1[3-9]\d{9}|(?<!\d)\d{4,8}(?!\d|年|元|号楼|室)|联系(人|电话|方式)|电话|(请|可|欢迎|随时)(您)?(联系|致电|拨打|咨询|反映|找)|(请|可)到.{2,20}(室|窗口|办公室|大厅|楼)|邮箱|@|值班(室|人员|电话)|(师傅|老师|同志|主任|科长)|\b(contact|call|phone|tel|office|e-?mail|room \d+)\b/iu;

/** Blanks of a template that nobody filled in: {完成时间}, XX, ____, 【待填】. */
export const unfilledBlank =
  /\{[^{}\n]{1,20}\}|[Xx×✕]{2,}(?=[年月日时点楼室元个位老师]|$|[,，。])|_{3,}|【(待填|待补充|此处填写)[^】]*】/u;

/** What a question of its kind has to be answered with. */
export const questions: readonly { readonly id: string; readonly asked: RegExp; readonly answered: RegExp }[] = [
  {
    id: 'when',
    asked: /什么时候|何时|啥时候|几点|几号|哪天|多久|多长时间|\bwhen\b|how long/iu,
    answered: dated,
  },
  { id: 'how-much', asked: /多少(钱|元|费)|怎么收费|收费标准|价格是|\bhow much\b/iu, answered: /\d|免费|不收费|\bfree\b/iu },
  {
    id: 'where',
    asked: /(在|去|到)哪(里|儿|办|个)|哪里(办|交|领|能)|什么地方|\bwhere\b/iu,
    answered:
      /楼|室|馆|厅|窗口|校区|网站|网址|系统|平台|公众号|http|门|中心|处|科|线上|\b(room|building|office|website|online|hall|floor)\b/iu,
  },
  {
    id: 'whether',
    asked:
      /(能不能|可不可以|是否|能否|可否|会不会|有没有|可以.{0,14}吗|能.{0,14}吗|还.{0,10}吗)|\b(can|may|could|is it possible)\b.*\?/iu,
    answered:
      /可以|不可|不能|能够|能在|无法|不支持|允许|不允许|是的|不是|已有|没有|暂无|不需要|需要|会在|不会|将于|已(开|增|恢复|安排|批准|设)|\b(yes|no|can|cannot|may|not|will)\b/iu,
  },
];

/**
 * What supervision has been doing in the demonstration, as a script: orders, directives, a meeting held and one to come. Times are working days
 * before the end of the history, at an hour in Beijing; the player (src/server/demo/playSupervision.ts) gives every step as a command.
 */
export type OrderScript = {
  readonly key: string;
  /** Working days before the end at which it is drafted, and the hour. */
  readonly at: readonly [days: number, hour: number];
  readonly level: 'reminder' | 'nudge' | 'first' | 'second';
  readonly source: 'hot' | 'dissatisfied' | 'overdue' | 'other' | 'meeting';
  readonly template: string;
  readonly title: string;
  readonly facts: string;
  readonly analysis: string;
  readonly demands: string;
  readonly recipients: readonly string[];
  readonly categoryCode: string | null;
  readonly placeId: string | null;
  /** How many of the unit's cases of the category it names. */
  readonly cases: number;
  readonly steps: readonly OrderStep[];
};

export type OrderStep = {
  readonly after: readonly [days: number, hour: number];
  readonly by: string;
  readonly command:
    | { readonly type: 'Issue' }
    | { readonly type: 'Sign'; readonly recipient: string }
    | { readonly type: 'Progress'; readonly recipient: string; readonly text: string; readonly plannedInDays: number }
    | {
        readonly type: 'Reply';
        readonly recipient: string;
        readonly measures: string;
        readonly result: string;
        readonly responsible: string;
      }
    | { readonly type: 'RequestExtension'; readonly workdays: number; readonly text: string }
    | { readonly type: 'Remind'; readonly text: string }
    | { readonly type: 'Close'; readonly text: string; readonly solved: boolean; readonly assessed: boolean };
};

export const orders: readonly OrderScript[] = [
  {
    key: 'hot-water',
    at: [30, 10],
    level: 'first',
    source: 'hot',
    template: 'hot',
    title: '关于东湖片区公寓热水供应集中反映的督办',
    facts: '近期多栋公寓集中反映晚间热水不热、时断时续，师生意见较大。',
    analysis: '热水循环泵老化、晚高峰负荷不足，是反复反映的主要原因。',
    demands:
      '一、逐栋排查循环泵和温控阀，列出清单。\n二、请于{完成时限}前完成抢修，并公布供水时间表。\n三、举一反三，排查其他公寓。',
    recipients: ['hq-commerce', 'dorms'],
    categoryCode: '0505',
    placeId: null,
    cases: 4,
    steps: [
      { after: [0, 14], by: 'head-hq-commerce', command: { type: 'Sign', recipient: 'hq-commerce' } },
      { after: [0, 15], by: 'head-dorms', command: { type: 'Sign', recipient: 'dorms' } },
      {
        after: [1, 16],
        by: 'head-hq-commerce',
        command: {
          type: 'Progress',
          recipient: 'hq-commerce',
          text: '已更换两台循环泵，其余三台备件明日到货。',
          plannedInDays: 2,
        },
      },
      {
        after: [2, 15],
        by: 'head-dorms',
        command: {
          type: 'Reply',
          recipient: 'dorms',
          measures: '逐层张贴供水时间表，楼长每晚九点实测水温并登记。',
          result: '五栋公寓水温登记连续三天达标。',
          responsible: '公寓服务中心副主任',
        },
      },
      {
        after: [2, 17],
        by: 'head-hq-commerce',
        command: {
          type: 'Reply',
          recipient: 'hq-commerce',
          measures: '更换五台循环泵，重设晚高峰供水曲线。',
          result: '晚间最低出水温度由三十四度升至四十六度。',
          responsible: '商业网点管理科科长',
        },
      },
      {
        after: [5, 10],
        by: 'supervisor2',
        command: { type: 'Close', text: '三次夜间实测达标，随机访问十二名学生均认可，同意销号。', solved: true, assessed: true },
      },
    ],
  },
  {
    key: 'lift',
    at: [8, 9],
    level: 'first',
    source: 'dissatisfied',
    template: 'dissatisfied',
    title: '关于公共设施维修再次不满意诉件的督办',
    facts: '下列诉件经两轮办理，回访仍为未解决：{诉件编号}。',
    analysis: '维修只处理表面故障，没有查找根本原因。',
    demands: '一、请单位主要负责人到现场，当面听取诉求人意见。\n二、请于{完成时限}前提出彻底解决的办法。',
    recipients: ['hq-repair'],
    categoryCode: null,
    placeId: null,
    cases: 2,
    steps: [
      { after: [0, 11], by: 'head-hq-repair', command: { type: 'Sign', recipient: 'hq-repair' } },
      {
        after: [2, 10],
        by: 'head-hq-repair',
        command: { type: 'RequestExtension', workdays: 2, text: '主要配件需厂家定制，预计两天后到货。' },
      },
      {
        after: [2, 16],
        by: 'head-hq-repair',
        command: {
          type: 'Reply',
          recipient: 'hq-repair',
          measures: '到场核实，更换整套组件，并与诉求人当面确认。',
          result: '故障已消除，诉求人表示认可。',
          responsible: '维修服务科科长',
        },
      },
    ],
  },
  {
    key: 'commerce',
    at: [2, 10],
    level: 'second',
    source: 'other',
    template: 'general',
    title: '关于商业网点明码标价问题的督办',
    facts: '近一个月关于校内商业网点价格、标价的诉求明显增多，且多次超期办理。',
    analysis: '网点巡查流于形式，整改没有闭环。',
    demands: '一、请对全部网点逐一检查，公示价格。\n二、请于{完成时限}前书面报告整改情况。',
    recipients: ['hq-commerce'],
    categoryCode: null,
    placeId: null,
    cases: 3,
    steps: [{ after: [0, 15], by: 'leader1', command: { type: 'Issue' } }],
  },
  {
    key: 'finance',
    at: [1, 16],
    level: 'second',
    source: 'other',
    template: 'general',
    title: '关于报销超期问题的督办',
    facts: '财务报销类诉求连续两个月按期办结率偏低。',
    analysis: '',
    demands: '请于{完成时限}前提出压缩报销时限的措施，并向全校公开。',
    recipients: ['finance'],
    categoryCode: null,
    placeId: null,
    cases: 2,
    steps: [],
  },
];

export type DirectiveScript = {
  readonly key: string;
  readonly at: readonly [days: number, hour: number];
  readonly by: string;
  readonly text: string;
  /** On an open case of this unit; null: by itself. */
  readonly onCaseOf: string | null;
  readonly units: readonly string[];
  readonly workdays: number;
  readonly steps: readonly {
    readonly after: readonly [days: number, hour: number];
    readonly by: string;
    readonly command:
      | { readonly type: 'Assign'; readonly units: readonly string[]; readonly text: string }
      | { readonly type: 'Accept' }
      | { readonly type: 'Progress'; readonly text: string }
      | { readonly type: 'Report'; readonly text: string }
      | { readonly type: 'Close'; readonly text: string };
  }[];
};

export const directives: readonly DirectiveScript[] = [
  {
    key: 'canteen',
    at: [20, 9],
    by: 'leader1',
    text: '请查清原因、举一反三，提出长效办法。',
    onCaseOf: null,
    units: ['dining'],
    workdays: 5,
    steps: [
      { after: [0, 11], by: 'head-dining', command: { type: 'Accept' } },
      {
        after: [4, 16],
        by: 'head-dining',
        command: { type: 'Report', text: '已建立食材溯源台账和每日留样抽检，公示到各食堂。' },
      },
      { after: [5, 9], by: 'leader1', command: { type: 'Close', text: '办得好，请坚持。' } },
    ],
  },
  {
    key: 'winter',
    at: [6, 10],
    by: 'leader2',
    text: '请牵头部门会同相关单位研究冬季保障方案，拿出方案报我。',
    onCaseOf: null,
    units: [],
    workdays: 5,
    steps: [
      { after: [0, 14], by: 'supervisor1', command: { type: 'Assign', units: ['hq', 'dorms'], text: '请后勤基建处牵头。' } },
      { after: [1, 9], by: 'head-hq', command: { type: 'Accept' } },
      {
        after: [5, 9],
        by: 'head-hq',
        command: { type: 'Report', text: '方案已完成，含设备检修、应急队伍和信息发布三部分，请审阅。' },
      },
    ],
  },
  {
    key: 'site',
    at: [1, 9],
    by: 'leader1',
    text: '请主要负责人到现场看一看，与师生当面沟通，把问题解决好。',
    onCaseOf: 'hq-construction',
    units: ['hq-construction'],
    workdays: 3,
    steps: [{ after: [0, 15], by: 'head-hq', command: { type: 'Accept' } }],
  },
];

/** One meeting that was held, with decisions in every state, and one that is being prepared. */
export const pastMeeting = {
  at: [15, 9],
  title: '接诉即办工作领导小组第三次会议',
  place: '行政楼三层会议室',
  chair: '邬明远',
  attendees: '领导小组成员，督查督办科、接诉中心、后勤基建处、公寓服务中心、饮食服务中心负责人',
  topics: [
    {
      label: '公寓热水供应整改情况',
      minutes: '会议听取了水电管理科的整改汇报，肯定了进展，要求冬季到来前再排查一次。',
      decision: { text: '对全部公寓热水系统再排查一次，形成台账。', owner: 'hq-utilities', inDays: 10 },
    },
    {
      label: '超期诉件较多的单位说明情况',
      minutes: '商业网点管理科、财务处分别说明了超期原因。会议指出，超期不报、报而不办的，要通报。',
      decision: { text: '商业网点管理科提出压缩办理时限的措施。', owner: 'hq-commerce', inDays: 14 },
    },
    {
      label: '挂账诉件的年度安排',
      minutes: '会议同意将三项改造列入年度修缮计划。',
      decision: { text: '把挂账的三项改造列入年度修缮计划并向师生公开。', owner: 'hq-construction', inDays: 40 },
    },
  ],
} as const;

export const nextMeeting = {
  inDays: 5,
  title: '接诉即办工作领导小组第四次会议',
  place: '行政楼三层会议室',
  chair: '邬明远',
} as const;

/** A day at the phone desk of the demonstration. Minutes are before the moment at which it is made; numbers are of people who do not exist. */

export const shifts = [
  { login: 'operator2', extension: '8002', minutes: 290 },
  { login: 'operator3', extension: '8003', minutes: 280 },
] as const;

type Call = {
  readonly minutes: number;
  readonly extension: '8002' | '8003';
  readonly number: string;
  /** Seconds until somebody answered; null: nobody did. */
  readonly answered: number | null;
  readonly seconds: number;
  readonly wrapUp: 'inquiry' | 'transferred' | 'wrong-number' | 'silent' | null;
  readonly note: string;
};

export const calls: readonly Call[] = [
  {
    minutes: 276,
    extension: '8002',
    number: '199 0000 1037',
    answered: 6,
    seconds: 95,
    wrapUp: 'inquiry',
    note: '问补办校园卡流程,已告知',
  },
  {
    minutes: 251,
    extension: '8003',
    number: '199 0000 1185',
    answered: 4,
    seconds: 142,
    wrapUp: 'inquiry',
    note: '问四级准考证打印时间',
  },
  { minutes: 233, extension: '8002', number: '199 0000 1222', answered: 9, seconds: 31, wrapUp: 'wrong-number', note: '' },
  { minutes: 190, extension: '8002', number: '', answered: 5, seconds: 18, wrapUp: 'silent', note: '' },
  {
    minutes: 171,
    extension: '8003',
    number: '199 0000 1333',
    answered: 7,
    seconds: 204,
    wrapUp: 'transferred',
    note: '心理中心接听',
  },
  {
    minutes: 128,
    extension: '8003',
    number: '199 0000 1407',
    answered: 3,
    seconds: 88,
    wrapUp: 'inquiry',
    note: '问图书馆考试周开放时间',
  },
  { minutes: 64, extension: '8002', number: '199 0000 1444', answered: null, seconds: 24, wrapUp: null, note: '' },
  {
    minutes: 41,
    extension: '8003',
    number: '199 0000 1592',
    answered: 8,
    seconds: 61,
    wrapUp: 'inquiry',
    note: '问报修进度,已查告',
  },
  { minutes: 17, extension: '8002', number: '199 0000 1666', answered: null, seconds: 31, wrapUp: null, note: '' },
];

type Draft = {
  readonly login: string;
  readonly minutes: number;
  readonly release: boolean;
  readonly channel: 'phone' | 'paper';
  readonly name: string;
  readonly number: string;
  readonly what: string;
  readonly when: string;
  readonly want: string;
  readonly placeId: string | null;
};

export const drafts: readonly Draft[] = [
  {
    login: 'operator3',
    minutes: 52,
    release: true,
    channel: 'phone',
    name: '周女士',
    number: '199 0000 1481',
    what: '学生家长,孩子住北山12号公寓,说洗衣机投币后不转、不退钱,要问清是几层哪一台',
    when: '昨天晚上',
    want: '退钱并修好',
    placeId: 'd12',
  },
  {
    login: 'operator2',
    minutes: 23,
    release: true,
    channel: 'paper',
    name: '退休教师',
    number: '',
    what: '意见箱纸质来件:家属区东侧路灯三盏不亮,晚上走路看不清',
    when: '',
    want: '希望尽快换灯',
    placeId: null,
  },
  {
    login: 'operator2',
    minutes: 4,
    release: false,
    channel: 'phone',
    name: '',
    number: '199 0000 1703',
    what: '第二教学楼三层男卫生间下水堵了,水往外漫',
    when: '今天上午',
    want: '',
    placeId: 't2',
  },
];

export const handover = {
  login: 'operator3',
  minutes: 12,
  text: '一、东湖校区热水今天傍晚前恢复,来电统一答复“总务处正在抢修,今晚六点前恢复”。\n二、有一位家长的洗衣机退款还差楼层没问到,在草稿里,请下一班回电问清。\n三、意见箱纸质件还有两份没录。',
} as const;

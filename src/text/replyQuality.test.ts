import { describe, expect, it } from 'vitest';
import { isRefusedReply, replyFindings } from './replyQuality.ts';
import { defaultReplySettings, type ReplyRuleId } from './replyRules.ts';

/** Written for this test after the manner of published replies: [title of the case, reply]. */
const honest: readonly (readonly [string, string])[] = [
  ['三号楼水房漏水', '3月2日上午现场检查,系水龙头阀芯老化,已更换并试水不漏。如再漏请拨打维修服务科 2031。'],
  ['图书馆周末几点开门', '图书馆周六、周日8:00至22:00开放,考试周延长至23:00。咨询电话 010-60002101。'],
  ['宿舍空调不制冷', '经检测是缺氟,今天下午已补充制冷剂,出风口实测 17 ℃。有问题请联系宿舍管理员李老师。'],
  ['教室投影仪黑屏', '已于3月2日16时更换灯泡并试机正常,原因是灯泡到寿命。多媒体值班电话 2077。'],
  ['能不能补办校园卡', '可以补办。请携带学生证到一卡通中心(行政楼 102)办理,工作日 8:30-17:00,工本费 20 元,电话 2066。'],
  ['食堂饭菜太咸', '已约谈二食堂二层三号窗口负责人,3月3日起按标准菜谱减盐,由饮食中心每周抽检并公示。意见请致电 2055。'],
  ['退宿费什么时候退', '经查您的退宿费因银行卡号有误被退回,请于本周内到财务处 105 室更正,更正后 3 个工作日到账,电话 2044。'],
  ['校门口路灯不亮', '现场核查为电缆被挖断,正在更换,预计3月5日18时前恢复照明,期间已加装临时灯。负责人王师傅,电话 2033。'],
  [
    '申请加开夜班班车',
    '经研究,本学期无法加开:夜间日均乘客 4 人,低于开行标准(《校园班车管理办法》第六条)。可预约应急用车,电话 2088。',
  ],
  ['成绩一直没有录入', '任课教师已于3月2日录入成绩,教务系统今晚 20 点更新后可以查到。仍未显示请联系教务处成绩科 2099。'],
  [
    '对处分决定不服',
    '按照《学生申诉处理办法》第五条,您可以在收到决定之日起 10 日内向申诉委员会书面提出,地点行政楼 305,电话 2022。',
  ],
  ['宿舍门锁坏了', '师傅今早已到场更换锁芯并交付新钥匙 4 把,原因是锁舌断裂。再有问题请打公寓报修电话 2012。'],
  ['自习室插座没电', '已查明为空气开关跳闸,3月2日 14 时恢复供电并排查了超载设备。物业值班电话 2015。'],
  ['施工噪声影响午休', '已要求施工方自3月3日起 12:00-14:00 停工,并将转运时间改到 16 时以后;基建处每天巡查。举报电话 2017。'],
  ['奖学金为何没到账', '原因是 2 月发放时学籍状态未更新,已补录,将于 3 月 15 日随第二批发放。资助中心电话 2019。'],
  ['浴室水温忽冷忽热', '混水阀已于昨天更换,晚高峰实测 41 ℃。后勤已把该阀列入每月检修。浴室值班室电话 2025。'],
  ['校园网晚上很慢', '经检测是东湖3号公寓上联端口拥塞,已于3月2日 23 时扩容到 10 G,晚高峰丢包率由 6% 降到 0.1%。网信中心 2070。'],
  ['能否延长操场开放', '可以。自3月10日起田径场开放至 22:30,照明同步延长。体育部办公室电话 2027。'],
  ['快递柜收费', '经核实,超过 24 小时收费 0.5 元是与运营方的合同约定;已协商自4月1日起改为 48 小时内免费。资产处 2029。'],
  [
    'The heating in Building 3 is off',
    'The pump was replaced on 2 March and the room was measured at 20 degrees. Please call the heating office, tel 2031.',
  ],
  ['暖气不热', '家中温度实测 16 ℃,系支管气堵,师傅今天 15 时排气后升至 19.5 ℃;明天上午再次上门复测。供暖值班电话 2036。'],
  ['校医院药品不全', '该药已于3月2日补货,之后按月清点常用药目录。感谢您的反映,如需代购请联系药房 2038。'],
];
const empty: readonly (readonly [string, string])[] = [
  ['三号楼水房漏水', '您反映的问题已转相关部门处理。'],
  ['三号楼水房漏水', '已反馈至有关单位,请耐心等待。'],
  ['宿舍空调不制冷', '同学您好,此事正在研究解决中,感谢您的理解与支持。'],
  ['食堂饭菜太咸', '我们高度重视,已将您的意见转达给主管部门。感谢您的监督!'],
  ['退宿费什么时候退', '退费事宜按照学校相关规定执行。'],
  ['校园网晚上很慢', '网络问题正在积极协调,请您耐心等候。'],
  ['申请加开夜班班车', '待条件成熟后再行考虑,请谅解。'],
  ['成绩一直没有录入', '请您自行咨询相关部门。'],
  ['对处分决定不服', '根据有关规定办理即可。'],
  ['宿舍门锁坏了', '已电话告知学生。'],
  ['自习室插座没电', '转接电话'],
  ['施工噪声影响午休', '您的诉求我们已上报有关领导,敬请期待。'],
  ['奖学金为何没到账', '具体时间另行通知。'],
  ['浴室水温忽冷忽热', '该问题仍在核实之中。'],
  ['快递柜收费', '视具体情况而定,请关注后续公告。'],
  ['能否延长操场开放', '您的建议已转交责任单位研究,感谢支持。'],
  ['暖气不热', '师傅将于 {完成时间} 上门检修,电话 2036。'],
  ['校医院药品不全', '该药预计 XX月XX日 到货,联系人:____。'],
  ['The heating in Building 3 is off', 'Your request has been forwarded to the relevant department.'],
  ['Library opening hours', 'We are looking into it, please be patient.'],
  ['教室投影仪黑屏', '已转网信中心相关人员跟进,请安心等待。'],
  ['校门口路灯不亮', '此事还在商议,择机解决。'],
];
const given = ([title, reply]: readonly [string, string]) => ({ title, text: '', reply });
const advised = (title: string, reply: string): readonly ReplyRuleId[] =>
  replyFindings({ title, text: '', reply, former: [] }, defaultReplySettings).map(({ rule }) => rule);

describe('the check of a reply', () => {
  it.each(honest)('lets an honest reply pass: %s', (title, reply) => {
    expect(isRefusedReply({ title, text: '', reply }, defaultReplySettings)).toBe(false);
  });
  it.each(empty)('refuses what is no answer: %s', (title, reply) => {
    expect(isRefusedReply({ title, text: '', reply }, defaultReplySettings)).toBe(true);
  });
  it('finds nothing missing in at least nine of ten honest replies, and something in every empty one', () => {
    const clean = honest.filter(([title, reply]) => advised(title, reply).length === 0);
    expect(clean.length / honest.length).toBeGreaterThanOrEqual(0.9);
    expect(empty.filter((each) => replyFindings({ ...given(each), former: [] }, defaultReplySettings).length === 0)).toEqual([]);
  });

  it('names what is missing: what was done, by when, whom to ask', () => {
    expect(advised('三号楼水房漏水', '三号楼水房的水龙头漏水的情况我们都知道了,同学们放心')).toEqual([
      'says-what',
      'says-when',
      'says-whom',
    ]);
    expect(advised('三号楼水房漏水', '水房漏水已修复')).toEqual(['says-when', 'says-whom', 'too-short']);
  });
  it('notices a reply to something else, and a question that stays open', () => {
    expect(advised('三号楼水房漏水', '食堂三号窗口已于3月2日整改,请致电 2055 反映后续情况。')).toContain('answers-question');
    expect(advised('退宿费什么时候退', '退宿费由财务处办理,请联系财务处 105 室老师核实卡号信息。')).toContain('answers-question');
  });
  it('lets the same words pass where they hold somebody to a date or cite a rule', () => {
    const refused = (reply: string) => isRefusedReply({ title: '', text: '', reply }, defaultReplySettings);
    expect(refused('改造方案正在研究,3月20日前书面答复您,联系人王老师 2031。')).toBe(false);
    expect(refused('按照学校有关规定(《班车管理办法》第六条)执行,电话 2088。')).toBe(false);
    expect(refused('已转相关部门。维修科3月2日下午更换了阀门,试水不漏,电话 2031。')).toBe(false);
  });
  it('points at the words at fault', () => {
    const reply = '情况属实。已转相关部门处理。';
    const [finding] = replyFindings({ title: '', text: '', reply, former: [] }, defaultReplySettings);
    expect(reply.slice(finding?.span?.start, finding?.span?.end)).toBe('已转相关部门处理');
  });
  it('tells of a reply that the unit has given before, and of how many', () => {
    const reply = '经现场检查,系水龙头阀芯老化,已于3月2日更换并试水不漏,请拨打 2031。';
    const former = [reply, reply.replace('3月2日', '3月1日'), '宽带端口已扩容,晚高峰恢复正常。'];
    const found = replyFindings({ title: '水房漏水', text: '', reply, former }, defaultReplySettings);
    expect(found).toMatchObject([{ rule: 'copied', severity: 'advise', copied: { similarity: 1 } }]);
    expect(found[0]?.copied?.count).toBe(2);
  });
  it('takes the school’s own phrases literally and leaves out what is switched off', () => {
    const settings = {
      ...defaultReplySettings,
      forbidden: ['收悉'],
      severities: { ...defaultReplySettings.severities, 'too-short': 'off' },
    } as const;
    expect(isRefusedReply({ title: '', text: '', reply: '来信收悉。' }, settings)).toBe(true);
    expect(replyFindings({ title: '', text: '', reply: '已修', former: [] }, settings).map(({ rule }) => rule)).not.toContain(
      'too-short',
    );
  });
});

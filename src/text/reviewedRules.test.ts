import { describe, expect, it } from 'vitest';
import { screen } from './reviewedRules.ts';
import { sensitiveRules } from './sensitiveRules.ts';

/** Per rule: sentences it must find, and sentences about which no rule may say anything. */
const sentences: Readonly<Record<string, { readonly found: readonly string[]; readonly harmless: readonly string[] }>> = {
  'crisis-suicide': {
    found: [
      '我不想活了',
      '真的活不下去了',
      '室友说要跳楼',
      '我想自 杀',
      '想死的心都有',
      '活着没有意思',
      '他写了遗书',
      '想結束自己的生命',
      '我吞了一瓶安眠药',
      '自.杀',
      'I want to die',
      '没有勇气再活下去',
      '他割腕了',
      '笑死了,可是我想自杀',
      '我没有想自杀',
    ],
    harmless: ['想死你们了', '商场跳楼价甩卖', '自杀预防讲座什么时候开始', '电脑老想死机', '操场跳楼机', '跳河边的垃圾没人清'],
  },
  'crisis-self-harm': {
    found: ['她在宿舍自残', '室友用刀片划手臂', '我很绝望,撑不下去了', '会伤害自己'],
    harmless: ['这门课太难了,坚持不下去想退选'],
  },
  'threat-violence': {
    found: [
      '再不退钱我就砍死你们',
      '要炸了教学楼',
      '我要带着菜刀去找他',
      '大不了同归于尽',
      '有人持刀进宿舍',
      '我要杀了他',
      '往饮水机里投毒',
    ],
    harmless: ['热死人了能不能开空调', '宿舍吵死我了', '剧本杀社团在哪报名', '蚊子太多打死它也没用', '气死我了'],
  },
  'threat-petition': {
    found: ['再不解决我们就集体罢课', '准备拉横幅', '要曝光到微博', '绝食抗议'],
    harmless: ['微博上看到学校的通知'],
  },
  'fire-now': {
    found: ['三楼着火了', '插座冒黑烟', '闻到煤气味', '有一股烧焦的味道', '燃气泄漏', '电动车爆炸'],
    harmless: ['消防火灾演练几点开始', '信息爆炸时代', '火灾预防讲座'],
  },
  'fire-hazard': {
    found: [
      '消防通道被车堵了',
      '安全出口的门锁着',
      '楼道里给电动车充电,电瓶车在楼道充电',
      '灭火器过期了',
      '杂物堵住了疏散通道',
      '宿舍私拉电线',
      '线路老化',
    ],
    harmless: ['消防通道在哪里看地图', '电动车充电桩能不能多装几个'],
  },
  'harassment-sexual': {
    found: [
      '有人在浴室偷拍',
      '老师对我性骚扰',
      '公交车上被摸了大腿',
      '发现更衣室有针孔摄像头',
      '遇到露阴癖露出下体',
      '他强行搂抱我',
    ],
    harmless: ['反性骚扰讲座什么时候', '食堂摄像头坏了', '想买 grape juice'],
  },
  'harassment-bullying': {
    found: ['我被室友长期辱骂', '遭到围殴', '有人一直跟踪我', '校园霸凌没人管', '被他威胁'],
    harmless: ['总有骚扰电话', '噪音骚扰太严重', '食堂排队很长'],
  },
  'injury-now': {
    found: ['电梯困人了', '有同学晕倒了', '瓷砖掉下来砸到人', '同学触电了', '有人落水', '他摔伤了腿,骨折'],
    harmless: ['手机落水能不能修', '防溺水教育视频在哪看', '电梯太慢'],
  },
  poisoning: {
    found: ['吃了食堂的饭上吐下泻', '好几个同学腹泻', '疑似食物中毒', '一氧化碳中毒'],
    harmless: ['电脑中毒了', '食堂的菜太辣'],
  },
  'utility-outage': {
    found: ['整栋楼停水', '全校没电', '水管爆了', '污水漫到走廊了', '全楼停电一晚上'],
    harmless: ['我们寝室灯不亮', '水费怎么交'],
  },
};

describe('screen', () => {
  for (const [rule, { found, harmless }] of Object.entries(sentences)) {
    it(`finds ${rule} in every sentence that means it`, () => {
      const missed = found.filter((text) => !screen({ title: '', text }).findings.some((finding) => finding.rule === rule));
      expect(missed).toEqual([]);
    });
    it(`raises no alarm of ${rule} for everyday words`, () => {
      const alarmed = harmless.filter((text) =>
        screen({ title: text, text: '' }).findings.some((finding) => finding.rule === rule),
      );
      expect(alarmed).toEqual([]);
    });
  }

  it('has sentences for every rule in force', () => {
    expect(Object.keys(sentences).sort()).toEqual(sensitiveRules.map(({ id }) => id).sort());
  });

  it('asks for the highest grade found and for confidentiality where any rule does', () => {
    expect(screen({ title: '整栋楼停水', text: '' })).toMatchObject({ raisesTo: 'J', confidential: false });
    expect(screen({ title: '整栋楼停水', text: '我不想活了' })).toMatchObject({ raisesTo: 'T', confidential: true });
    expect(screen({ title: '空调不制冷', text: '请派人来看看' })).toEqual({ raisesTo: null, confidential: false, findings: [] });
  });

  it('points at the words in the original, through traditional script, blanks and markup', () => {
    const text = '<p>老師,我<b>不 想</b> 活了</p>';
    const [finding] = screen({ title: '', text }).findings;
    expect(text.slice(finding!.start, finding!.end)).toBe(finding!.words);
    expect(finding!.words.replace(/<[^>]*>|\s/g, '')).toBe('不想活了');
  });

  it('survives odd and long input quickly', () => {
    const started = performance.now();
    for (const text of ['', '😀', '1234', '想'.repeat(20_000), '吃了'.repeat(10_000), '电动车'.repeat(6000)])
      screen({ title: '', text });
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

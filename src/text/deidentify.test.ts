import { describe, expect, it } from 'vitest';
import { deidentified, identities } from './deidentify.ts';

const kinds = (text: string, names: string[] = []) => identities(text, names).map(({ kind, words }) => `${kind} ${words}`);

describe('what identifies people', () => {
  it.each([
    ['我的电话13812345678,晚上打', ['phone 13812345678']],
    ['电话 138 1234 5678 或 0571-87654321', ['phone 138 1234 5678', 'phone 0571-87654321']],
    ['+86-13812345678', ['phone +86-13812345678']],
    ['身份证11010519900307123X', ['idNumber 11010519900307123X']],
    ['学号2023010456,卡里扣了80.50元', ['number 2023010456']],
    ['加我微信zhang_san99或QQ:12345678', ['account zhang_san99', 'account 12345678']],
    ['发到 a.b@example.edu.cn', ['email a.b@example.edu.cn']],
    ['车牌京A·12345挡住出口', ['plate 京A·12345']],
    ['东湖3号公寓412室没热水', ['room 412']],
    ['3号楼412漏水', ['room 412']],
    ['我叫王小明,住在三楼', ['name 王小明']],
    ['找了张建国老师三次', ['name 张建国']],
    ['王老师态度很好', ['name 王']],
    ['请联系王建国老师', ['name 王建国']],
    ['任课老师和高数老师都说', []],
    ['辅导员:李丽,没有回复', ['name 李丽']],
    ['手机一三八幺二三四五六七八', ['phone 一三八幺二三四五六七八']],
    ['电话:１８６　５７１０　３３２９', ['phone １８６　５７１０　３３２９']],
    ['邮箱 liukai2001 艾特 163点com', ['email liukai2001 艾特 163点com']],
    ['[苏A3N77学]那辆教练车'.replace(/[[\]]/g, ''), ['plate 苏A3N77学']],
    ['出生日期2004年3月17日被录错', ['birth 2004年3月17日']],
    ['教务处的郑晓燕说成绩单要等两周', ['name 郑晓燕']],
    ['見到張廷軒同學請轉告', ['name 張廷軒']],
    ['见 https://pan.example.com/s/abc。', ['link https://pan.example.com/s/abc']],
    ['食堂的春燕大姐多打了菜', ['name 春燕']],
    ['周梓萱和陈昊宇都在场。梓萱先走了', ['name 周梓萱', 'name 陈昊宇', 'name 梓萱']],
    ['任课老师没来,水电师傅也没来', []],
  ])('is found in %s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    '20260302上午停水,2026年3月2日恢复',
    '3号楼停电8小时,一共40人,花了300元',
    '高等数学第3章,第12周',
    '方老板',
    '教学楼A座203教室的投影坏了',
    '后勤服务热线88206110没有人接',
    '温度只有18.5度',
    '',
    '😀',
  ])('is not seen in %s', (text) => {
    expect(kinds(text).filter((found) => !found.startsWith('name'))).toEqual([]);
  });

  it('is found by names that are known, also with a gap or in another case', () => {
    expect(kinds('阿依古丽·买买提说,王 小明也在;LIU Wei too', ['阿依古丽买买提', '王小明', 'Liu Wei'])).toEqual([
      'name 阿依古丽·买买提',
      'name 王 小明',
      'name LIU Wei',
    ]);
  });

  it.each([
    '高数期中考试安排在周末,方便的话请提前公布考场',
    '金工实习的手套质量太差',
    '万一着火,消防通道都打不开',
    '和平区的班车能不能增加一趟',
  ])('is not made of words that only look like names: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('is found beyond what is read at once', () => {
    expect(kinds(`${'路灯'.repeat(12_500)},电话13812345678`)).toEqual(['phone 13812345678']);
  });

  it('leaves the rest of the text as it was', () => {
    expect(deidentified('王小明13812345678住412室,窗户漏风。', ['王小明']).text).toBe('〔姓名〕〔电话〕住〔房间〕室,窗户漏风。');
  });

  it('copes with a name that is a pattern, and with 20,000 characters', () => {
    expect(kinds('a(b)*c', ['a(b)*c'])).toEqual(['name a(b)*c']);
    expect(identities('王老师1381234567,'.repeat(1500)).length).toBeGreaterThan(0);
  });
});

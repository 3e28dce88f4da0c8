import { describe, expect, it } from 'vitest';
import { type Category, searchCategories, suggestCategories } from './suggestCategories.ts';

const category = (code: string, name: string, keywords: string[], { nameEn = '', retired = false } = {}): Category => ({
  code,
  name,
  keywords,
  nameEn,
  retired,
  parent: code.slice(0, 2),
  nature: 'help',
  grade: 'Y',
  confidentiality: 'normal',
  defaultUnit: 'logistics',
  requiredFields: [],
  hint: '',
  hintEn: '',
});
const categories = [
  category('0501', '宿舍停水与水质', ['停水', '没水', '水质', '宿舍'], { nameEn: 'Dormitory water supply' }),
  category('0502', '宿舍停电与跳闸', ['停电', '跳闸', '宿舍']),
  category('0505', '热水与浴室', ['热水', '洗澡', '浴室'], { nameEn: 'Hot water and showers' }),
  category('0701', '校园网故障', ['WiFi', '断网', '网速']),
  category('9901', '旧事项', ['停水'], { retired: true }),
];
const codes = (text: string) => suggestCategories(text, categories).map(({ code }) => code);

describe('suggestCategories', () => {
  it('puts what only one category says above what many say', () => {
    expect(codes('宿舍断网跳闸')).toEqual(['0502', '0701']);
  });

  it('leaves out what is far behind the best', () => {
    expect(codes('宿舍跳闸了')).toEqual(['0502']);
  });

  it('reads what people type: full width, capitals, English', () => {
    expect(codes('wifi 总是断网')).toEqual(['0701']);
    expect(codes('No Hot Water since Monday')).toEqual(['0505']);
    expect(codes('the shower is broken')).toEqual(['0505']);
    expect(codes('Lost and found')).toEqual([]);
  });

  it('suggests nothing when nothing fits, and never a retired category', () => {
    expect(codes('你好')).toEqual([]);
    expect(codes('停水')).toEqual(['0501']);
  });
});

describe('searchCategories', () => {
  it('finds by name, keyword and code, and needs every word', () => {
    expect(searchCategories('浴室', categories).map(({ code }) => code)).toEqual(['0505']);
    expect(searchCategories('07', categories).map(({ code }) => code)).toEqual(['0701']);
    expect(searchCategories('宿舍 停电', categories).map(({ code }) => code)).toEqual(['0502']);
  });
});

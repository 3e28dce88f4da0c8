import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAnswerIndex } from '../../src/text/answerIndex.ts';
import { demoArticles } from './articles.ts';

const seed = (file: string) =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8')) as { id?: string; code?: string }[];
const units = new Set(seed('units.json').map(({ id }) => id));
const categories = new Set(seed('categories.json').map(({ code }) => code));

describe('the articles of the demonstration', () => {
  it('belong to units and categories of the fictional school, in both languages', () => {
    for (const article of demoArticles) {
      expect(units, article.title).toContain(article.unit);
      for (const code of article.categories) expect(categories, article.title).toContain(code);
      expect(article.titleEn).not.toMatch(/[\u3400-\u9fff]|^$/);
      expect(article.textEn).not.toMatch(/[\u3400-\u9fff]|^$/);
      expect([...article.title].length).toBeLessThanOrEqual(60);
      for (const question of article.questions) expect(question.length, question).toBeGreaterThanOrEqual(2);
    }
    expect(demoArticles.length).toBeGreaterThanOrEqual(25);
  });

  const index = openAnswerIndex(
    demoArticles.map(({ title, titleEn, questions, text, textEn }) => ({
      id: title,
      title: `${title}\n${titleEn}`,
      questions,
      text: `${text}\n${textEn}`,
    })),
  );
  /** As src/server/knowledge/readers.ts offers them. */
  const offered = (title: string, text = '') =>
    index
      .find({ title, text }, 3)
      .filter(({ fit }) => fit >= 0.45)
      .map(({ id }) => id);

  it.each([
    ['饭卡丢了在哪里补办', '校园卡丢了怎么挂失和补办'],
    ['宿舍 wifi 一直连不上', '校园网连不上，先试这四步'],
    ['暖气不热宿舍只有15度', '供暖时间和室温标准'],
    ['洗衣机付了钱没有启动', '洗衣机、吹风机扣了钱没启动怎么退'],
    ['末班车是几点', '两校区班车时刻'],
    ['助学金还没有到账', '奖助学金什么时候发到卡里'],
    ['菜里吃出一条虫子', '饭菜里吃出异物、吃坏肚子怎么办'],
    ['校外医院看病能不能报销', '校医院看病和医药费报销'],
    ['选课系统显示人数已满', '选课冲突、选不上课怎么办'],
    ['lost my campus card', '校园卡丢了怎么挂失和补办'],
  ])('%s is offered %s', (typed, title) => {
    expect(offered(typed)).toContain(title);
  });

  it.each([
    '操场跑道有一个坑',
    '建议在东门种几棵银杏',
    '研究生导师两个月没有联系我',
    '表扬三号公寓的阿姨',
    '',
    '😀😀',
    '12345678',
    '<script>',
  ])('%s is offered nothing', (typed) => {
    expect(offered(typed)).toEqual([]);
  });
});

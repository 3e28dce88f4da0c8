import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  type ArticleDraft,
  createArticle,
  findAnswers,
  getArticle,
  getArticleVersion,
  knowledgeFigures,
  listArticles,
  readArticle,
  readArticles,
  recordReading,
  stepArticle,
} from '../../src/contract/knowledge.ts';
import { listNotices } from '../../src/contract/notifications.ts';
import { remindOfReviews } from '../../src/server/knowledge/remind.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let officer: Visitor;
let head: Visitor;
let student: Visitor;

beforeAll(async () => {
  t = await testApp();
  officer = await t.as({ role: 'officer', unit: 'it' });
  head = await t.as({ role: 'head', unit: 'it' });
  student = await t.as();
});
afterAll(() => t.close());

const draft = {
  unit: 'it',
  audience: 'everybody' as const,
  title: '校园卡丢了怎么挂失和补办',
  text: '## 先挂失\n\n在**校园卡自助机**或服务大厅 3 号窗口挂失,五分钟内生效。\n\n1. 带身份证\n2. 缴工本费 20 元',
  titleEn: 'Lost campus card',
  textEn: 'Block the card at a self-service machine, then get a new one at window 3.',
  questions: ['一卡通丢了', '饭卡补办'],
  categories: ['0704'],
  reviewOn: '2026-09-01',
};

type Changes = Partial<z.input<typeof ArticleDraft>>;

async function published(changes: Changes = {}): Promise<string> {
  const { id } = await officer.call(createArticle, {
    body: { id: randomUUID(), kind: 'article', draft: { ...draft, ...changes } },
  });
  await officer.call(stepArticle, { params: { id }, body: { type: 'Submit', number: 1 } });
  await head.call(stepArticle, { params: { id }, body: { type: 'Publish', number: 2 } });
  return id;
}

describe('an article', () => {
  it('is written, sent back, and published by somebody else; its history is kept', async () => {
    const { id } = await officer.call(createArticle, { body: { id: randomUUID(), kind: 'article', draft } });
    expect((await t.nobody.refused(readArticle, { params: { id } })).code).toBe('not-found');
    await officer.call(stepArticle, { params: { id }, body: { type: 'Submit', number: 1 } });
    await head.call(stepArticle, { params: { id }, body: { type: 'SendBack', number: 2, note: '请写清工本费' } });
    const better = { ...draft, title: '校园卡丢了怎么办' };
    await officer.call(stepArticle, { params: { id }, body: { type: 'Save', number: 3, draft: better } });
    expect((await officer.refused(stepArticle, { params: { id }, body: { type: 'Publish', number: 4 } })).code).toBe('not-yours');
    await head.call(stepArticle, { params: { id }, body: { type: 'Publish', number: 4 } });

    const read = await t.nobody.call(readArticle, { params: { id } });
    expect(read).toMatchObject({
      title: '校园卡丢了怎么办',
      unit: 'it',
      blocks: [{ type: 'heading' }, { type: 'paragraph' }, { type: 'list' }],
    });
    const record = await head.call(getArticle, { params: { id } });
    expect(record.steps.map(({ type }) => type)).toEqual(['Publish', 'Save', 'SendBack', 'Submit', 'Save']);
    expect(record.shown).toBe(true);
    expect((await head.call(getArticleVersion, { params: { id, number: 3 } })).draft.title).toBe(draft.title);
  });

  it('is not published by whoever wrote it, head or not', async () => {
    const { id } = await head.call(createArticle, { body: { id: randomUUID(), kind: 'article', draft } });
    const refused = await head.refused(stepArticle, { params: { id }, body: { type: 'Publish', number: 1 } });
    expect(refused).toMatchObject({ status: 409, code: 'second-person-needed' });
    expect((await head.call(getArticle, { params: { id } })).allowed).not.toContain('Publish');
  });

  it('keeps its published wording while a newer one is written', async () => {
    const id = await published();
    await officer.call(stepArticle, {
      params: { id },
      body: { type: 'Save', number: 3, draft: { ...draft, title: '新的写法还没有审' } },
    });
    expect((await t.nobody.call(readArticle, { params: { id } })).title).toBe(draft.title);
    expect((await head.call(getArticle, { params: { id } })).shownDraft?.title).toBe(draft.title);
  });

  it('takes the first of two who write at once', async () => {
    const { id } = await officer.call(createArticle, { body: { id: randomUUID(), kind: 'article', draft } });
    const answers = await Promise.all(
      [1, 2].map((n) =>
        officer.raw(stepArticle, {
          params: { id },
          body: { type: 'Save', number: 1, draft: { ...draft, title: `两人同时写 ${n}` } },
        }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect((await officer.call(getArticle, { params: { id } })).number).toBe(2);
  });

  it('belongs to its unit: others neither write nor publish it', async () => {
    const library = await t.as({ role: 'officer', unit: 'library' });
    expect((await library.refused(createArticle, { body: { id: randomUUID(), kind: 'article', draft } })).code).toBe('not-yours');
    const id = await published();
    const taken = { type: 'Save' as const, number: 3, draft: { ...draft, unit: 'library' } };
    expect((await library.refused(stepArticle, { params: { id }, body: taken })).code).toBe('not-yours');
    expect((await officer.refused(stepArticle, { params: { id }, body: taken })).code).toBe('not-yours');
  });

  it('is shown from its first day on and before its last', async () => {
    const id = await published({ validFrom: '2026-03-10', validTo: '2026-04-01' });
    const seen = async (day: string) => {
      t.setClock(`${day}T04:00:00.000Z`);
      return (await t.nobody.raw(readArticle, { params: { id } })).statusCode === 200;
    };
    expect([await seen('2026-03-09'), await seen('2026-03-10'), await seen('2026-03-31'), await seen('2026-04-01')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    t.setClock('2026-03-02T02:00:00.000Z');
  });

  it('is due for review a month before its day, until somebody confirms that it is true', async () => {
    const id = await published({ reviewOn: '2026-03-20', title: '快要复核的一篇文章' });
    const due = async () => (await head.call(listArticles, { query: { due: 'true' } })).articles.map((each) => each.id);
    expect(await due()).toContain(id);
    await officer.call(stepArticle, { params: { id }, body: { type: 'Confirm', number: 3, reviewOn: '2026-12-01' } });
    expect(await due()).not.toContain(id);
    await head.call(stepArticle, { params: { id }, body: { type: 'Withdraw', number: 4, note: '合并到另一篇' } });
    expect((await t.nobody.refused(readArticle, { params: { id } })).code).toBe('not-found');
  });

  it.each([
    ['a unit that there is none', { unit: 'nowhere' }, ['draft.unit', 'not-yours']],
    ['a day in the past', { reviewOn: '2026-03-02' }, ['draft.reviewOn']],
    ['an end before its beginning', { validFrom: '2026-05-01', validTo: '2026-05-01' }, ['draft.validTo']],
    ['a category that there is none', { categories: ['9999'] }, ['draft.categories']],
    ['no text', { text: '' }, ['draft.text']],
  ])('is refused with %s', async (_, changes, expected) => {
    const refused = await officer.refused(createArticle, {
      body: { id: randomUUID(), kind: 'article', draft: { ...draft, ...changes } },
    });
    expect(expected).toContain(refused.fields?.[0]?.field ?? refused.code);
  });
});

describe('readers', () => {
  it('see only what is for them, in lists, in searches and in answers alike', async () => {
    const forDesk = await published({ audience: 'desk', title: '电话接诉口径:一卡通盗刷', questions: ['盗刷怎么答复'] });
    const forCampus = await published({ audience: 'campus', title: '校园网密码忘记怎么重置' });
    const everywhere = async (visitor: Visitor, id: string) => [
      (await visitor.raw(readArticle, { params: { id } })).statusCode === 200,
      (await visitor.call(readArticles, { query: { text: id === forDesk ? '盗刷' : '密码' } })).articles.some(
        (hit) => hit.id === id,
      ),
      (
        await visitor.call(findAnswers, { body: { title: id === forDesk ? '一卡通盗刷怎么答复口径' : '校园网密码忘记怎么重置' } })
      ).articles.some((hit) => hit.id === id),
    ];
    expect(await everywhere(t.nobody, forDesk)).toEqual([false, false, false]);
    expect(await everywhere(student, forDesk)).toEqual([false, false, false]);
    expect(await everywhere(officer, forDesk)).toEqual([true, true, true]);
    expect(await everywhere(t.nobody, forCampus)).toEqual([false, false, false]);
    expect(await everywhere(student, forCampus)).toEqual([true, true, true]);
  });

  it('find by two characters, by initials and with a slip, with the place marked', async () => {
    const id = await published();
    for (const text of ['挂失', '饭卡', 'xyk', '校园卡 补办']) {
      const { articles } = await t.nobody.call(readArticles, { query: { text } });
      expect(
        articles.map((hit) => hit.id),
        text,
      ).toContain(id);
    }
    const [hit] = (await t.nobody.call(readArticles, { query: { text: '挂失' } })).articles;
    expect(hit?.title.slice(hit.spans[0]?.start, hit.spans[0]?.end)).toBe('挂失');
    expect((await t.nobody.call(readArticles, { query: { text: '😀' } })).articles).toEqual([]);
  });

  it('are offered an answer while they type, and nothing when nothing fits', async () => {
    const id = await published({
      title: '医保卡的钱怎么报销',
      questions: ['校医院开的药能报吗'],
      text: draft.text,
      categories: ['0902'],
    });
    const offered = async (title: string, text = '') =>
      (await t.nobody.call(findAnswers, { body: { title, text } })).articles.map((hit) => hit.id);
    expect(await offered('校医院看病开的药怎么报销')).toContain(id);
    expect(await offered('宿舍半夜一直有人打麻将')).toEqual([]);
    expect(await offered('')).toEqual([]);
    expect(await offered('😀', '<p></p>')).toEqual([]);
  });
});

describe('offered articles', () => {
  it('are counted once a draft: shown, opened, enough, and sent all the same', async () => {
    const id = await published();
    const [visit, other] = [randomUUID(), randomUUID()];
    const tell = (step: 'shown' | 'opened' | 'solved' | 'sent', which: string) =>
      t.nobody.call(recordReading, { body: { visit: which, step, face: 'portal', articles: [id, randomUUID()] } });
    for (const step of ['shown', 'shown', 'opened', 'solved'] as const) await tell(step, visit);
    for (const step of ['shown', 'solved', 'sent'] as const) await tell(step, other);
    const figures = await head.call(knowledgeFigures, { query: { from: '2026-03-01', to: '2026-03-31' } });
    expect(figures.articles.find((each) => each.id === id)).toMatchObject({ shown: 2, opened: 1, solved: 2, solvedButSent: 1 });
    expect(figures.total.shown).toBeGreaterThanOrEqual(2);
  });
});

describe('reviews', () => {
  it('are told to the unit in charge and to those above it, once before the day and once on it', async () => {
    const above = await t.as({ role: 'head', unit: 'hq' });
    const own = await t.as({ role: 'officer', unit: 'hq-repair' });
    const elsewhere = await t.as({ role: 'officer', unit: 'library' });
    const body = {
      id: randomUUID(),
      kind: 'article' as const,
      draft: { ...draft, unit: 'hq-repair', reviewOn: '2026-03-10', title: '要复核的维修文章' },
    };
    const { id } = await own.call(createArticle, { body });
    await above.call(stepArticle, { params: { id }, body: { type: 'Publish', number: 1 } });
    const told = async (who: Visitor) => {
      const { notices } = await who.call(listNotices, { query: {} });
      return notices.filter(({ link }) => link === `/knowledge/${id}`).map(({ kind }) => kind);
    };
    await remindOfReviews(t.deps);
    await remindOfReviews(t.deps);
    expect(await told(own)).toEqual(['ArticleReviewDue']);
    expect(await told(above)).toEqual(['ArticleReviewDue']);
    expect(await told(elsewhere)).toEqual([]);
    t.setClock('2026-03-10T01:00:00.000Z');
    await remindOfReviews(t.deps);
    expect(await told(own)).toHaveLength(2);
    t.setClock('2026-03-02T02:00:00.000Z');
  });
});

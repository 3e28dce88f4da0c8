import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandCase, followCase, getCase, listCases, submitCase } from '../../src/contract/cases.ts';
import { photoPath } from '../../src/contract/photos.ts';
import { type TestApp, testApp, type Visitor } from '../app.ts';

let t: TestApp;
let student: Visitor;
let operator: Visitor;

beforeAll(async () => {
  t = await testApp();
  student = await t.as();
  operator = await t.as({ role: 'operator' });
});
afterAll(() => t.close());

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const newCode = () => [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
const draft = (more: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  categoryCode: '0401',
  title: '教学楼停水了',
  placeId: 't1',
  ...more,
});

async function upload(visitor: Visitor, bytes: Buffer, name: string) {
  const boundary = 'x'.repeat(20);
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="photo"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return t.app.inject({
    method: 'POST',
    url: '/api/photos',
    cookies: visitor.cookies,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}
const picture = () => sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a6' } });

describe('an anonymous case', () => {
  it('opens by its code alone, and no stored text names the person who was signed in', async () => {
    const code = newCode();
    const body = draft({ placeId: null, followUpCode: code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-') });
    await student.call(submitCase, { body });
    await student.refused(getCase, { params: { id: body.id } });

    const phone = { ...t.nobody, cookies: {} as Record<string, string> };
    const answer = await t.app.inject({ method: 'POST', url: '/api/follow', payload: { code } });
    expect(answer.json()).toMatchObject({ id: body.id });
    const [cookie] = answer.cookies;
    phone.cookies[cookie!.name] = cookie!.value;
    const seen = await t.app.inject({ url: `/api/cases/${body.id}`, cookies: phone.cookies });
    expect(seen.json()).toMatchObject({ mine: true, anonymous: true, requester: null });

    const tables = ['event', 'case_view', 'analytics.case_fact', 'follow_code', 'photo', 'pgboss.job', 'notification', 'reveal'];
    for (const table of tables) {
      const { rows } = await t.deps.database.pool.query(`select count(*)::int as n from ${table} x where x::text like $1`, [
        `%${student.id}%`,
      ]);
      expect({ table, ...rows[0] }).toEqual({ table, n: 0 });
    }
    const { rows } = await t.deps.database.pool.query('select count(*)::int as n from event e where e::text like $1', [
      `%${code}%`,
    ]);
    expect(rows[0]).toEqual({ n: 0 });
  });
  it('is the same case when it is sent again', async () => {
    const body = draft({ followUpCode: newCode() });
    const first = await t.nobody.call(submitCase, { body });
    expect(await t.nobody.call(submitCase, { body })).toEqual(first);
  });
  it('does not give its receipt to another code', async () => {
    const body = draft({ followUpCode: newCode() });
    await t.nobody.call(submitCase, { body });
    const problem = await t.nobody.refused(submitCase, { body: { ...body, followUpCode: newCode() } });
    expect(problem.code).toBe('case-id-taken');
  });
  it('refuses a code that follows another case already', async () => {
    const followUpCode = newCode();
    await t.nobody.call(submitCase, { body: draft({ followUpCode }) });
    const problem = await t.nobody.refused(submitCase, { body: draft({ followUpCode }) });
    expect([problem.status, problem.code]).toEqual([409, 'case-id-taken']);
  });
  it('cannot be guessed at: a wrong code finds nothing', async () => {
    expect((await t.nobody.refused(followCase, { body: { code: newCode() } })).code).toBe('wrong-code');
  });
});

describe('photos', () => {
  it('lose their EXIF and GPS data, and are open to the parties of the case only', async () => {
    const bytes = await picture()
      .withExif({ IFD0: { Copyright: 'geheim' }, IFD3: { GPSLatitude: '39/1 54/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const { id: photo } = (await upload(student, bytes, 'leak.jpg')).json();
    const body = draft({ photos: [photo] });
    await student.call(submitCase, { body });

    const served = await t.app.inject({ url: photoPath(body.id, photo, 'full'), cookies: student.cookies });
    expect(served.headers['content-type']).toBe('image/webp');
    const { exif, width } = await sharp(served.rawPayload).metadata();
    expect({ exif, width }).toEqual({ exif: undefined, width: 900 });
    expect((await t.app.inject({ url: photoPath(body.id, photo, 'thumb'), cookies: operator.cookies })).statusCode).toBe(200);
    const stranger = await t.as();
    expect((await t.app.inject({ url: photoPath(body.id, photo, 'full'), cookies: stranger.cookies })).statusCode).toBe(404);
  });
  it('that are none are refused with a sentence', async () => {
    const zip = Buffer.from('504b03040a0000000000', 'hex');
    expect((await upload(student, Buffer.concat([zip, randomBytes(400)]), 'holiday.jpg')).json().code).toBe('unsupported-media');
    const heic = Buffer.from('00000018667479706865696300000000686569636d696631', 'hex');
    expect((await upload(student, Buffer.concat([heic, randomBytes(400)]), 'IMG_1.HEIC')).json().code).toBe('heic-unsupported');
    const whole = await picture().jpeg().toBuffer();
    expect((await upload(student, whole.subarray(0, Math.floor(whole.length / 2)), 'half.jpg')).json().code).toBe('photo-broken');
    expect((await upload(student, Buffer.alloc(0), 'empty.jpg')).statusCode).toBeLessThan(500);
    expect((await upload(student, Buffer.alloc(21 * 1024 * 1024), 'big.jpg')).json().code).toBe('too-large');
  });
  it('that were not uploaded cannot be named, nor those of another case', async () => {
    expect((await student.refused(submitCase, { body: draft({ photos: [randomUUID()] }) })).code).toBe('photo-unknown');
    const { id: photo } = (await upload(student, await picture().png().toBuffer(), 'a.png')).json();
    await student.call(submitCase, { body: draft({ photos: [photo] }) });
    expect((await student.refused(submitCase, { body: draft({ photos: [photo] }) })).code).toBe('photo-unknown');
  });
  it('are nine at most', async () => {
    const problem = await student.refused(submitCase, {
      body: draft({ photos: Array.from({ length: 50 }, () => randomUUID()) }),
    });
    expect(problem.fields?.map((f) => [f.field, f.code, f.limit])).toEqual([['photos', 'too-long', 9]]);
  });
});

describe('bad input', () => {
  it('is told by field, all at once, in the language of the caller', async () => {
    const payload = { id: 'x', title: '短', categoryCode: 'abc', placeId: 'No Such', photos: 'none' };
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/cases',
      payload,
      cookies: student.cookies,
      headers: { 'accept-language': 'en' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.json();
    expect(problem.fields.map((f: { field: string }) => f.field).sort()).toEqual([
      'categoryCode',
      'id',
      'photos',
      'placeId',
      'title',
    ]);
    expect(problem.fields.find((f: { field: string }) => f.field === 'title')).toMatchObject({
      code: 'too-short',
      limit: 4,
      detail: 'At least 4 characters.',
    });
  });
  it.each([
    ['NUL bytes', '水管\u0000漏水了'],
    ['emoji', '😀😀😀 漏水 👨‍👩‍👧‍👦'],
    ['direction marks', '漏水\u202e了\u2066请看'],
    ['a lone surrogate', '漏水\ud800了请看'],
    ['control characters', '漏水\u0007\u001b[31m了'],
  ])('with %s is stored as clean text', async (_, title) => {
    const body = draft({ title });
    await student.call(submitCase, { body });
    const seen = await student.call(getCase, { params: { id: body.id } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the absence of control characters is what is tested
    expect(seen.title).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(seen.title.isWellFormed()).toBe(true);
    expect(seen.title).toContain('漏水');
  });
  it('of a megabyte is refused and not stored', async () => {
    const problem = await student.refused(submitCase, { body: draft({ text: '水'.repeat(1_000_000) }) });
    expect(problem).toMatchObject({ status: 413, code: 'too-large' });
  });
  it.each(['{', '[]', 'null', '"text"', '{"id":{"$ne":1}}', '\u0000'])('as %j makes no server error', async (payload) => {
    const headers = { 'content-type': 'application/json' };
    for (const url of ['/api/cases', '/api/session', '/api/follow', `/api/cases/${randomUUID()}/commands`]) {
      const answer = await t.app.inject({ method: 'POST', url, payload, headers, cookies: student.cookies });
      expect(answer.statusCode, `${url} ${answer.body}`).toBeLessThan(500);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
  });
  it.each([
    '/api/cases/%00',
    '/api/cases?text=%00',
    '/api/cases?after=%00',
    '/api/cases?text=%ff',
    '/api/cases?limit=1e9',
    '/api/cases?after=2026-99-99T00:00:00.000Z_x',
  ])('in the address %s makes no server error', async (url) => {
    const answer = await t.app.inject({ url, cookies: operator.cookies });
    expect(answer.statusCode, answer.body).toBeLessThan(500);
  });
  it('from another site is refused', async () => {
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/cases',
      payload: draft(),
      cookies: student.cookies,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.json().code).toBe('cross-site');
  });
});

describe('a search in a list', () => {
  it('takes operators and wildcards as the characters they are', async () => {
    await student.call(submitCase, { body: draft({ title: '价格涨了100%不合理' }) });
    for (const text of ['100%不', "价格' | '涨了", '价格 & !合理', '价格:* <-> \\']) {
      expect((await operator.call(listCases, { query: { text } })).cases).toHaveLength(1);
    }
    for (const text of ['%%%', '!', '🙂', "'"]) {
      expect((await operator.call(listCases, { query: { text } })).cases).toHaveLength(0);
    }
  });
  it('finds a number by its beginning only', async () => {
    const { number } = await student.call(submitCase, { body: draft() });
    expect((await operator.call(listCases, { query: { text: number.toLowerCase() } })).cases).toHaveLength(1);
    expect((await operator.call(listCases, { query: { text: 'JS202_' } })).cases).toHaveLength(0);
  });
});

describe('answers of a follow-up', () => {
  it('are all needed when somebody was reached', async () => {
    const body = draft();
    await student.call(submitCase, { body });
    const problem = await student.refused(commandCase, {
      params: { id: body.id },
      body: { type: 'FollowUp', version: 1, reached: true, solved: 'yes' },
    });
    expect(problem.fields?.map((f) => f.field).sort()).toEqual(['contacted', 'handling', 'process']);
  });
});

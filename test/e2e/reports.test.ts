import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { reportFilePath } from '../../src/contract/reports.ts';
import { unzip } from '../unzip.ts';
import { seriousViolations, type Visitor } from './browser.ts';
import { openSchool, type Person, type School } from './school.ts';

/** A report as two people play it: drafted, read, rewritten, approved, numbered, issued, and printed again the same. */
let school: School;
let desk: Person;
let leader: Person;
let student: Person;
const open: Visitor[] = [];

beforeAll(async () => {
  school = await openSchool();
  desk = await school.person({ role: 'dispatcher' }, { role: 'operator' });
  leader = await school.person({ role: 'leader' });
  student = await school.person();
  for (let n = 0; n < 3; n++) await school.give(desk, await school.submit(student), { type: 'Accept' });
  // The next morning, before the daily report is drafted by itself.
  await school.setClock('2026-03-02T23:00:00.000Z');
});
afterAll(() => school?.close());
afterEach(async () => {
  for (const { context, faults } of open.splice(0)) {
    await context.close();
    expect(faults).toEqual([]);
  }
});

async function at(person: Person, address: string): Promise<Page> {
  const visitor = await school.visit(person, 'desk');
  open.push(visitor);
  await visitor.page.goto(`${school.service.address}/desk${address}`);
  return visitor.page;
}

/** Buttons by their words; the component library sets a space between two characters. */
const buttons = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^(\\S+ )?${[...name].join(' ?')}$`) });

async function printed(page: Page, id: string): Promise<Buffer> {
  const answer = await page.request.get(`${school.service.address}${reportFilePath(id, 'docx')}`);
  expect(answer.status()).toBe(200);
  return answer.body();
}

const words = '三月二日来件平稳，均已受理。';

it('is drafted, rewritten, approved by another, numbered, issued, and printed again byte for byte', async () => {
  const page = await at(desk, '/reports');
  await buttons(page, '拟一份报告').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('最近结束的期间').waitFor();
  await buttons(dialog, '生成草稿').click();

  // The sheet as it will be printed, with the numbers of the day.
  const sheet = page.locator('.report-sheet');
  await sheet.getByText('受理诉求3件').first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const before = await sheet.locator('.paragraph-editable').first().innerText();
  await buttons(sheet, '修改这一段').first().click();
  await sheet.getByRole('textbox', { name: '修改这一段' }).fill(words);
  await page.keyboard.press('Control+Enter');

  await sheet.locator('.rewritten').waitFor();
  expect(await sheet.innerText()).toContain(words);
  expect(before).not.toContain(words);

  const side = page.getByRole('complementary', { name: '办理' });
  await buttons(side, '送审').click();
  await side.getByText('等待审定').waitFor();
  // Nobody approves what he submitted, and a dispatcher nothing at all.
  expect(await buttons(side, '审定').count()).toBe(0);

  const office = await at(leader, `/reports/${id}`);
  const steps = office.getByRole('complementary', { name: '办理' });
  await buttons(steps, '审定').click();
  await steps.getByText('已审定，等待编号印发').waitFor();
  await buttons(steps, '编号印发').click();
  await buttons(office.getByRole('tooltip'), '编号印发').click();
  await steps.getByText('2026年第1期').waitFor();
  expect(await seriousViolations(office)).toEqual([]);

  const issued = await office.locator('.report-sheet').innerText();
  expect(issued).toContain(words);
  expect(issued).toContain('第1期');
  const file = await printed(office, id);
  expect(unzip(file).get('word/document.xml')?.text).toContain(words);

  // Days later there are other cases, and the files that were kept are gone.
  await school.setClock('2026-03-05T02:00:00.000Z');
  await school.give(desk, await school.submit(student), { type: 'Accept' });
  await school.database.pool.query('delete from report_file');
  await page.reload();
  await side.getByText('已印发归档').waitFor();
  expect(await sheet.innerText()).toBe(issued);
  expect((await printed(page, id)).equals(file)).toBe(true);
  expect(await buttons(sheet, '修改这一段').count()).toBe(0);
});

import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seriousViolations, type Visitor } from './browser.ts';
import { openSchool, type Person, type School } from './school.ts';

/** The register of verified deeds as four people play it, the list of one of them following without a reload. */
let school: School;
let supervisor: Person;
let second: Person;
let head: Person;
let leader: Person;
const open: Visitor[] = [];

beforeAll(async () => {
  school = await openSchool();
  supervisor = await school.person({ role: 'supervisor' });
  second = await school.person({ role: 'supervisor' });
  head = await school.person({ role: 'head', unit: 'hq-repair' });
  leader = await school.person({ role: 'leader' });
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

/** A button by its words; the component library sets a space between two characters. */
const button = (within: Page | Locator, name: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^(\\S+ )?${[...name].join(' ?')}$`) }).first();

async function judge(person: Person, address: string, name: string, words: string): Promise<void> {
  const page = await at(person, address);
  await button(page, name).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由和依据').fill(words);
  await button(dialog, name).click();
  await dialog.waitFor({ state: 'detached' });
}

it('is entered, confirmed by another, appealed by the unit and ruled on by a leader, live on every screen', async () => {
  const list = await at(second, '/rates/deeds');
  await list.getByText('没有查实事项').waitFor();

  const page = await at(supervisor, '/rates/deeds');
  await button(page, '登记查实事项').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('主动认领', { exact: true }).click();
  await dialog.getByLabel('单位').click();
  await page.keyboard.type('维修服务科');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('查实情况').fill('主动认领自习室电源无主管线的维修,三天内修复。');
  await button(dialog, '登记查实事项').click();
  await page.getByRole('heading', { name: '主动认领 · 维修服务科' }).waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  const address = new URL(page.url()).pathname.replace('/desk', '');
  // Whoever entered it is offered no confirmation.
  expect(await button(page, '认定').count()).toBe(0);

  const row = list.getByRole('row').filter({ hasText: '查〔2026〕1号' });
  await row.getByText('待认定').waitFor();
  expect(await seriousViolations(list)).toEqual([]);
  await judge(second, address, '认定', '现场核对属实');
  await row.getByText('已认定').waitFor();

  await judge(head, address, '申诉', '共两处,只登记了一处,请更正');
  await row.getByText('申诉中').waitFor();
  const leadership = await at(leader, '/leadership');
  await leadership.getByText('查实事项申诉').waitFor();
  await judge(leader, address, '申诉成立，撤销', '由督查员重新登记');
  await row.getByText('已撤销').waitFor();
  await page.getByText('申诉成立，撤销认定').waitFor();
});

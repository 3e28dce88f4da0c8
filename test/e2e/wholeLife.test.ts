import { randomBytes } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousViolations, type Visitor } from './browser.ts';
import { pick } from './pick.ts';
import { monday, openSchool, type Person, type School } from './school.ts';

/** What issue 3 calls done: eight lives of a case, set up over HTTP and played in the browser where it matters what people see. */
let school: School;
let student: Person;
let desk: Person;
let officer: Person;
let head: Person;
let partner: Person;
let caller: Person;
let supervisor: Person;
let leader: Person;
const unit = 'hq-repair';
const title = '三号楼四层水房漏水';
const result = '已更换阀芯,现场试水不漏,如再漏请联系维修服务科。';
const open: Visitor[] = [];

beforeAll(async () => {
  school = await openSchool();
  student = await school.person();
  desk = await school.person({ role: 'operator' }, { role: 'dispatcher' });
  officer = await school.person({ role: 'officer', unit });
  head = await school.person({ role: 'head', unit });
  partner = await school.person({ role: 'officer', unit: 'security' });
  caller = await school.person({ role: 'caller' });
  supervisor = await school.person({ role: 'supervisor' });
  leader = await school.person({ role: 'leader' });
});
afterAll(() => school?.close());
beforeEach(() => school.setClock(monday));
afterEach(async () => {
  for (const { context, faults } of open.splice(0)) {
    await context.close();
    expect(faults).toEqual([]);
  }
});

/** A page of somebody, at an address of the desk or, on a phone, of the portal. */
async function at(person: Person | null, address: string, size: 'desk' | 'phone' = 'desk'): Promise<Page> {
  const visitor = await school.visit(person, size);
  open.push(visitor);
  await visitor.page.goto(`${school.service.address}${address}`);
  return visitor.page;
}
const deskCase = (person: Person, id: string) => at(person, `/desk/cases/${id}`);
const portalCase = (person: Person | null, id: string) => at(person, `/cases/${id}`, 'phone');

/** A button of the desk: the component library sets a space between two characters, and the button says its key after them. */
const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^(\\S+ )?${[...name].join(' ?')}`) });

async function form(page: Page, command: string): Promise<Locator> {
  await button(page, command).first().click();
  const opened = page.locator('form.command-form');
  await opened.waitFor();
  return opened;
}
async function send(opened: Locator): Promise<void> {
  await opened.locator('button[type=submit]').click();
  await opened.waitFor({ state: 'detached' });
}
/** The options of the list that is open; closed ones stay in the page. */
const options = (page: Page): Locator =>
  page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option');

/** Chooses from a list by typing part of the name. */
async function choose(page: Page, opened: Locator, label: string, part: string): Promise<void> {
  // A hint may stand behind the words of a label.
  await opened.getByLabel(new RegExp(`^${label}`)).click();
  await page.keyboard.type(part);
  await options(page).filter({ hasText: part }).first().click();
}

async function dispatched(who: Person = student): Promise<string> {
  const id = await school.submit(who);
  await school.give(desk, id, { type: 'Accept' });
  await school.give(desk, id, { type: 'Dispatch', unit });
  return id;
}
async function responded(who: Person = student): Promise<string> {
  const id = await dispatched(who);
  await school.give(officer, id, { type: 'Sign' });
  await school.give(officer, id, { type: 'Respond', means: 'call', evidence: '已电话联系' });
  return id;
}

describe('a case that nobody wants', () => {
  it('is returned, consulted about and designated; the promise to the requester stands', async () => {
    const id = await dispatched();
    const promised = (await school.see(student, id)).resolveBy;
    const back = { type: 'Return', reason: 'not-our-duty', text: '属于水电管理科的职责范围', proposedUnit: 'hq-utilities' };

    const unitPage = await deskCase(officer, id);
    const returning = await form(unitPage, '申请退单');
    await choose(unitPage, returning, '建议改派给', '水电');
    const reason = returning.getByLabel('理由').first();
    await reason.press('ArrowDown');
    await reason.press('Enter');
    await returning.getByLabel('依据和说明').fill('管网属于水电管理科维护,附职责清单');
    await send(returning);

    const deskPage = await deskCase(desk, id);
    const ruling = await form(deskPage, '审核退单');
    await ruling.getByText('同意退单，重新派件').click();
    await ruling.getByLabel('依据').fill('情况属实');
    await send(ruling);
    await school.give(desk, id, { type: 'Dispatch', unit });
    await school.give(officer, id, back);
    await school.give(desk, id, { type: 'Consult', parties: [unit, 'hq-utilities'], unit, text: '双方到会,由维修服务科主办' });
    await school.give(officer, id, back);

    await deskPage.reload();
    await expect.poll(() => button(deskPage, '会商').count()).toBe(0);
    const designating = await form(deskPage, '指定办理');
    await choose(deskPage, designating, '指定承办单位', '维修');
    await designating.getByLabel('指定的依据').fill('三次争议,由接诉中心指定');
    await send(designating);

    await unitPage.reload();
    await button(unitPage, '签收').first().waitFor();
    expect(await button(unitPage, '申请退单').count()).toBe(0);
    const mine = await portalCase(student, id);
    await mine.getByText('指定了承办单位').waitFor();
    expect((await school.see(student, id)).resolveBy).toBe(promised);
    // Which unit shifted it to which is no business of the requester's.
    expect(await mine.locator('body').innerText()).not.toContain('职责清单');
  });
});

describe('a joint case with a silent partner', () => {
  it('holds the result for the partner in its time, and charges it alone afterwards', async () => {
    const id = await responded();
    const page = await deskCase(officer, id);
    const adding = await form(page, '请单位协办');
    await choose(page, adding, '协办单位', '保卫');
    await adding.getByLabel('请它做什么').fill('配合打开管井');
    await adding.getByLabel('多长时间内').fill('0');
    await send(adding);
    await page.getByText('配合打开管井').first().waitFor();

    const partnerPage = await at(partner, '/desk/work');
    await partnerPage.getByText(title).first().waitFor();

    const headPage = await deskCase(head, id);
    const tooSoon = await form(headPage, '办结');
    await tooSoon.getByLabel('办理结果').fill(result);
    await tooSoon.locator('button[type=submit]').click();
    await tooSoon.getByText('还有协办单位没有反馈').waitFor();

    await school.setClock('2026-03-03T01:00:00.000Z');
    await headPage.reload();
    const parts = headPage.locator('.case-parts');
    await parts.getByText('超期').first().waitFor();
    const resolving = await form(headPage, '办结');
    await resolving.getByLabel('办理结果').fill(result);
    await send(resolving);
    const { rows } = await school.database.pool.query(
      'select unit, reported_at, due_at < $2 as late from analytics.part_fact where case_id = $1',
      [id, '2026-03-03T01:00:00Z'],
    );
    expect(rows).toEqual([{ unit: 'security', reported_at: null, late: true }]);
  });
});

describe('more time', () => {
  it('is refused late, granted in time, and told to the requester with its reason', async () => {
    const late = await responded();
    const id = await responded();
    const page = await deskCase(officer, id);
    const asking = await form(page, '申请延期');
    await asking.getByLabel('延长多少').fill('2');
    await asking.getByLabel('延期的原因').fill('配件需从厂家调货,周四到');
    await send(asking);
    await school.give(head, id, { type: 'EndorseExtension', endorsed: true });
    const deskPage = await deskCase(desk, id);
    const granting = await form(deskPage, '审批延期');
    await granting.getByText('批准延期').click();
    await granting.getByLabel('给诉求人的理由（可不填）').fill('厂家周四到货,期间已关阀并放置水桶');
    await send(granting);
    const mine = await portalCase(student, id);
    await mine.getByText('经批准延期').first().waitFor();
    await mine.getByText('厂家周四到货').first().waitFor();
    // The date before stands beside the new one, struck through.
    await mine.locator('.status-due del').waitFor();

    await school.setClock('2026-03-12T02:00:00.000Z');
    const latePage = await deskCase(officer, late);
    const tooLate = await form(latePage, '申请延期');
    await tooLate.getByLabel('延长多少').fill('1');
    await tooLate.getByLabel('延期的原因').fill('还需要两天时间处理,配件未到');
    await tooLate.locator('button[type=submit]').click();
    await tooLate.getByText('已经超过办结时限，不能再申请延期').waitFor();
  });
});

describe('a ledger case', () => {
  it('is open to the requester for three months of reviews, until it is done and leaves the ledger', async () => {
    const id = await responded();
    await school.give(head, id, {
      type: 'RequestLedger',
      reason: 'budget',
      plan: '列入暑期管网改造,更换整条立管',
      milestones: [
        { on: '2026-04-20', text: '完成招标' },
        { on: '2026-05-25', text: '完成施工' },
      ],
      interim: '加装临时接水盘,每天巡查一次',
    });
    const leaderPage = await deskCase(leader, id);
    const granting = await form(leaderPage, '审批挂账');
    await granting.getByText('批准挂账').click();
    await granting.getByLabel('责任领导').fill('分管后勤副校长');
    await send(granting);

    const mine = await portalCase(student, id);
    const card = mine.locator('.long-term');
    await card.getByText('完成招标').waitFor();
    await card.getByText('分管后勤副校长').waitFor();
    expect(await seriousViolations(mine)).toEqual([]);

    for (const [now, words] of [
      ['2026-04-01T02:00:00.000Z', '招标文件已经发布'],
      ['2026-04-21T02:00:00.000Z', '招标完成,施工队五月进场'],
    ] as const) {
      await school.setClock(now);
      await school.give(supervisor, id, { type: 'ReviewLedger', text: words });
    }
    await school.setClock('2026-05-20T02:00:00.000Z');
    const supervisorPage = await deskCase(supervisor, id);
    const reviewing = await form(supervisorPage, '复核挂账');
    await reviewing.locator('textarea').fill('立管更换完成九成,本月内完工');
    await send(reviewing);
    await mine.reload();
    await mine.getByText('立管更换完成九成').first().waitFor();

    await school.setClock('2026-06-02T02:00:00.000Z');
    const headPage = await deskCase(head, id);
    const resolving = await form(headPage, '办结');
    await resolving.getByLabel('办理结果').fill('整条立管已更换完毕,试压合格,接水盘已撤;再有渗漏请联系维修服务科。');
    await send(resolving);
    await mine.reload();
    await mine.getByText('整条立管已更换完毕').first().waitFor();
    expect(await mine.locator('.long-term').count()).toBe(0);
    expect((await school.see(student, id)).timeline.filter(({ type }) => type === 'LedgerReviewed')).toHaveLength(3);
  });
});

describe('forty reports of one outage', () => {
  it('are merged in one stroke, follow one case, and each requester gets its answer', async () => {
    const outage = { categoryCode: '0502', title: '六号公寓整栋停电', placeId: 'd6' };
    const people = await Promise.all(Array.from({ length: 40 }, () => school.person()));
    const ids: string[] = [];
    for (const person of people) ids.push(await school.submit(person, outage));
    const main = ids[0]!;

    const page = await at(desk, '/desk/triage');
    await page.getByPlaceholder('搜索标题或编号').fill('六号公寓');
    await page.getByText('共 40 件').waitFor();
    await pick(page.locator('.inbox-list input[type=checkbox]').first());
    await page
      .getByRole('toolbar', { name: '批量操作' })
      .getByRole('button', { name: /全 ?选/ })
      .click();
    await page.getByText('已选 40 件').waitFor();
    await page
      .getByRole('toolbar', { name: '批量操作' })
      .getByRole('button', { name: /并 ?案/ })
      .click();
    const dialog = page.getByRole('dialog');
    const { number } = await school.see(desk, main);
    await pick(dialog.getByRole('radio', { name: `以 ${number} 为主件` }));
    await dialog.getByRole('button', { name: /并 ?案/ }).click();
    await dialog.getByText('39 件已完成').waitFor();
    await dialog
      .getByRole('button', { name: /关 ?闭/ })
      .last()
      .click();

    await school.give(desk, main, { type: 'Accept' });
    await school.give(desk, main, { type: 'Dispatch', unit });
    await school.give(officer, main, { type: 'Sign' });
    await school.give(officer, main, { type: 'Respond', means: 'visit', evidence: '已到配电室查看' });
    const headPage = await deskCase(head, main);
    const resolving = await form(headPage, '办结');
    await resolving.getByLabel('办理结果').fill('配电柜故障已排除,全楼供电恢复;再跳闸请打维修电话。');
    await send(resolving);

    const last = await portalCase(people[39]!, ids[39]!);
    await last.getByText('已随主件答复').waitFor({ timeout: 20_000 });
    await last.getByText('全楼供电恢复').first().waitFor();
    await expect
      .poll(
        async () => {
          const { rows } = await school.database.pool.query<{ n: number }>(
            `select count(*)::int as n from case_view where merged_into = $1 and phase = 'closed'`,
            [main],
          );
          return rows[0]!.n;
        },
        { timeout: 30_000 },
      )
      .toBe(39);
    await headPage.reload();
    await headPage.getByText('39').first().waitFor();
  });
});

describe('an anonymous requester whom nobody can reach', () => {
  it('is tried on three half-days, asked by the code for three days, and counted as nobody’s satisfaction', async () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const code = [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
    const id = await school.submit(null, { followUpCode: code });
    await school.give(desk, id, { type: 'Accept' });
    await school.give(desk, id, { type: 'Dispatch', unit });
    await school.give(officer, id, { type: 'Sign' });
    await school.give(officer, id, { type: 'Respond', means: 'visit', evidence: '到水房查看' });
    await school.give(head, id, { type: 'Resolve', text: result });

    const page = await at(caller, '/desk/follow-up');
    await page.getByText(title).first().click();
    for (const [i, now] of [monday, '2026-03-02T07:00:00.000Z', '2026-03-03T01:00:00.000Z'].entries()) {
      await school.setClock(now);
      const calling = await form(page, '回访');
      // What is read aloud is the school's, and the same for everybody.
      await calling.getByText('没有标准答案').waitFor();
      expect(await page.locator('body').innerText()).not.toContain('维修服务科办');
      await calling.getByText(`已在 ${i} 个不同的半天联系未果`).waitFor();
      await calling.getByRole('button', { name: '没有联系上' }).click();
      await calling.waitFor({ state: 'detached' });
    }

    const mine = await at(null, '/follow', 'phone');
    await mine.getByRole('textbox').fill(code);
    await mine.locator('form button[type=submit]').click();
    await mine.waitForURL('**/cases/*');
    await mine.getByText('我们没有联系上您').waitFor();
    await mine.getByText('请在 3月6日').first().waitFor();
    await mine.getByRole('button', { name: '评价这次办理' }).waitFor();

    await school.setClock('2026-03-06T01:00:00.000Z');
    await school.runJob('close-unanswered');
    await mine.getByText('已归档').first().waitFor({ timeout: 20_000 });
    await mine.getByText('多次回访未能联系上').first().waitFor();
    const { rows } = await school.database.pool.query(
      'select handling, solved, close_reason from analytics.case_fact where case_id = $1',
      [id],
    );
    expect(rows).toEqual([{ handling: null, solved: null, close_reason: 'unreached' }]);
  });
});

describe('somebody who is let down twice', () => {
  it('says so by a one-time link, and after the second rework the case goes to supervision', async () => {
    const id = await responded();
    await school.give(head, id, { type: 'Resolve', text: result });

    const link = await school.ratingLink(id, 'CaseResolved');
    const phone = await school.visit(null, 'phone');
    open.push(phone);
    await phone.page.setViewportSize({ width: 360, height: 740 });
    await phone.page.goto(link);
    await phone.page.getByText(/JS2026-\d{6}/).waitFor();
    // The link alone says nothing of who asked or what was written.
    const seen = await phone.page.locator('main').innerText();
    for (const secret of [title, '王', '试水']) expect(seen).not.toContain(secret);
    expect(await seriousViolations(phone.page)).toEqual([]);
    // Nothing sticks out at the side.
    expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    const groups = phone.page.getByRole('group');
    await groups.nth(0).getByText('有', { exact: true }).or(groups.nth(0).locator('label').first()).first().click();
    for (const i of [1, 2, 3]) await groups.nth(i).locator('label').last().click();
    await phone.page.getByRole('button', { name: '提交评价' }).click();
    await phone.page.getByText('评价已收到').waitFor();
    // Used once, and clear to whoever finds it afterwards.
    await phone.page.reload();
    await phone.page.getByText('这个链接已经用过了').waitFor();

    const callerPage = await deskCase(caller, id);
    for (const round of [2, 3]) {
      await callerPage.reload();
      const reopening = await form(callerPage, '重办');
      await reopening.locator('textarea').fill('仍在漏水,请负责人到场重新办理');
      await send(reopening);
      await school.give(desk, id, { type: 'Dispatch', unit });
      await school.give(head, id, { type: 'Sign' });
      await school.give(head, id, { type: 'Respond', means: 'visit', evidence: '负责人到现场查看' });
      await school.give(head, id, { type: 'Resolve', text: result });
      await callerPage.reload();
      const calling = await form(callerPage, '回访');
      const answers = calling.getByRole('radiogroup');
      for (const i of [0, 1, 2, 3]) await answers.nth(i).locator('label').last().click();
      await calling.getByLabel('诉求人原话').fill(`第${round}次了,还在漏`);
      await send(calling);
    }

    await callerPage.reload();
    await callerPage.getByText('已转入督办').first().waitFor();
    expect(await button(callerPage, '重办').count()).toBe(0);
    expect(await button(callerPage, '归档').count()).toBe(0);
    const supervisorPage = await deskCase(supervisor, id);
    await supervisorPage.getByText('重办两次仍未解决，已转入督办').waitFor();
    await button(supervisorPage, '重办').first().waitFor();
    const mine = await portalCase(student, id);
    await mine.getByText('已转入督办').first().waitFor();
    await expect
      .poll(
        async () => {
          const { rows } = await school.database.pool.query(
            `select 1 from notification where case_id = $1 and template = 'SupervisionDemanded' and person = $2`,
            [id, supervisor.id],
          );
          return rows.length;
        },
        { timeout: 20_000 },
      )
      .toBe(1);
  });
});

describe('a secret case', () => {
  it('is read by neither an administrator nor an auditor nor a curious dispatcher, and by who is trusted', async () => {
    const id = await school.submit(student, { categoryCode: '1304', title: '反映某处长收受礼金' });
    const { number } = await school.see(student, id);
    for (const person of [await school.person({ role: 'admin' }), await school.person({ role: 'auditor' }), desk]) {
      const page = await deskCase(person, id);
      await page.getByText('没有找到这件诉求').or(page.getByText('没有做这件事的权限')).first().waitFor();
      expect(await page.locator('body').innerText()).not.toContain('礼金');
    }
    const curious = await at(desk, '/desk/cases');
    await curious.getByPlaceholder('搜索标题或编号').fill(number);
    await expect.poll(() => curious.getByText('共 0 件').or(curious.getByText(/没有/)).count()).toBeGreaterThan(0);
    expect(await curious.locator('body').innerText()).not.toContain('礼金');

    const trusted = await school.person({ role: 'trusted' }, { role: 'dispatcher' });
    const page = await deskCase(trusted, id);
    await page.getByRole('heading', { name: '反映某处长收受礼金' }).waitFor();
  });
});

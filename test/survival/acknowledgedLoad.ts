import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/server/platform/db.ts';
import { type People, type Person, unit } from './newPeople.ts';

type Answered = (process: number, askedAt: number) => void;

/** Requesters and one desk: each submits, accepts and dispatches, one case after the other, and notes what was answered with 200. */
export class AcknowledgedLoad {
  readonly #addresses: readonly string[];
  readonly #people: People;
  readonly #answered: Answered;
  #next = 0;
  /** Versions that were acknowledged, by case. */
  readonly #known = new Map<string, { number: string; version: number }>();
  #touched = new Set<string>();
  #answers = 0;
  #goesOn = false;
  #running: Promise<unknown> = Promise.resolve();

  /**
   * @param addresses of the processes; each request goes to the next one
   * @param answered is told of every answer with 200: which process gave it, and when it was asked
   */
  constructor(addresses: readonly string[], people: People, answered: Answered = () => {}) {
    this.#addresses = addresses;
    this.#answered = answered;
    this.#people = people;
  }

  /** @param clients who work at once */
  begin(clients: number): void {
    this.#goesOn = true;
    this.#touched = new Set();
    this.#running = Promise.all(Array.from({ length: clients }, () => this.#client()));
    // Thrown by `end`, so that whoever started the machines can clear them away.
    this.#running.catch(() => {});
  }

  /** Lets everybody finish the case in hand. */
  async end(): Promise<void> {
    this.#goesOn = false;
    await this.#running;
  }

  acknowledged = () => this.#answers;
  touched = () => [...this.#touched];

  async #client(): Promise<void> {
    while (this.#goesOn) {
      const id = randomUUID();
      this.#touched.add(id);
      const body = { id, categoryCode: '0401', title: '水龙头关不上了', text: '从昨天晚上开始。', placeId: 'd3' };
      const receipt = await this.#untilAnswered('/api/cases', this.#people.student, body);
      this.#known.set(id, { number: receipt.number as string, version: 1 });
      for (const [i, command] of [{ type: 'Accept' }, { type: 'Dispatch', unit }].entries()) {
        await this.#untilAnswered(`/api/cases/${id}/commands`, this.#people.operator, { ...command, version: i + 1 });
        this.#known.set(id, { number: receipt.number as string, version: i + 2 });
      }
      await pause(20);
    }
  }

  /** Sends the same until there is an answer. 412 after a cut: the command that got no answer had come about. */
  async #untilAnswered(place: string, person: Person, body: object): Promise<Record<string, unknown>> {
    for (;;) {
      const at = this.#next++ % this.#addresses.length;
      const asked = performance.now();
      const answer = await fetch(this.#addresses[at] + place, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: person.cookie },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      }).catch(() => null);
      const text = answer === null ? '' : await answer.text().catch(() => '');
      if (answer?.ok && text !== '') {
        this.#answers += 1;
        this.#answered(at, asked);
        return JSON.parse(text);
      }
      if (answer?.status === 412) return {};
      if (answer && answer.status < 500 && text !== '') throw new Error(`${place}: ${answer.status} ${text}`);
      await pause(50);
    }
  }

  /** What was acknowledged and is not there, and what is there more than once. */
  async compare({ pool }: Database): Promise<{ lost: number; duplicated: number }> {
    const { rows } = await pool.query<{ id: string; number: string; version: number }>(
      'select id, number, version from case_view',
    );
    const stored = new Map(rows.map((row) => [row.id, row]));
    let lost = 0;
    for (const [id, known] of this.#known) {
      const row = stored.get(id);
      if (!row || row.number !== known.number || row.version < known.version) lost += 1;
    }
    const { rows: submitted } = await pool.query<{ n: number }>("select count(*) as n from event where type = 'CaseSubmitted'");
    const numbers = new Set(rows.map(({ number }) => number));
    const strangers = rows.filter(({ id }) => !this.#known.has(id)).length;
    return { lost, duplicated: submitted[0]!.n - rows.length + rows.length - numbers.size + strangers };
  }
}

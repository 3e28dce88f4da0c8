import { parentPort } from 'node:worker_threads';
import type { Campus } from './engine/campus.ts';
import type { Draft } from './engine/drafts.ts';
import { type EffectOrder, type MeasuredEffect, measureEffect } from './engine/effects.ts';
import type { Facts } from './engine/facts.ts';
import { frameAt } from './engine/frame.ts';
import { type Night, type NightlyOrder, nightly } from './engine/nightly.ts';
import { type NewFact, openWatch, type Watch, type WatchSettings } from './engine/watch.ts';

/** What the thread is asked, and what it answers. */
export type Asked =
  | { readonly type: 'night'; readonly facts: Facts; readonly campus: Campus; readonly order: NightlyOrder }
  | {
      readonly type: 'open-watch';
      readonly facts: Facts;
      readonly campus: Campus;
      readonly today: number;
      readonly settings: WatchSettings;
    }
  | { readonly type: 'effects'; readonly facts: Facts; readonly campus: Campus; readonly orders: readonly EffectOrder[] }
  | { readonly type: 'watch'; readonly added: readonly NewFact[] };
export type Answered = {
  readonly night: Night | null;
  readonly 'open-watch': boolean;
  readonly effects: readonly MeasuredEffect[];
  /** Drafts, and milliseconds that each case took. */
  readonly watch: { readonly drafts: readonly Draft[]; readonly milliseconds: readonly number[] };
};

let watch: Watch | null = null;

function answer(asked: Asked): Answered[Asked['type']] {
  switch (asked.type) {
    case 'night':
      return nightly(asked.facts, asked.campus, asked.order);
    case 'open-watch': {
      const frame = frameAt(asked.facts, asked.campus, asked.today);
      watch = frame === null ? null : openWatch(frame, asked.settings);
      return watch !== null;
    }
    case 'effects':
      return asked.orders.map((order) => measureEffect(asked.facts, asked.campus, order));
    case 'watch': {
      const milliseconds: number[] = [];
      const drafts = asked.added.flatMap((fact) => {
        const from = performance.now();
        const found = watch?.add(fact) ?? [];
        milliseconds.push(performance.now() - from);
        return found;
      });
      return { drafts, milliseconds };
    }
  }
}

parentPort?.on('message', ({ id, asked }: { id: number; asked: Asked }) => {
  try {
    parentPort!.postMessage({ id, answer: answer(asked) });
  } catch (error) {
    parentPort!.postMessage({ id, error });
  }
});

import { followUp } from './followUp.ts';
import { handling } from './handling.ts';
import { intake } from './intake.ts';
import type { Now, Scene, Stretch } from './scene.ts';

/** The whole life of a case after its submission. */
export function* life(scene: Scene, start: Now): Stretch {
  let now = yield* intake(scene, start);
  for (;;) {
    if (now.s.phase === 'accepted') now = yield* handling(scene, now);
    if (now.s.phase === 'resolved') now = yield* followUp(scene, now);
    if (now.s.phase !== 'accepted') return now;
  }
}

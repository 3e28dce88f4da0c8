import type { DeedEvent, DeedState } from '../../domain/deed/deed.ts';
import type { NewJob } from '../platform/jobs.ts';

/** Who is told of what happened to a deed; queued with the fact. A unit hears of a charge when it is confirmed, and can appeal from then on. */
export function deedJobs(id: string, s: DeedState, events: readonly DeedEvent[]): NewJob[] {
  return events.flatMap((e) => following(id, s, e));
}

function following(id: string, s: DeedState, e: DeedEvent): NewJob[] {
  const tell = (to: Extract<NewJob, { readonly name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template: e.type, to },
  });
  const head = tell({ role: 'head', unit: s.whose });
  // What the system proposed nobody has to be told back.
  const enterer = s.enteredBy === 'system' ? [] : [tell({ person: s.enteredBy })];
  switch (e.type) {
    case 'DeedEntered':
      return [tell({ role: 'supervisor', unit: null })];
    case 'DeedConfirmed':
      return [head];
    case 'DeedAppealed':
      return [tell({ role: 'leader', unit: null })];
    case 'DeedAffirmed':
    case 'DeedRevoked':
      return [head, ...enterer];
    case 'DeedRefused':
      return enterer;
    case 'DeedWithdrawn':
      return [];
  }
}

import type { DirectiveEvent, DirectiveState } from '../../domain/directive/directive.ts';
import type { NewJob } from '../platform/jobs.ts';

/** Who is told of what happened to a directive; queued with the fact. */
export function directiveJobs(id: string, s: DirectiveState, events: readonly DirectiveEvent[]): NewJob[] {
  return events.flatMap((e) => following(id, s, e));
}

function following(id: string, s: DirectiveState, e: DirectiveEvent): NewJob[] {
  const tell = (to: Extract<NewJob, { readonly name: 'notify' }>['data']['to']): NewJob => ({
    name: 'notify',
    data: { caseId: id, template: e.type, to },
  });
  const office = tell({ role: 'supervisor', unit: null });
  const units = s.units.flatMap((unit) => [tell({ unit }), tell({ role: 'head', unit })]);
  switch (e.type) {
    case 'DirectiveGiven':
      return [...units, office];
    case 'DirectiveAssigned':
    case 'DirectiveSentBack':
    case 'DirectivePostponed':
    case 'DirectiveReminded':
    case 'DirectiveClosed':
    case 'DirectiveWithdrawn':
      return units;
    case 'DirectiveReported':
      return [tell({ person: s.leader }), office];
    case 'DirectiveAccepted':
    case 'DirectiveProgressed':
      return [];
  }
}

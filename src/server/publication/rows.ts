import type { Wording } from '../../contract/publication.ts';
import type { Consent, PublicationState } from '../../domain/publication/vocabulary.ts';

/** A row of publication, written only by execute.ts. */
export type PublicationRow = {
  readonly id: string;
  readonly sourceCase: string;
  readonly number: number;
  readonly state: PublicationState;
  readonly consent: Consent;
  readonly unit: string;
  readonly category: string;
  readonly place: string | null;
  readonly wording: Wording | null;
  readonly proposedBy: string;
  readonly writtenBy: string;
  readonly objectionsUntil: string;
  readonly answeredMonth: string;
  readonly publishedAt: string | null;
  readonly changedAt: string;
};

export const publicationColumns = `p.id, p.source_case as "sourceCase", p.number, p.state, p.consent, p.unit, p.category, p.place, p.wording,
  p.proposed_by as "proposedBy", p.written_by as "writtenBy", p.objections_until as "objectionsUntil", p.answered_month as "answeredMonth",
  p.published_at as "publishedAt", p.changed_at as "changedAt"`;

/** How many found it helpful. */
export const helpfulColumn = '(select count(*)::int from publication_helpful h where h.publication = p.id) as helpful';

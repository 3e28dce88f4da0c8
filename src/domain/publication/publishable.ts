import type { CaseState } from '../case/case.ts';
import type { Confidentiality } from '../case/vocabulary.ts';
import type { Unpublishable } from './vocabulary.ts';

type CategoryRule = { readonly publishable: boolean; readonly confidentiality: Confidentiality; readonly statutory: boolean };
type Told = Pick<CaseState, 'phase' | 'result' | 'confidentiality' | 'anonymous' | 'nature'>;

/**
 * Why a case's answer can never be shown to everybody; null when it may be proposed. The category is the present one: a case that was moved to a
 * confidential category has become one. An anonymous report (举报) stays between the reporter and whoever looks into it.
 */
export function unpublishableBecause(state: Told, category: CategoryRule | undefined): Unpublishable | null {
  if (state.confidentiality !== 'normal') return 'confidential';
  if (!category?.publishable || category.confidentiality !== 'normal' || category.statutory) return 'category-not-public';
  if (state.anonymous && state.nature === 'report') return 'anonymous-report';
  if (state.phase !== 'closed' && state.phase !== 'followedUp') return 'not-ended';
  return state.result ? null : 'no-answer';
}

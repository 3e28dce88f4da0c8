import { reportStates, reportTypes } from '../../../domain/report/vocabulary.ts';
import type { ReportFilter } from '../../api/deskReports.ts';

/** The filter in an address; what it does not know is left out. */
export function reportFilterIn(search: URLSearchParams): ReportFilter {
  const type = reportTypes.find((known) => known === search.get('type'));
  const state = reportStates.find((known) => known === search.get('state'));
  const year = Number(search.get('year'));
  return {
    ...(type ? { type } : {}),
    ...(state ? { state } : {}),
    ...(Number.isInteger(year) && year >= 2000 && year <= 2100 ? { year } : {}),
  };
}

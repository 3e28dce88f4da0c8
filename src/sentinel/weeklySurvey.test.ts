import { describe, expect, it } from 'vitest';
import { countCube, countPersons, weeklySeries } from './cube.ts';
import { weeklyDesign } from './harmonic.ts';
import { poisson, seeded } from './random.ts';
import { surveyWeek } from './weeklySurvey.ts';

const SIZE = { days: 7 * 160, categories: 4, places: 6 };

describe('the weekly survey', () => {
  it('finds the building with the broken pump, not the building where one person complains', () => {
    const random = seeded(3);
    const rows: { day: number; category: number; place: number; person: number }[] = [];
    for (let day = 0; day < SIZE.days; day += 1) {
      for (let cell = 0; cell < 24; cell += 1) {
        const base = { day, category: Math.floor(cell / 6), place: cell % 6 };
        for (let n = poisson(random, 0.15); n > 0; n -= 1) rows.push({ ...base, person: Math.floor(random.next() * 5000) });
      }
      if (day < SIZE.days - 7) continue;
      for (let n = 0; n < 2; n += 1) rows.push({ day, category: 1, place: 4, person: 9000 + day * 2 + n });
      for (let n = 0; n < 2; n += 1) rows.push({ day, category: 2, place: 0, person: 8888 });
    }
    const columns = {
      day: rows.map(({ day }) => day),
      category: rows.map(({ category }) => category),
      place: rows.map(({ place }) => place),
      person: rows.map(({ person }) => person),
    };
    const survey = surveyWeek({
      cases: weeklySeries(countCube(columns, SIZE)),
      persons: weeklySeries(countPersons(columns, SIZE)),
      week: 159,
      design: weeklyDesign({ weeks: 160 }),
      rate: 0.1,
      rule: { minimumCases: 3, minimumPersons: 9, minimumRatio: 1.5, minimumExcess: 2, minimumSafetyCases: 2 },
    });
    expect(survey.judged).toBe(28);
    expect(survey.alerts.filter(({ place }) => place !== null).map(({ category, place }) => [category, place])).toEqual([[1, 4]]);
    expect(
      survey.suppressed.some(({ category, place, reason }) => category === 2 && place === 0 && reason === 'one-person'),
    ).toBe(true);
  });
});

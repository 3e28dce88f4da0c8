import type { SchoolDay } from './schoolYear.ts';

/** Kinds of places, by the buildings that belong to them. */
export const pools = {
  dorm: ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9', 'd10', 'd11', 'd12', 'd13', 'd14', 'd15', 'd16'],
  teach: ['t1', 't2', 't3', 't4', 't5', 't6'],
  canteen: ['c1', 'c2', 'c3', 'c4', 'c5'],
  library: ['lib', 'lib2'],
  lab: ['l1', 'l2', 'l3', 'l4'],
  sport: ['gym', 'field', 'gym2'],
  clinic: ['hosp', 'hosp2'],
  office: ['adm', 'svc', 'stu', 'it1'],
  shop: ['shop', 'post', 'post2', 'bath'],
  gate: ['gs', 'ge', 'gn', 'gb', 'park'],
  bus: ['bus', 'gb'],
  campus: ['dh', 'bs'],
  home: ['fac'],
  nowhere: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Pool = keyof typeof pools;

/** life: evenings, Sunday night, Monday · study: when there are lessons · meal · desk: office matters, on workdays · staff: in office hours · ever. */
export type Rhythm = 'life' | 'study' | 'meal' | 'desk' | 'staff' | 'ever';

export type Demand = {
  /** Cases in a usual year, before everything is scaled to the size of the history. */
  readonly yearly: number;
  readonly rhythm: Rhythm;
  readonly where: readonly (readonly [Pool, number])[];
};

/** Code, cases a year, rhythm, places with weights. Sizes: invented, in the proportions that universities publish (living first). */
const table = `
0101 45 desk nowhere:1
0102 70 desk nowhere:1
0103 26 life dorm:1
0104 30 life dorm:1
0105 24 desk nowhere:1
0106 36 desk nowhere:1
0107 24 desk nowhere:3 office:1
0108 14 desk nowhere:1
0109 12 desk nowhere:1
0201 24 desk nowhere:1
0202 58 desk nowhere:1
0203 17 study nowhere:1
0204 72 study teach:1
0205 18 desk nowhere:3 office:1
0206 28 desk nowhere:1
0207 28 desk nowhere:1
0208 42 study library:1
0209 26 study teach:4 library:1
0301 20 desk nowhere:1
0302 12 desk nowhere:1
0303 15 staff lab:1
0304 14 staff nowhere:1
0305 10 study lab:1
0401 84 study teach:5 office:2 lab:1
0402 46 study teach:4 library:1 office:2 clinic:1
0403 78 study teach:4 dorm:3 library:1
0404 110 life dorm:6 teach:4 library:1 sport:1
0405 24 ever campus:3 gate:2
0406 28 life dorm:4 teach:2
0407 34 life sport:1
0408 54 ever campus:3 dorm:3 teach:1
0409 44 life dorm:5 library:1 teach:2
0410 8 ever library:1 office:1 teach:2
0501 72 life dorm:1
0502 84 life dorm:1
0503 4 life dorm:5 teach:2 library:1
0504 1.2 life dorm:4 teach:1
0505 124 life dorm:7 shop:2
0506 76 life dorm:1
0507 98 life dorm:1
0508 40 life dorm:5 canteen:1
0509 50 life dorm:1
0510 62 life shop:1
0511 44 study bus:1
0601 22 meal canteen:1
0602 92 meal canteen:1
0603 44 meal canteen:1
0604 60 meal canteen:1
0605 40 meal canteen:1
0606 9 meal canteen:1
0607 34 meal gate:3 dorm:2
0701 150 life dorm:6 teach:3 library:1
0702 46 desk nowhere:5 office:1
0703 56 desk nowhere:1
0704 68 life canteen:3 shop:1 library:1 nowhere:2
0705 28 desk nowhere:1
0706 9 ever nowhere:1
0801 30 life dorm:4 teach:2
0802 13 life dorm:2 library:1 campus:1
0803 64 life gate:2 dorm:3
0804 40 study gate:3 campus:1
0805 48 life dorm:3 teach:1
0806 12 ever nowhere:1
0807 6 ever campus:1
0901 44 desk clinic:1
0902 24 desk clinic:1 nowhere:1
0903 24 desk nowhere:1
0904 3 life dorm:1
0905 11 life dorm:2 clinic:1
1001 20 staff nowhere:1
1002 12 staff nowhere:1
1003 10 staff nowhere:1
1004 14 staff nowhere:1
1005 10 staff home:1
1101 30 desk nowhere:1
1102 34 staff nowhere:1
1103 24 desk nowhere:1
1104 5 staff nowhere:1
1105 8 staff office:1 nowhere:1
1201 58 desk nowhere:1
1202 74 desk nowhere:4 office:1
1203 24 desk nowhere:1
1204 18 desk nowhere:1
1205 38 ever nowhere:2 campus:1 canteen:1
1206 44 ever nowhere:2 dorm:1 canteen:1
1207 28 ever nowhere:2 campus:1
1301 27 desk office:2 clinic:1 nowhere:1
1302 5 ever nowhere:1
1303 3 ever nowhere:1
1304 3 ever nowhere:1
1305 2 ever nowhere:1
1306 6 desk nowhere:1`;

export const demands: ReadonlyMap<string, Demand> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [code, yearly, rhythm, ...where] = line.split(' ') as [string, string, Rhythm, ...string[]];
      const shares = where.map((share) => share.split(':') as [Pool, string]);
      return [code, { yearly: Number(yearly), rhythm, where: shares.map(([pool, weight]) => [pool, Number(weight)] as const) }];
    }),
);

/** What the time of the year does to a leaf beyond the planted patterns: [codes, first day, day after the last, factor], 'MM-DD' of every year. */
const yearly: readonly (readonly [codes: string, from: string, to: string, factor: number])[] = [
  ['0403', '05-20', '07-12', 3],
  ['0403', '09-01', '09-20', 2.5],
  ['0508', '04-10', '06-20', 2.5],
  ['0508', '09-05', '10-15', 1.8],
  ['0405 0807 0406', '07-01', '08-25', 5],
  ['0905', '11-10', '12-31', 2.5],
  ['0901', '11-10', '12-31', 1.5],
  ['0805', '11-20', '12-31', 1.8],
  ['1101 1103', '09-01', '09-25', 3],
  ['0101', '09-05', '10-31', 1.8],
  ['0106', '03-01', '06-25', 1.8],
  ['0206 0301', '04-01', '06-25', 2.2],
  ['1102', '11-25', '12-31', 2.5],
  ['1204', '06-05', '08-20', 6],
  ['0205', '09-01', '09-20', 4],
  ['0205', '03-01', '03-15', 3],
  ['0202', '06-25', '07-15', 2],
  ['0202', '01-05', '01-25', 2],
  ['0502', '06-10', '07-10', 1.8],
  ['0408', '11-01', '11-25', 1.5],
  ['0510', '11-08', '11-20', 2],
];

const byCode = new Map<string, { from: string; to: string; factor: number }[]>();
for (const [codes, from, to, factor] of yearly) {
  for (const code of codes.split(' ')) byCode.set(code, [...(byCode.get(code) ?? []), { from, to, factor }]);
}

/** How often a leaf is complained of on a day, relative to its usual day in term. */
export function dayFactor(code: string, { rhythm }: Demand, d: SchoolDay): number {
  const monthDay = d.day.slice(5);
  const ofYear = (byCode.get(code) ?? []).reduce((f, w) => (w.from <= monthDay && monthDay < w.to ? f * w.factor : f), 1);
  return ofYear * presence(rhythm, d) * weekdays[rhythm][d.weekday - 1]!;
}

/** Monday first. */
const weekdays: Readonly<Record<Rhythm, readonly number[]>> = {
  life: [1.15, 1, 1, 0.95, 0.9, 0.85, 1.15],
  study: [1.25, 1.15, 1.1, 1.05, 1, 0.45, 0.6],
  meal: [1.1, 1.05, 1, 1, 1, 0.75, 0.85],
  desk: [1.35, 1.2, 1.1, 1.05, 0.9, 0.35, 0.5],
  staff: [1.35, 1.2, 1.15, 1.1, 1, 0.12, 0.15],
  ever: [1.1, 1, 1, 1, 1, 0.9, 1],
};

/** How much of the school is there. */
function presence(rhythm: Rhythm, d: SchoolDay): number {
  if (d.season === 'winterBreak') return rhythm === 'staff' ? 0.3 : rhythm === 'desk' ? 0.14 : 0.07;
  if (d.season === 'summerBreak') return rhythm === 'staff' ? 0.35 : rhythm === 'desk' ? 0.2 : 0.12;
  if (d.isHoliday) return rhythm === 'life' || rhythm === 'ever' ? 0.45 : 0.2;
  return d.season === 'examWeeks' && rhythm === 'desk' ? 0.8 : 1;
}

/** Weights of the 24 hours of a day: students write at noon and from seven in the evening, offices in the morning. */
export const hours: Readonly<Record<Rhythm, readonly number[]>> = {
  life: [2, 1, 0.4, 0.2, 0.1, 0.2, 1, 3, 4, 3.5, 4, 7, 8, 5, 3.5, 3.5, 4, 5, 6, 8, 9, 10, 9, 5],
  study: [0.4, 0.2, 0.1, 0, 0, 0.1, 0.5, 3, 8, 8, 8, 8, 7, 5, 8, 7, 6, 4, 4, 6, 6, 5, 3, 1],
  meal: [0.2, 0.1, 0, 0, 0, 0.2, 1.5, 4, 2, 1, 3, 14, 16, 5, 1.5, 1, 2, 8, 10, 5, 3, 2.5, 1.5, 0.5],
  desk: [0.6, 0.3, 0.1, 0, 0, 0, 0.3, 1.5, 5, 7, 7, 7, 6, 4, 6, 6, 5, 4, 3.5, 5, 5.5, 5, 3, 1.5],
  staff: [0, 0, 0, 0, 0, 0, 0.3, 2, 9, 11, 10, 7, 3, 5, 9, 9, 7, 4, 1.5, 1.5, 1.5, 1, 0.5, 0.1],
  ever: [0.8, 0.4, 0.2, 0.1, 0.1, 0.3, 1, 3, 5, 5, 5, 7, 7, 5, 5, 5, 5, 5, 5, 7, 7, 7, 5, 2.5],
};

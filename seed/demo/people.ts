import type { PersonKind, Role } from '../../src/domain/people/vocabulary.ts';
import { type Random, seeded } from '../../src/sentinel/random.ts';
import { happens, oneOf, weighted } from './chance.ts';

/** A row of seed/people.json. */
export type Account = {
  readonly login: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly unit: string | null;
  readonly grants: readonly { readonly role: Role; readonly unit: string | null }[];
};

/** Somebody in the demonstration; the login is also the id. */
export type DemoPerson = Account & {
  readonly phone: string;
  /** The building where a student lives; null for everybody else. */
  readonly home: string | null;
  /** Whether somebody may sign in as this person. */
  readonly hasPassword: boolean;
};

type Campus = {
  readonly units: ReadonlyMap<string, { readonly group: string }>;
  readonly places: ReadonlyMap<string, { readonly kind: string; readonly residents: number | null }>;
};

const inventedStudents = 360;
const inventedStaff = 44;

/** Everybody in the demonstration: the accounts of seed/people.json and some 400 invented requesters, the same for the same seed. */
export function demoPeople(seed: number, accounts: readonly Account[], campus: Campus): DemoPerson[] {
  const random = seeded(seed);
  const colleges = [...campus.units].filter(([, unit]) => unit.group === 'college').map(([id]) => id);
  const offices = [...campus.units]
    .filter(([, unit]) => unit.group !== 'contractor' && unit.group !== 'leadership')
    .map(([id]) => id);
  const dormitories = [...campus.places]
    .filter(([id, p]) => p.kind === 'building' && /^d\d+$/.test(id))
    .map(([id, p]) => [id, p.residents ?? 0] as const);
  const home = () => (dormitories.length > 0 ? weighted(random, dormitories) : null);
  const taken = new Set(accounts.map((account) => account.name));

  const known = accounts.map((account, i) => ({
    ...account,
    phone: phone(i),
    home: account.kind === 'student' ? (account.login === 'student1' && campus.places.has('d3') ? 'd3' : home()) : null,
    hasPassword: true,
  }));
  const invented = Array.from({ length: inventedStudents + inventedStaff }, (_, i): DemoPerson => {
    const isStudent = i < inventedStudents;
    return {
      login: isStudent ? studentNumber(random, i) : `t${String(30_000 + i)}`,
      name: newName(random, taken),
      kind: isStudent ? 'student' : 'staff',
      unit: isStudent || happens(random, 0.7) ? oneOf(random, colleges) : oneOf(random, offices),
      grants: [],
      phone: phone(accounts.length + i),
      home: isStudent ? home() : null,
      hasPassword: false,
    };
  });
  return [...known, ...invented];
}

/** Year of entry and a running number, as on a student card. */
function studentNumber(random: Random, i: number): string {
  return `s${weighted(random, [
    [22, 2],
    [23, 3],
    [24, 3],
    [25, 3],
  ])}${String(10_000 + i * 7)}`;
}

/** No subscriber's number: 199 0000 is not assigned. */
function phone(i: number): string {
  return `199 0000 ${String(1000 + ((i * 37) % 9000)).padStart(4, '0')}`;
}

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙贺陶顾毛郝龚邵万钱严覃武戚莫孔向汤',
];
const first = [...'子雨思佳嘉欣一梓宇浩文晓俊明志家建海春秋雪天晨逸亦若诗语静婉书望清景立永安启承泽润沐云星知远可乐新岳青彦'];
const second = [...'轩涵怡琪萱妍博然睿涛杰强磊鹏宁婷颖洁敏慧琳瑶雯倩蕾岚航宸阳辰翔凯峰旭昊霖源淇桐楠柯野川澄禾棠舟遥'];

function newName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = oneOf(random, surnames) + (happens(random, 0.14) ? '' : oneOf(random, first)) + oneOf(random, second);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

import type { RouterPage } from './routerPages.ts';

/** Asks the service as the visitor; POST with nothing begins what a page shows. @returns the answer's JSON; null when it is refused */
export type Ask = (path: string, method?: 'GET' | 'POST') => Promise<unknown>;

export type PageVisit = {
  /** An account of the demonstration; null: nobody is signed in. */
  readonly login: string | null;
  /** Fills the pattern with something that the demonstration holds; null when it holds none. */
  readonly address: (ask: Ask) => Promise<string | null>;
};

/** Who opens a page and with which example. A page that is not named here is opened by its face's usual visitor. */
export function visitTo({ face, pattern }: RouterPage): PageVisit {
  const login = loginFor(face, pattern);
  const example = examples[pattern];
  if (!pattern.includes(':')) return { login, address: async () => pattern };
  return {
    login,
    async address(ask) {
      const found = example ? await example(ask) : null;
      return found === null ? null : pattern.replace(/:\w+/, found);
    },
  };
}

const unit = 'hq-repair';
/** The longest beginning that fits decides. */
const logins: Readonly<Record<string, string | null>> = {
  '/': 'student1',
  '/sign-in': null,
  '/setup': null,
  '/rate': null,
  '/follow': null,
  '/desk': 'supervisor1',
  '/desk/sign-in': null,
  '/desk/triage': 'operator1',
  '/desk/phone': 'operator1',
  '/desk/work': `officer-${unit}`,
  '/desk/cases/:id/order': `officer-${unit}`,
  '/desk/cases/:id/publication': 'operator1',
  '/desk/training/certificates/:id': 'dispatcher1',
  '/desk/training/quiz/:id': `officer-${unit}`,
  '/desk/deputies': `head-${unit}`,
  '/desk/follow-up': 'caller1',
  '/desk/re-inspection': 'caller1',
  '/desk/posters': 'operator1',
  '/desk/knowledge/new': 'operator1',
  '/desk/leadership': 'leader1',
  '/desk/admin': 'admin',
  '/desk/admin/sign-in': 'security-admin',
  '/desk/admin/retention': 'security-admin',
  '/desk/admin/data-requests': 'security-admin',
  '/desk/admin/backups': 'security-admin',
  '/desk/admin/unusual-looks': 'auditor',
  '/desk/admin/audit': 'auditor',
};

function loginFor(face: RouterPage['face'], pattern: string): string | null {
  const fits = Object.keys(logins).filter((begin) => pattern === begin || pattern.startsWith(`${begin}/`) || begin === '/');
  const longest = fits.toSorted((a, b) => b.length - a.length)[0]!;
  return longest === '/' && face === 'desk' ? 'supervisor1' : logins[longest]!;
}

type Row = Readonly<Record<string, unknown>>;

/** A field of the first row of the answer's list. */
const first =
  (path: string, list: string, field = 'id') =>
  async (ask: Ask): Promise<string | null> => {
    const rows = ((await ask(path)) as Readonly<Record<string, readonly Row[]>> | null)?.[list];
    return (rows?.[0]?.[field] as string | undefined) ?? null;
  };

/** Begins a paper or a practice case, or goes on with the one that is open. */
const begun =
  (list: 'courses' | 'practice', part: 'attempts' | 'runs') =>
  async (ask: Ask): Promise<string | null> => {
    const lists = (await ask('/api/training')) as Readonly<Record<typeof list, readonly Row[]>> | null;
    const id = lists?.[list].find(({ quiz }) => quiz !== null)?.['id'];
    return ((await ask(`/api/training/${list}/${id}/${part}`, 'POST')) as { id?: string } | null)?.id ?? null;
  };

const examples: Readonly<Record<string, (ask: Ask) => Promise<string | null>>> = {
  '/cases/:id': first('/api/my/cases', 'cases'),
  '/help/:id': first('/api/articles', 'articles'),
  '/opinions/:id': first('/api/opinions', 'campaigns'),
  '/proposals/:id': first('/api/proposals', 'proposals'),
  '/answers/:id': first('/api/published', 'answers'),
  '/reports/:id': first('/api/reports', 'reports'),
  // Overdue ones have a history, orders and buttons.
  '/desk/cases/:id': first('/api/cases?overdue=true', 'cases'),
  '/desk/cases/:id/order': first('/api/cases?queue=work', 'cases'),
  '/desk/cases/:id/publication': first('/api/cases?phase=closed&order=newest', 'cases'),
  '/desk/publications/:id': first('/api/publications', 'publications'),
  '/desk/foresight/alerts/:id': first('/api/foresight/alerts', 'alerts'),
  '/desk/foresight/tasks/:id': first('/api/foresight/tasks', 'tasks'),
  '/desk/foresight/places/:id': first('/api/foresight/spots', 'spots', 'place'),
  '/desk/reports/:id': first('/api/reports', 'reports'),
  '/desk/knowledge/:id': first('/api/knowledge', 'articles'),
  '/desk/opinions/proposals/:id': first('/api/desk/proposals', 'proposals'),
  '/desk/opinions/:id': first('/api/desk/opinions', 'campaigns'),
  '/desk/training/courses/:id': first('/api/training', 'courses'),
  '/desk/training/certificates/:id': async (ask) => {
    const training = (await ask('/api/training')) as { courses: readonly { certificate: { id: string } | null }[] } | null;
    return training?.courses.find(({ certificate }) => certificate !== null)?.certificate?.id ?? null;
  },
  '/desk/training/quiz/:id': begun('courses', 'attempts'),
  '/desk/training/practice/:id': begun('practice', 'runs'),
  '/desk/orders/:id': first('/api/orders', 'orders'),
  '/desk/directives/:id': first('/api/directives', 'directives'),
  '/desk/meetings/:id': first('/api/meetings', 'meetings'),
  '/desk/supervision/ledgers/:kind': async () => 'orders',
  '/desk/supervision/frozen/:id': first('/api/ledgers', 'ledgers'),
  '/desk/deeds/:id': first('/api/deeds', 'deeds'),
  '/desk/rates/units/:unit': async () => unit,
  '/desk/rates/cases/:id': first('/api/cases?phase=closed&order=newest', 'cases'),
  '/desk/rates/published/:id': first('/api/measures/snapshots', 'snapshots'),
};

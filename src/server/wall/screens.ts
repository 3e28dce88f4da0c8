import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { createScreen, listScreens } from '../../contract/wall.ts';
import type { ScreenLanguage, ScreenMode } from '../../domain/wall/vocabulary.ts';
import type { Deps } from '../deps.ts';
import type { Caller, Identify } from '../platform/http.ts';
import { Problem } from '../platform/problem.ts';
import { digest, newToken } from '../platform/secrets.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'live'>;
type Listed = z.input<typeof listScreens.response>['screens'][number];
type Opening = z.input<typeof createScreen.response>;
export type ScreenSettings = { readonly name: string; readonly mode: ScreenMode; readonly language: ScreenLanguage };
export type Screen = ScreenSettings & { readonly id: string };

export const screenCookie = 'huying-wall';

const columns = `id, name, mode, language, created_at as "createdAt", opened_at as "openedAt", seen_at as "seenAt", revoked_at as "revokedAt"`;

export async function allScreens({ database }: Pick<Deps, 'database'>): Promise<Listed[]> {
  const { rows } = await database.pool.query<Listed>(
    `select ${columns} from wall_screen order by revoked_at is not null, created_at desc, id limit 500`,
  );
  return rows;
}

/** Adds a screen. Its token is in the answer and nowhere else. */
export async function addScreen(deps: Needs, settings: ScreenSettings, by: string): Promise<Opening> {
  const token = newToken();
  const { rows } = await deps.database.pool.query<Listed>(
    `insert into wall_screen (id, name, mode, language, link_hash, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
    [randomUUID(), settings.name, settings.mode, settings.language, digest(token), deps.clock(), by],
  );
  return { screen: rows[0]!, token };
}

/** @throws Problem 404 'not-found', also for one that is shut */
export async function setScreen(deps: Needs, id: string, { name, mode, language }: ScreenSettings): Promise<Listed> {
  return changed(deps, id, 'name = $2, mode = $3, language = $4', [name, mode, language]);
}

/** A new token; the cookie and the link of before are void. @throws Problem 404 'not-found', also for one that is shut */
export async function renewToken(deps: Needs, id: string): Promise<Opening> {
  const token = newToken();
  const screen = await changed(deps, id, 'link_hash = $2, cookie_hash = null, opened_at = null', [digest(token)]);
  return { screen, token };
}

/** @throws Problem 404 'not-found', also for one that is shut already */
export async function shutScreen(deps: Needs, id: string, by: string): Promise<Listed> {
  return changed(deps, id, 'link_hash = null, cookie_hash = null, revoked_at = $2, revoked_by = $3', [deps.clock(), by]);
}

async function changed(deps: Needs, id: string, set: string, values: readonly unknown[]): Promise<Listed> {
  const { rows } = await deps.database.pool.query<Listed>(
    `update wall_screen set ${set} where id = $1 and revoked_at is null returning ${columns}`,
    [id, ...values],
  );
  if (!rows[0]) throw new Problem(404, 'not-found');
  deps.live.announce({ kind: 'screen', id });
  return rows[0];
}

/** Exchanges the token for a cookie; it is good for one exchange. @throws Problem 401 'unauthenticated' for any other token */
export async function exchangeToken(deps: Needs, token: string): Promise<string> {
  const cookie = newToken();
  const { rowCount } = await deps.database.pool.query(
    `update wall_screen set link_hash = null, cookie_hash = $2, opened_at = $3, seen_at = $3 where link_hash = $1 and revoked_at is null`,
    [digest(token), digest(cookie), deps.clock()],
  );
  if (rowCount === 0) throw new Problem(401, 'unauthenticated');
  return cookie;
}

/** What a request brings to say which screen it is: its cookie, or, where a box can send headers and keeps no cookie, its token. */
export function credentialOf(request: FastifyRequest): string | null {
  const { [screenCookie]: cookie } = request.cookies;
  const header = request.headers.authorization;
  return cookie ?? (header?.startsWith('Bearer ') ? header.slice(7) : null);
}

/** The screen that holds the credential now, and that it has been seen. */
export async function screenWith(deps: Pick<Deps, 'database' | 'clock'>, credential: string): Promise<Screen | null> {
  const { rows } = await deps.database.pool.query<Screen>(
    `update wall_screen set seen_at = $2, opened_at = coalesce(opened_at, $2)
     where revoked_at is null and (cookie_hash = $1 or link_hash = $1) returning id, name, mode, language`,
    [digest(credential), deps.clock()],
  );
  return rows[0] ?? null;
}

const nobody: Caller = { actor: { id: null, grants: [], followed: null }, person: null, pending: null };

/** Finds out which screen asks; it is no person and has no rights but to read the wall. */
export function openScreenIdentify(deps: Pick<Deps, 'database' | 'clock'>): Identify {
  return async (request) => {
    const credential = credentialOf(request);
    const screen = credential === null ? null : await screenWith(deps, credential);
    return screen === null ? nobody : { ...nobody, screen };
  };
}

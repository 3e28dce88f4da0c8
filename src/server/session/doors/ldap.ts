import { Client, InvalidCredentialsError, ResultCodeError } from 'ldapts';
import type { Deps } from '../../deps.ts';
import { AddressNotAllowed, allowedAddresses } from '../../platform/addressGuard.ts';
import type { Arrival } from './arrive.ts';
import type { ProviderOf } from './providerStore.ts';

const timeoutMilliseconds = 8000;
/** One more than may be found: two people of one login are nobody. */
const wantedEntries = 2;
const pageSize = 500;

/** The directory cannot be asked, and why. */
export class DirectorySilent extends Error {
  readonly reason: 'unreachable' | 'timeout' | 'address-not-allowed' | 'refused';
  constructor(reason: DirectorySilent['reason']) {
    super(reason);
    this.reason = reason;
  }
}

type Needs = Pick<Deps, 'config'>;
type Entry = { readonly dn: string; readonly [name: string]: unknown };

/**
 * Checks a password with the school's directory: looks the person up, then binds as the entry that was found.
 * @returns null when there is no such person or the password is wrong. @throws DirectorySilent
 */
export async function ldapArrival(
  deps: Needs,
  provider: ProviderOf<'ldap'>,
  login: string,
  password: string,
): Promise<Arrival | null> {
  // RFC 4513 §5.1.2: an empty password binds as nobody, and succeeds.
  if (password === '') return null;
  const { settings } = provider;
  return withDirectory(deps, provider, async (directory) => {
    const { searchEntries } = await directory.search(settings.base, {
      filter: settings.filter.replaceAll('{login}', escaped(login)),
      attributes: wanted(settings),
      sizeLimit: wantedEntries,
      derefAliases: 'never',
    });
    const [entry] = searchEntries;
    const arrival = entry && searchEntries.length === 1 ? arrivalOf(entry, settings) : null;
    if (!entry || !arrival) return null;
    try {
      await directory.bind(entry.dn, password);
      return arrival;
    } catch (error) {
      if (error instanceof InvalidCredentialsError) return null;
      throw error;
    }
  });
}

/** Everybody whom the directory knows, as the provider's filter chooses. @throws DirectorySilent */
export async function ldapPeople(deps: Needs, provider: ProviderOf<'ldap'>): Promise<Arrival[]> {
  const { settings } = provider;
  if (settings.syncFilter === '') return [];
  return withDirectory(deps, provider, async (directory) => {
    const { searchEntries } = await directory.search(settings.base, {
      filter: settings.syncFilter,
      attributes: wanted(settings),
      paged: { pageSize },
      derefAliases: 'never',
    });
    return searchEntries.map((entry) => arrivalOf(entry, settings)).filter((arrival) => arrival !== null);
  });
}

/** Binds as the one who looks people up. @throws DirectorySilent */
export async function ldapAnswers(deps: Needs, provider: ProviderOf<'ldap'>): Promise<void> {
  await withDirectory(deps, provider, async (directory) => {
    await directory.search(provider.settings.base, { scope: 'base', attributes: ['1.1'] });
  });
}

async function withDirectory<T>(deps: Needs, provider: ProviderOf<'ldap'>, ask: (directory: Client) => Promise<T>): Promise<T> {
  const { settings, secret } = provider;
  const { hostname } = new URL(settings.url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const tls = { servername: host, ...(settings.authority === '' ? {} : { ca: settings.authority }) };
  const directory = new Client({
    url: settings.url,
    timeout: timeoutMilliseconds,
    connectTimeout: timeoutMilliseconds,
    ...(settings.url.startsWith('ldaps:') ? { tlsOptions: tls } : {}),
  });
  try {
    await allowedAddresses(host, deps.config.messagesToLoopback);
    if (settings.startTls) await directory.startTLS(tls);
    if (settings.bindDn !== '') await directory.bind(settings.bindDn, secret ?? '');
    return await ask(directory);
  } catch (error) {
    throw silence(error);
  } finally {
    await directory.unbind().catch(() => {});
  }
}

function silence(error: unknown): unknown {
  if (error instanceof AddressNotAllowed) return new DirectorySilent('address-not-allowed');
  if (error instanceof ResultCodeError) return new DirectorySilent('refused');
  const message = error instanceof Error ? error.message : '';
  if (/timeout/i.test(message)) return new DirectorySilent('timeout');
  if (error instanceof Error && ('code' in error || /connect|certificate|socket|closed/i.test(message)))
    return new DirectorySilent('unreachable');
  return error;
}

function wanted(settings: ProviderOf<'ldap'>['settings']): string[] {
  const { loginAttribute, nameAttribute, unitAttribute, kindAttribute } = settings;
  return [loginAttribute, nameAttribute, unitAttribute, kindAttribute].filter((name) => name !== '');
}

function arrivalOf(entry: Entry, settings: ProviderOf<'ldap'>['settings']): Arrival | null {
  const names = new Map(Object.keys(entry).map((name) => [name.toLowerCase(), name]));
  const attribute = (name: string): string => {
    const value = name === '' ? undefined : entry[names.get(name.toLowerCase()) ?? ''];
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return typeof one === 'string' ? one.trim() : '';
  };
  const login = attribute(settings.loginAttribute);
  if (login === '') return null;
  return {
    subject: login,
    login,
    name: attribute(settings.nameAttribute),
    unit: attribute(settings.unitAttribute) || null,
    kind: attribute(settings.kindAttribute) || null,
  };
}

/** RFC 4515 §3: what would end or widen a filter is written as its bytes. */
export function escaped(text: string): string {
  const special = ['\\', '*', '(', ')', '\0'];
  return [...text]
    .map((sign) => (special.includes(sign) ? `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : sign))
    .join('');
}

import { XMLParser } from 'fast-xml-parser';
import { type Ask, NoAnswer } from '../../platform/ask.ts';
import { Problem } from '../../platform/problem.ts';
import type { Arrival } from './arrive.ts';
import type { ProviderOf } from './providerStore.ts';

/** Values stay text ('0026001' keeps its zeros); entities are not expanded, beyond the five of XML itself. */
const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreAttributes: true,
  processEntities: true,
  htmlEntities: false,
});

export function casLoginAddress(settings: ProviderOf<'cas'>['settings'], service: string): string {
  return `${trimmed(settings.server)}/login?service=${encodeURIComponent(service)}`;
}

export function casLogoutAddress(settings: ProviderOf<'cas'>['settings'], service: string): string {
  return `${trimmed(settings.server)}/logout?service=${encodeURIComponent(service)}`;
}

/**
 * Asks the CAS server whose ticket this is (CAS Protocol 3.0 §2.6; /p3/serviceValidate, or /serviceValidate of servers that know only 2.0).
 * @throws Problem 401 'provider-failed' when it says no, says nothing, or says what is no answer
 */
export async function casArrival(
  ask: Ask,
  settings: ProviderOf<'cas'>['settings'],
  service: string,
  ticket: string,
): Promise<Arrival> {
  // §3.1: tickets start with ST- and are at most 256 characters; nothing else is sent on.
  if (!/^ST-[\x21-\x7e]{1,253}$/.test(ticket)) throw failed();
  const query = `service=${encodeURIComponent(service)}&ticket=${encodeURIComponent(ticket)}`;
  let answer = await question(ask, `${trimmed(settings.server)}/p3/serviceValidate?${query}`);
  // A ticket works once: the older address is tried only when the newer does not exist.
  if (answer.status === 404) answer = await question(ask, `${trimmed(settings.server)}/serviceValidate?${query}`);
  if (answer.status !== 200) throw failed();
  return arrivalIn(answer.text, settings);
}

/** Reads the server's answer. @throws Problem 401 'provider-failed' */
export function arrivalIn(text: string, settings: ProviderOf<'cas'>['settings']): Arrival {
  const response = readXml(text)?.['serviceResponse'];
  const success = isRecord(response) ? response['authenticationSuccess'] : undefined;
  const user = isRecord(success) ? wordOf(success['user']) : '';
  // Both at once is no answer of a CAS server, but somebody's attempt to be read twice.
  if (!isRecord(response) || !isRecord(success) || 'authenticationFailure' in response || user === '') throw failed();
  const attributes = isRecord(success['attributes']) ? success['attributes'] : {};
  const attribute = (name: string) => (name === '' ? '' : wordOf(attributes[name]));
  return {
    subject: user,
    login: user,
    name: attribute(settings.nameAttribute),
    unit: attribute(settings.unitAttribute) || null,
    kind: attribute(settings.kindAttribute) || null,
  };
}

/** The ticket that a single-logout message ends (CAS Protocol 3.0 §2.3.3: samlp:LogoutRequest with SessionIndex); null when it is none. */
export function endedTicket(text: string): string | null {
  const request = readXml(text)?.['LogoutRequest'];
  const ticket = isRecord(request) ? wordOf(request['SessionIndex']) : '';
  return ticket === '' ? null : ticket;
}

/** null when it is no XML, or more than this protocol ever needs: document types are how entity bombs come in. */
function readXml(text: string): Record<string, unknown> | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null;
  try {
    const read: unknown = parser.parse(text, true);
    return isRecord(read) ? read : null;
  } catch {
    return null;
  }
}

async function question(ask: Ask, url: string) {
  try {
    return await ask({ url, method: 'GET', headers: { accept: 'application/xml' } });
  } catch (error) {
    if (error instanceof NoAnswer) throw failed();
    throw error;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** The first of several values, as CAS servers repeat attributes. */
const wordOf = (value: unknown): string => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one.trim() : '';
};
const trimmed = (server: string) => server.replace(/\/+$/, '');
const failed = () => new Problem(401, 'provider-failed');

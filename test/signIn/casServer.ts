import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A CAS server that follows the protocol's text (CAS Protocol 3.0.3): tickets are bound to a service, work once, and are told of at logout. */
export type CasServer = {
  readonly address: string;
  /** Who is signed in at the server; the next browser that comes gets a ticket for them. */
  readonly user: { name: string; attributes: Record<string, string | readonly string[]> };
  /** Overrides what the next validation answers: for hostile servers. */
  answer: { status: number; body: string } | null;
  /** Whether /p3/serviceValidate exists: CAS 2 servers do not have it. */
  version: 2 | 3;
  readonly validations: string[];
  readonly ticketFor: (service: string) => string;
  readonly close: () => Promise<void>;
};

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export async function startCasServer(): Promise<CasServer> {
  const tickets = new Map<string, string>();
  const server = createServer((request, reply) => {
    const url = new URL(request.url ?? '/', 'http://cas');
    const service = url.searchParams.get('service') ?? '';
    if (url.pathname === '/cas/login') {
      if (service === '') return reply.writeHead(200, { 'content-type': 'text/html' }).end('<title>CAS</title>');
      const target = new URL(service);
      target.searchParams.set('ticket', cas.ticketFor(service));
      return reply.writeHead(302, { location: target.href }).end();
    }
    if (url.pathname === '/cas/logout') return reply.writeHead(302, { location: service || '/' }).end();
    const known = cas.version === 3 ? ['/cas/p3/serviceValidate', '/cas/serviceValidate'] : ['/cas/serviceValidate'];
    if (!known.includes(url.pathname)) return reply.writeHead(404).end();
    cas.validations.push(url.href);
    reply.setHeader('content-type', 'application/xml');
    if (cas.answer) return reply.writeHead(cas.answer.status).end(cas.answer.body);
    const ticket = url.searchParams.get('ticket') ?? '';
    const boundTo = tickets.get(ticket);
    tickets.delete(ticket);
    if (boundTo === undefined) return reply.end(failure('INVALID_TICKET', `Ticket ${ticket} not recognized`));
    if (boundTo !== service) return reply.end(failure('INVALID_SERVICE', 'Ticket was issued for another service'));
    return reply.end(success(url.pathname.startsWith('/cas/p3') ? cas.user.attributes : {}));
  });
  const success = (attributes: CasServer['user']['attributes']) => `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
  <cas:authenticationSuccess>
    <cas:user>${escapeXml(cas.user.name)}</cas:user>
    <cas:attributes>${Object.entries(attributes)
      .flatMap(([name, values]) => [values].flat().map((value) => `<cas:${name}>${escapeXml(String(value))}</cas:${name}>`))
      .join('')}</cas:attributes>
  </cas:authenticationSuccess>
</cas:serviceResponse>`;
  const failure = (code: string, words: string) => `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
  <cas:authenticationFailure code="${code}">${words}</cas:authenticationFailure></cas:serviceResponse>`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cas: CasServer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cas`,
    user: { name: '0026001', attributes: { cn: '王小明' } },
    answer: null,
    version: 3,
    validations: [],
    ticketFor(service) {
      const ticket = `ST-${randomUUID()}`;
      tickets.set(ticket, service);
      return ticket;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return cas;
}

/** What a CAS server posts to a service when the session of a ticket ends, as a form (§2.3.3). */
export function logoutForm(ticket: string): string {
  const message = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="LR-1" Version="2.0" IssueInstant="2026-03-02T02:00:00Z"><saml:NameID>@NOT_USED@</saml:NameID><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`;
  return new URLSearchParams({ logoutRequest: message }).toString();
}

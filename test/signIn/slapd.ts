import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = '/usr/sbin/slapd';
export const directoryBase = 'dc=school,dc=test';
export const directoryReader = { dn: `cn=reader,${directoryBase}`, password: 'reads the directory' };

/** Debian's slapd with a little school in it, on a port of its own. */
export type Slapd = { readonly url: string; readonly load: (ldif: string) => void; readonly close: () => Promise<void> };

/** Root installs it; others need to have it. @returns false when the tests of the directory cannot be run here */
export function hasSlapd(): boolean {
  if (existsSync(program)) return true;
  if (process.getuid?.() !== 0) return false;
  const done = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'slapd', 'ldap-utils'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
    timeout: 120_000,
  });
  return done.status === 0 && existsSync(program);
}

export const personEntry = (uid: string, name: string, more: Record<string, string> = {}) =>
  [
    `dn: uid=${uid},ou=people,${directoryBase}`,
    'objectClass: inetOrgPerson',
    `uid: ${uid}`,
    `cn:: ${Buffer.from(name).toString('base64')}`,
    `sn:: ${Buffer.from(name).toString('base64')}`,
    ...Object.entries(more).map(([key, value]) => `${key}:: ${Buffer.from(value).toString('base64')}`),
    '',
  ].join('\n');

export async function startSlapd(): Promise<Slapd> {
  const folder = await mkdtemp(path.join(tmpdir(), 'huying-slapd-'));
  await mkdir(path.join(folder, 'db'));
  const port = await freePort();
  const config = path.join(folder, 'slapd.conf');
  await writeFile(
    config,
    [
      ...['core', 'cosine', 'inetorgperson'].map((schema) => `include /etc/ldap/schema/${schema}.schema`),
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      `pidfile ${folder}/slapd.pid`,
      'database mdb',
      'maxsize 16777216',
      `suffix "${directoryBase}"`,
      `rootdn "cn=admin,${directoryBase}"`,
      'rootpw secret',
      `directory ${folder}/db`,
      'access to attrs=userPassword by anonymous auth by * none',
      'access to * by * read',
      '',
    ].join('\n'),
  );
  const url = `ldap://127.0.0.1:${port}`;
  const child = spawn(program, ['-d', '0', '-f', config, '-h', url], { stdio: 'ignore' });
  await reachable(port);
  const load = (ldif: string) => {
    const done = spawnSync('ldapmodify', ['-a', '-x', '-H', url, '-D', `cn=admin,${directoryBase}`, '-w', 'secret'], {
      input: ldif,
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(done.stderr);
  };
  load(
    [
      `dn: ${directoryBase}\nobjectClass: dcObject\nobjectClass: organization\no: school\ndc: school\n`,
      `dn: ou=people,${directoryBase}\nobjectClass: organizationalUnit\nou: people\n`,
      `dn: ${directoryReader.dn}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\nuserPassword: ${directoryReader.password}\n`,
    ].join('\n'),
  );
  return {
    url,
    load,
    async close() {
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => setTimeout(() => resolve(false), 50));
    });
    if (open) return;
  }
  throw new Error('slapd did not start.');
}

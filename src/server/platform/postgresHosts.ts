export type PostgresHost = { readonly host: string; readonly port: number };

const shape = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/;

/** The machines that a `postgres://user:password@one:5432,two:5432/name` names, in order; one for an ordinary address. */
export function hostsOf(url: string): PostgresHost[] {
  const [, , hosts = ''] = shape.exec(url) ?? [];
  return hosts.split(',').map((each) => {
    const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(each) ?? [];
    return { host: host.replace(/^\[(.*)\]$/, '$1') || 'localhost', port: Number(port ?? 5432) };
  });
}

/** The same address with its first machine alone, which is as much as the driver and `URL` understand. */
export function firstHostUrl(url: string): string {
  return url.replace(shape, (_all, before: string, hosts: string, after: string) => before + hosts.split(',')[0] + after);
}

/** Just enough of a browser to go through a provider's own pages: cookies, redirections, one form. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** Signs in at the provider's development pages and says where it is sent back to. */
  async signInAt(address: string, account: string, returnsTo: string): Promise<URL> {
    let url = new URL(address);
    let form: URLSearchParams | null = null;
    for (let steps = 0; steps < 12; steps += 1) {
      if (url.href.startsWith(returnsTo)) return url;
      const answer: Response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form === null ? {} : { method: 'POST', body: form }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [name, value] = line.split(';')[0]!.split(/=(.*)/s);
        this.#cookies.set(name!, value ?? '');
      }
      form = null;
      const location = answer.headers.get('location');
      if (location !== null) {
        url = new URL(location, url);
        continue;
      }
      const page = await answer.text();
      const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      if (action === undefined || prompt === undefined)
        throw new Error(`${url.href} shows no form: ${answer.status} ${page.slice(0, 300)}`);
      url = new URL(action, url);
      form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: account, password: 'any' } : {}) });
    }
    throw new Error('The provider goes round in circles.');
  }
}

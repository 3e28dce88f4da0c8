export type Feed = { readonly title: string; readonly link: string; readonly description: string; readonly self: string };
export type FeedItem = {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly text: string;
  /** UTC instant. */
  readonly at: string;
};

/** RSS 2.0. Texts are plain: whatever somebody wrote, no reader takes it for markup. */
export function rssText({ title, link, description, self }: Feed, items: readonly FeedItem[]): string {
  const of = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;
  const written = items.map(
    (item) =>
      `<item>${of('title', item.title)}${of('link', item.link)}<guid isPermaLink="false">${escaped(item.id)}</guid>` +
      // Readers take a description for HTML once it is unescaped: so it is escaped twice.
      `${of('description', escaped(item.text))}${of('pubDate', rfc822(item.at))}</item>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `${of('title', title)}${of('link', link)}${of('description', description)}<language>zh-CN</language>`,
    `<atom:link href="${escaped(self)}" rel="self" type="application/rss+xml"/>`,
    ...written,
    '</channel></rss>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** Mon, 02 Mar 2026 02:00:00 GMT */
function rfc822(at: string): string {
  return new Date(at).toUTCString();
}

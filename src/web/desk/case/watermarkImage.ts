const width = 360;
const height = 220;

/**
 * Who looks, and when, as a pale picture that fills a background: whoever photographs a confidential case photographs their own name. Not
 * text of the page: nothing to read out, to select or to find.
 */
export function watermarkImage(name: string, moment: string): string {
  const line = (text: string, y: number) => `<text x="${width / 2}" y="${y}">${escaped(text)}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="rotate(-24 ${width / 2} ${height / 2})" font-family="sans-serif" font-size="15" text-anchor="middle" fill="#16233a" fill-opacity="0.07">${line(name, height / 2 - 6)}${line(moment, height / 2 + 16)}</g></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

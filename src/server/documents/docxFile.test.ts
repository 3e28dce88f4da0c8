import { afterAll, expect, it } from 'vitest';
import { exampleDocument } from '../../../test/exampleDocument.ts';
import { unzip } from '../../../test/unzip.ts';
import type { Document } from '../../domain/document/vocabulary.ts';
import { openDocuments } from './queries.ts';

const documents = openDocuments();
afterAll(() => documents.close());

const millimetres = (twips: string | undefined) => (Number(twips) / 1440) * 25.4;
const attribute = (xml: string, element: string, name: string) =>
  new RegExp(`<w:${element} [^>]*w:${name}="([^"]*)"`).exec(xml)?.[1];

async function partsOf(document: Document) {
  return unzip(await documents.file(document, 'docx'));
}

it('lays the page out as GB/T 9704-2012 says: paper, margins, 22 lines, 28 characters', async () => {
  const xml = (await partsOf(exampleDocument())).get('word/document.xml')!.text;
  const [portrait, wide] = xml.match(/<w:sectPr>.*?<\/w:sectPr>/gs)!;
  expect(millimetres(attribute(portrait!, 'pgSz', 'w'))).toBeCloseTo(210, 1);
  expect(millimetres(attribute(portrait!, 'pgSz', 'h'))).toBeCloseTo(297, 1);
  const margin = (name: string) => millimetres(attribute(portrait!, 'pgMar', name));
  expect([margin('top'), margin('bottom'), margin('left'), margin('right')].map(Math.round)).toEqual([37, 35, 28, 26]);
  // A3, lying.
  expect(millimetres(attribute(wide!, 'pgSz', 'w'))).toBeCloseTo(420, 1);
  expect(attribute(wide!, 'pgSz', 'orient')).toBe('landscape');

  const styles = (await partsOf(exampleDocument())).get('word/styles.xml')!.text;
  const body = /<w:style [^>]*w:styleId="Body".*?<\/w:style>/s.exec(styles)![0];
  const [line, tightening] = [Number(attribute(body, 'spacing', 'line')), Number(/<w:spacing w:val="(-?\d+)"/.exec(body)![1])];
  expect(attribute(body, 'spacing', 'lineRule')).toBe('exact');
  const [height, width] = [((297 - 37 - 35) / 25.4) * 1440, ((210 - 28 - 26) / 25.4) * 1440];
  expect(Math.floor(height / line)).toBe(22);
  expect(Math.floor(width / (16 * 20 + tightening))).toBe(28);
  expect(attribute(body, 'ind', 'firstLineChars')).toBe('200');
});

it('names the faces that the standard names, by level', async () => {
  const styles = (await partsOf(exampleDocument())).get('word/styles.xml')!.text;
  const style = (id: string) => new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)![0];
  const faceAndSize = (id: string) => [attribute(style(id), 'rFonts', 'eastAsia'), Number(attribute(style(id), 'sz', 'val')) / 2];
  expect(faceAndSize('DocTitle')).toEqual(['方正小标宋简体', 22]);
  expect(faceAndSize('Body')).toEqual(['仿宋_GB2312', 16]);
  expect(faceAndSize('Level1')).toEqual(['黑体', 16]);
  expect(faceAndSize('Level2')).toEqual(['楷体_GB2312', 16]);
  expect(faceAndSize('Level3')).toEqual(['仿宋_GB2312', 16]);
  expect(faceAndSize('Level4')).toEqual(['仿宋_GB2312', 16]);
});

it('puts the page number on the outer side, between dashes', async () => {
  const parts = await partsOf(exampleDocument());
  expect(parts.get('word/settings.xml')!.text).toContain('<w:evenAndOddHeaders');
  const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, { text }]) => text);
  const sides = footers.map((xml) => attribute(xml, 'jc', 'val'));
  expect(new Set(sides)).toEqual(new Set(['right', 'left']));
  for (const xml of footers) {
    expect(xml.replace(/<w:instrText[^>]*>.*?<\/w:instrText>/g, '{n}').replace(/<[^>]+>/g, '')).toBe('— {n} —');
    expect(attribute(xml, 'sz', 'val')).toBe('28');
  }
});

it('draws the red rule as wide as the text, 4 mm below the number of an official document', async () => {
  const document = exampleDocument();
  const official = {
    ...document,
    // Its rules are black, and another test's.
    imprint: null,
    masthead: { ...document.masthead!, kind: 'official' as const, number: '督〔2026〕12号', signer: '王某' },
  };
  const xml = (await partsOf(official)).get('word/document.xml')!.text;
  const ruled = xml.match(/<w:p>(?:(?!<\/w:p>).)*<w:pBdr>.*?<\/w:p>/gs)!;
  expect(ruled).toHaveLength(1);
  expect(ruled[0]).not.toContain('<w:ind');
  expect(ruled[0]).toMatch(/<w:bottom [^>]*w:color="C00000"/);
  expect((Number(/<w:bottom [^>]*w:space="(\d+)"/.exec(ruled[0]!)![1]) / 72) * 25.4).toBeCloseTo(4, 0);
  expect(xml).toContain('督〔2026〕12号');
});

it('numbers headings, repeats the head of tables and gives pictures a text', async () => {
  const xml = (await partsOf(exampleDocument())).get('word/document.xml')!.text;
  const text = xml.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');
  for (const heading of ['一、总体情况', '（一）办理质量', '1.满意率', '（1）分项', '表1　各单位三率情况', '图1　诉求量逐日变化'])
    expect(text).toContain(heading);
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toMatch(/<wp:docPr [^>]*descr="诉求量逐日变化"/);
});

it('writes the same bytes for the same document, whenever it is asked', async () => {
  const [first, second] = [await documents.file(exampleDocument(), 'docx'), await documents.file(exampleDocument(), 'docx')];
  expect(first.equals(second)).toBe(true);
  const times = new Set([...unzip(first).values()].map(({ dosTime }) => dosTime));
  expect([...times]).toEqual([(1 << 21) | (1 << 16)]);
  expect(unzip(first).get('docProps/core.xml')!.text).toContain('2026-04-01T00:00:00Z');
});

it.each([
  ['one line', '学校领导', 2],
  ['two', '学校领导，各单位，各部门，各学院，后勤服务集团，学生工作部，研究生工作部，保卫部，信息化办公室', 3],
])('puts the imprint at the foot of the last page, also with %s of recipients', async (_name, copyTo, rows) => {
  const imprint = { copyTo, office: '接诉即办工作专班办公室', day: '2026-04-01' };
  const xml = (await partsOf(exampleDocument({ attachments: [], imprint }))).get('word/document.xml')!.text;
  const anchor = /<wp:anchor [^>]*>(?:(?!<\/wp:anchor>).)*name="imprint".*?<\/wp:anchor>/s.exec(xml)![0];
  const emu = (pattern: RegExp) => Number(pattern.exec(anchor)![1]) / 36_000;
  const [top, left] = [
    emu(/<wp:positionV relativeFrom="page"><wp:posOffset>(\d+)/),
    emu(/<wp:positionH relativeFrom="page"><wp:posOffset>(\d+)/),
  ];
  const [width, height] = [emu(/<wp:extent cx="(\d+)"/), emu(/<wp:extent [^>]*cy="(\d+)"/)];
  // The lower edge of the type area, as wide as it.
  expect(top + height).toBeCloseTo(297 - 35, 1);
  expect([left, width].map(Math.round)).toEqual([28, 156]);
  const thicknesses = [...anchor.matchAll(/<w:bottom [^>]*w:sz="(\d+)"/g)].map(
    ([, eighths]) => (Number(eighths) / 8 / 72) * 25.4,
  );
  expect(thicknesses.map((mm) => mm.toFixed(2))).toEqual(['0.35', '0.26', '0.35']);
  // Its paragraph is the last, and as high: what stands before it cannot lie under it.
  const room = /<w:spacing [^>]*w:line="(\d+)"[^>]*>(?:(?!<w:spacing).)*<wp:anchor/s.exec(xml)![1];
  expect(millimetres(room)).toBeCloseTo(height, 1);
  expect(height).toBeGreaterThan((rows * 24 * 25.4) / 72);
  const [fallback] = /<mc:Fallback>.*?<\/mc:Fallback>/s.exec(xml)!;
  const whole = xml.slice(xml.indexOf(anchor) + anchor.length).replace(fallback, '');
  expect(whole).toMatch(/^<\/w:drawing><\/mc:Choice><\/mc:AlternateContent><\/w:r><\/w:p><w:sectPr>/);
  // Programs that do not know shapes find the same lines at the same place.
  expect(xml).toContain('<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>');
  const points = (name: string) => (Number(new RegExp(`[;"]${name}:([\\d.]+)pt`).exec(fallback)![1]) / 72) * 25.4;
  expect(points('margin-top')).toBeCloseTo(top, 1);
  expect(points('margin-left')).toBeCloseTo(left, 1);
  expect([points('width'), points('height')].map((mm) => mm.toFixed(1))).toEqual([width, height].map((mm) => mm.toFixed(1)));
  const lines = (part: string) => part.match(/<w:t[ >][^<]*<\/w:t>|<w:bottom [^>]*>/g);
  expect(lines(fallback)).toEqual(lines(anchor));
});

import { expect, it } from 'vitest';
import { fill, unknownPlaceholders } from './placeholders.ts';

const hostile = { text: 'a"b\\c&d=e<f>\n{{key}}', key: 'secret' };

it('stays a value in JSON, in a form, in XML, in an address and in a header', () => {
  expect(JSON.parse(fill('{"t":"{{text}}"}', hostile, 'json'))).toEqual({ t: hostile.text });
  expect(new URLSearchParams(fill('t={{text}}&k=1', hostile, 'form')).get('t')).toBe(hostile.text);
  expect(fill('<t>{{text}}</t>', hostile, 'xml')).toBe('<t>a&#34;b\\c&#38;d=e&#60;f&#62;\n{{key}}</t>');
  expect(new URL(fill('http://gw/{{text}}?x', hostile, 'url')).search).toBe('?x');
  expect(fill('{{text}}', hostile, 'header')).not.toContain('\n');
});
it('does not fill what a value brings along', () => {
  expect(fill('{{text}}', hostile, 'json')).not.toContain('secret');
});
it('names blanks that nothing fills', () => {
  expect(unknownPlaceholders('{{phone}} {{naem}} {{ text }}', ['phone', 'text'])).toEqual(['naem', ' text ']);
});

import { expect, it } from 'vitest';
import { photoKind } from './photoKind.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

it('knows a photo by its first bytes', () => {
  expect(photoKind(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1))).toBe('jpeg');
  expect(photoKind(bytes('\x89PNG\r\n\x1a\n....'))).toBe('png');
  expect(photoKind(bytes('RIFF....WEBPVP8 '))).toBe('webp');
  expect(photoKind(bytes('....ftypheic....'))).toBe('heic');
});

it('is not taken in by a zip named .jpg, nor by an empty file', () => {
  expect(photoKind(bytes('PK\x03\x04........'))).toBe('other');
  expect(photoKind(new Uint8Array())).toBe('other');
});

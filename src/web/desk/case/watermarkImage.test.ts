import { expect, it } from 'vitest';
import { watermarkImage } from './watermarkImage.ts';

it('draws name and moment, and nothing that a name could smuggle into the page', () => {
  const image = watermarkImage('王<script>&"\')', '2026-03-02 10:00');
  const svg = decodeURIComponent(image.slice('url("data:image/svg+xml,'.length, -2));
  expect(svg).toContain('王&lt;script&gt;&amp;');
  expect(svg).toContain('2026-03-02 10:00');
  expect(image.slice(5, -2)).not.toMatch(/["\s<>\\]/);
});

import { expect, it } from 'vitest';
import { harmless } from './trustedTypes.ts';

it.each(['.a > .b { color: red }', '<div style="margin:0"><span>三月</span><br/>12 件</div>', 'a < b', '联系 on = 当面'])(
  'lets %s through',
  (text) => {
    expect(harmless(text)).toBe(text);
  },
);

it.each([
  '<script>1</script>',
  '< SCRIPT src=x>',
  '<img src=x onerror=alert(1)>',
  '<img/onerror=alert(1) src=x>',
  "<a href='JavaScript:1'>x</a>",
  '<iframe srcdoc="x">',
  '<svg><animate onbegin=1>',
  '<div "onclick=1">',
])('refuses %s', (text) => {
  expect(() => harmless(text)).toThrow(TypeError);
});

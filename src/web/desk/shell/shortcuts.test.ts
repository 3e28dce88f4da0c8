import { describe, expect, it } from 'vitest';
import { commandKeys, neighbour, pressedKey, shortcuts, successor } from './shortcuts.ts';

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });

describe('keys of the desk', () => {
  it('never takes a key from a field, from the browser or from an input method', () => {
    expect(pressedKey(press('j'), true)).toBeNull();
    expect(pressedKey(press('d', { ctrlKey: true }), false)).toBeNull();
    expect(pressedKey(press('d', { metaKey: true }), false)).toBeNull();
    expect(pressedKey(press('a', { isComposing: true }), false)).toBeNull();
    expect(pressedKey(press('J'), false)).toBe('j');
    expect(pressedKey(press('Enter'), false)).toBe('Enter');
  });

  it('gives every key one meaning', () => {
    const keys = [...Object.values(shortcuts), ...Object.values(commandKeys)];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('moves through a list and stops at its ends', () => {
    expect(neighbour(['a', 'b'], null, 1)).toBe('a');
    expect(neighbour(['a', 'b'], 'a', 1)).toBe('b');
    expect(neighbour(['a', 'b'], 'b', 1)).toBe('b');
    expect(neighbour(['a', 'b'], 'a', -1)).toBe('a');
    expect(neighbour([], 'a', 1)).toBeNull();
  });

  it('goes on with the case that took the place of the one dealt with', () => {
    expect(successor(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c');
    expect(successor(['a', 'b', 'c'], ['a', 'b'], 'c')).toBe('b');
    expect(successor(['a'], [], 'a')).toBeNull();
    expect(successor(['a', 'b', 'c'], ['n', 'c'], 'b')).toBe('c');
  });
});

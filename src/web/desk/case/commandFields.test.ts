import { describe, expect, it } from 'vitest';
import { CaseCommandBody } from '../../../contract/cases.ts';
import { zh } from '../words.zh-CN.ts';
import { commandFields, schemaOf, unasked } from './commandFields.ts';

describe('forms of the commands', () => {
  it.each(Object.entries(commandFields))('%s asks for exactly what the contract takes', (command, fields) => {
    const body = CaseCommandBody.options.find(({ shape }) => shape.type.value === command);
    const taken = Object.keys(body!.shape).filter((name) => !(unasked as readonly string[]).includes(name));
    expect(fields.map(({ name }) => name).sort()).toEqual(taken.sort());
  });

  it.each(Object.entries(commandFields))('%s has a label for every field', (command, fields) => {
    for (const { name } of fields) expect(Object.keys(zh)).toContain(`label.${command}.${name}`);
  });

  it('does not invent a field', () => {
    expect(() => schemaOf('Sign', 'text')).toThrow('Sign.text');
  });
});

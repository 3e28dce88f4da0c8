import { describe, expect, it } from 'vitest';
import type { Reference } from '../../../contract/reference.ts';
import { namesOf } from './names.ts';

const reference: Reference = {
  version: 1,
  units: [{ id: 'logistics', name: '后勤处', nameEn: 'Logistics', group: 'department', parent: null, retired: false }],
  classes: [{ code: '01', name: '公共设施', nameEn: '' }],
  categories: [],
  places: [
    { id: 'east', parent: null, kind: 'campus', name: '东校区', nameEn: 'East campus', retired: false },
    { id: 'b1', parent: 'east', kind: 'building', name: '一号楼', nameEn: '', retired: false },
    { id: 'b1-2', parent: 'b1', kind: 'floor', name: '一号楼2层', nameEn: 'Floor 2', retired: false },
    { id: 'b1-217', parent: 'b1-2', kind: 'room', name: '一号楼217', nameEn: 'Room 217', retired: false },
  ],
  calendarWarnings: [],
};

describe('names', () => {
  it('speaks the interface language and falls back to Chinese', () => {
    expect(namesOf(reference, 'zh-CN').unit('logistics')).toBe('后勤处');
    expect(namesOf(reference, 'en').unit('logistics')).toBe('Logistics');
    expect(namesOf(reference, 'en').place('b1')).toBe('East campus · 一号楼');
    expect(namesOf(reference, 'en').classOf('0103')).toBe('公共设施');
  });

  it('does not name a building twice when its floor bears its name', () => {
    expect(namesOf(reference, 'zh-CN').place('b1-2')).toBe('东校区 · 一号楼2层');
    expect(namesOf(reference, 'zh-CN').place('b1-217')).toBe('东校区 · 一号楼217');
    expect(namesOf(reference, 'en').place('b1-217')).toBe('East campus · 一号楼 · Floor 2 · Room 217');
  });

  it('shows an id rather than nothing while the names are not there', () => {
    const names = namesOf(undefined, 'zh-CN');
    expect([names.unit('x'), names.category('0101'), names.place('y'), names.classOf('0101')]).toEqual(['x', '0101', 'y', '']);
  });
});

/** The words of the wall (大屏) that cross every border. */

/** operations 指挥 · visitors 展示 (nothing about single cases) · meeting 会议 (steps through the pack). */
export const screenModes = ['operations', 'visitors', 'meeting'] as const;
export type ScreenMode = (typeof screenModes)[number];

export const screenLanguages = ['zh-CN', 'en'] as const;
export type ScreenLanguage = (typeof screenLanguages)[number];

/** WGS84 as satellites say it; GCJ02 as maps sold in China shift it. */
export const datums = ['WGS84', 'GCJ02'] as const;
export type Datum = (typeof datums)[number];

/** What a shape of a campus map is; only a building is coloured by its cases. */
export const shapeKinds = ['building', 'ground', 'green', 'water', 'road', 'gate'] as const;
export type ShapeKind = (typeof shapeKinds)[number];

/** The rates of the wall, in the school's order: 响应率, 办结率, 满意率. */
export const wallRates = ['responded', 'resolved', 'satisfied'] as const;

/** Fewer cases than this could point at a person where a cell is small; it is then shown as "fewer than". */
export const smallestCell = 5;

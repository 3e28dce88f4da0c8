/** Words of the wall that both faces share. */
export const zh = {
  'referenceKind.campusMap': '校园地图',
  'referenceKind.wallSettings': '大屏口径',
} as const;

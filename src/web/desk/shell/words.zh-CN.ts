/** Words of the rail's groups. */
export const shellZh = {
  'rail.group.daily': '日常工作',
  'rail.group.oversight': '督办与会议',
  'rail.group.insight': '数据与预警',
  'rail.group.voice': '公开与意见',
  'rail.group.learning': '知识与培训',
  'rail.publications': '公开答复',
} as const;

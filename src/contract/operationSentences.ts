/** What people are told while the machine itself is in need. */
export const operationZh = {
  'database-away': '系统正在恢复，您填写的内容没有丢失，请过一会儿再试。',
  'disk-full': '系统的磁盘已满，暂时不能保存。您填写的内容没有丢失，请联系管理员，稍后再试。',
} as const;

export const operationEn = {
  'database-away': 'The system is recovering. What you wrote is not lost; please try again in a moment.',
  'disk-full':
    'The disk of the system is full, so nothing can be saved now. What you wrote is not lost; please tell the administrator and try again later.',
} as const;

/** Two made-up campaigns and some proposals of the demonstration. Days count from the present. */
export const demoQuestions = [
  {
    id: 'close',
    kind: 'single',
    title: '图书馆晚上几点关门合适？',
    titleEn: 'When should the library close at night?',
    required: true,
    most: 0,
    options: [
      { id: 'ten', label: '22:00（现在）', labelEn: '10 pm (as now)' },
      { id: 'eleven', label: '23:00', labelEn: '11 pm' },
      { id: 'never', label: '考试周通宵', labelEn: 'All night in exam weeks' },
    ],
  },
  {
    id: 'first',
    kind: 'points',
    title: '先改善什么？把 5 分给您认为要紧的',
    titleEn: 'What first? Give five points to what matters to you',
    required: false,
    most: 5,
    options: [
      { id: 'seats', label: '增加座位', labelEn: 'More seats' },
      { id: 'power', label: '增加插座', labelEn: 'More sockets' },
      { id: 'light', label: '改善照明', labelEn: 'Better light' },
    ],
  },
  {
    id: 'calm',
    kind: 'scale',
    title: '自习区足够安静',
    titleEn: 'The reading rooms are quiet enough',
    required: false,
    most: 0,
    options: [],
  },
  { id: 'words', kind: 'text', title: '还想说什么？', titleEn: 'Anything else?', required: false, most: 0, options: [] },
] as const;

export const demoCampaigns = [
  {
    name: 'answered',
    title: '自习环境改造征求意见',
    titleEn: 'Renewing the reading rooms',
    intro: '计划改造自习区并调整开放时间，想知道先改哪里。',
    introEn: 'We plan to renew the reading rooms and would like to know where to begin.',
    owner: 'library',
    kinds: ['student'],
    closesInDays: -30,
    openedDaysAgo: 44,
  },
  {
    name: 'running',
    title: '图书馆开放时间与自习环境',
    titleEn: 'Library hours and reading rooms',
    intro: '下学期要重排图书馆的值班和预算，想先听听大家的意见。结果决定开放时间和先改造哪里。',
    introEn: 'Next term’s duty roster and budget are being made; your answers decide the hours and what is mended first.',
    owner: 'library',
    kinds: ['student'],
    closesInDays: 6,
    openedDaysAgo: 3,
  },
] as const;

export const demoProposals = [
  {
    name: 'water',
    title: '教学楼每层增设直饮水机',
    text: '教学三号楼只有一层有饮水机，课间排队很长，希望每层放一台直饮水机。',
    shown: true,
  },
  {
    name: 'bath',
    title: '浴室晚上延长到十一点半',
    text: '做完实验回宿舍常常过了十点，浴室已经关门，希望延长到十一点半。',
    shown: true,
  },
  { name: 'shower', title: '浴室能不能晚点关门', text: '希望浴室晚上开到十一点半，实验课结束得晚。', shown: false },
] as const;

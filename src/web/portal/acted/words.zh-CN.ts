/** Words of the board of what was done before anybody had to ask again. */
export const zh = {
  'page.title': '我们先动手了',
  'page.lead': '看到苗头就先去修，不等您来反映。这里是已经办完并核实的，和办完之后的变化。',
  'page.none': '还没有可以公开的',
  'page.noneHint': '学校主动排查、提前处理的事，办完核实后会列在这里。',
  'page.done': '{day}办完 · {unit}',
  'page.defects': '排查出隐患 {count} 处',
  'effect.fewer': '办完 {weeks} 周：同类诉求比不做约少 {count} 件（{from}–{to} 件之间）',
  'effect.more': '办完 {weeks} 周：同类诉求没有减少，正在重新查找原因',
  'effect.none-visible': '办完 {weeks} 周：还看不出效果',
  'effect.too-little': '办完 {weeks} 周：件数太少，还不能判断效果',
} as const;

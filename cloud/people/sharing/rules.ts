/** Rules about giving personal data to others, as data. */
export const sharingRules = {
  keptYears: 3,
  since: '2026-11-24',
  source: '《网络数据安全管理条例》第十二条：向他人提供、委托处理个人信息的处理情况记录至少保存 3 年',
} as const

/** A city's own founding rules: what is wrong with them, for whoever entered them. Rules are called as the file calls them. */
export const cityRuleWords = {
  at: (where: string, problem: string) => `${where}：${problem}`,
  on: (date: string, problem: string) => `${date} 这一天的规则互相矛盾：${problem}`,
  unknown: (names: readonly string[]) => `没有名为 ${names.join('、')} 的规则或字段`,
  least: (least: number) => `不能小于 ${least}`,
  empty: '不能为空',
  type: '缺少，或类型不对',
  wrong: '写法不对',
  span: (name: string, least: number, most: number) => `${name} 的下限 ${least} 大于上限 ${most}`,
  branch: 'branch 的 least 大于 normallyMost',
  generalBranch: 'generalBranch 的人数下限不高于 branch 的下限',
  committee: 'committee 的人数下限不高于 generalBranch 的下限',
  jointBranch: 'jointBranch 的 membersUnder 应等于 branch 的 least',
  together: 'jointBranch 的 membersTogether 少于 branch 的 least',
  memberAge: 'memberAge 的 from 应小于 under',
  youthAge: 'youthAge 的 most 低于 memberAge 的上限',
  quorum: 'quorum 超过全体',
  majority: 'majority 等于或超过全体',
  termChange: 'termChange 不短于最短的任期',
  unread: (path: string) => `文件 ${path} 读不到，请检查路径和读取权限`,
  notJson: (path: string) => `文件 ${path} 不是 JSON，请检查逗号、引号和括号`,
  /** Why the service does not start. */
  refused: (problem: string) =>
    `FOUNDING_RULES：本市的建团规则不能使用。${problem}。请改正文件后再启动，或去掉这项设置，改用全国规定。`,
} as const

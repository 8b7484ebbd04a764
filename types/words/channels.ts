/** Messages in DingTalk, where the product and not the vendor words them. */

/** The day's digest as a work notice: counts of work, and nothing of a person. */
export const digestNoticeWords = {
  title: (day: string) => `${day} 待办提醒`,
  text: (title: string, lines: readonly string[]) => `### ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`,
  button: '打开工作台',
} as const

/** Messages in WeChat and DingTalk, where the product and not the vendor words them. */
export const noticeWords = {
  title: {
    'case-update': '入团申请有新进展',
    'complaint-update': '意见或投诉有新进展',
    'invitation-answered': '您邀请的企业有回复',
  },
  /** Markdown; names come from registers and are set apart by their own lines. */
  text: (title: string, subject: string, state: string, at: string) =>
    `### ${title}\n\n${plain(subject)}\n\n${plain(state)}\n\n${at}`,
  button: '打开查看',
} as const

/** The day's digest as a work notice: counts of work, and nothing of a person. */
export const digestNoticeWords = {
  title: (day: string) => `${day} 待办提醒`,
  text: (title: string, lines: readonly string[]) => `### ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}`,
  button: '打开工作台',
} as const

/** What comes from outside must not become markup of the card: its wide twin stands for each mark. */
const plain = (text: string) =>
  text.replace(/[!#()*<>[\]\\_`|~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))

/** The workbench at a desk: what its columns and its keys are called. Only in a browser. */
export const queueDeskWords = {
  queues: '列表',
  cases: '申请',
  heads: { enterprise: '企业', place: '所在地', why: '情况', clock: '时限', number: '编号' },
  late: (date: string) => `⚠ ${date} 已超期`,
  enterpriseLate: (date: string) => `⚠ ${date} 企业尚未完成`,
  close: '关闭',
  opened: '申请详情',
  keysOpen: '快捷键',
  keys: {
    title: '键盘快捷键',
    list: [
      ['j', '下一件'],
      ['k', '上一件'],
      ['Enter', '打开所选的申请'],
      ['/', '查找'],
      ['Esc', '返回上一步，关闭申请'],
      ['?', '显示或关闭本说明'],
    ],
    off: '停用单键快捷键',
    on: '启用单键快捷键',
    isOff: '单键快捷键已停用，Tab 和 Enter 仍可使用。',
    close: '知道了',
  },
} as const

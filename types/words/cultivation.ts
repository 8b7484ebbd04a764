/** What the service says of the pool and of what happened to its enterprises. */
export const cultivationWords = {
  history: {
    imported: '导入企业库数据',
    invited: '发出邀请',
    answered: '答复邀请',
    invitationRevoked: '收回邀请',
    applied: (number: string) => `提交申请 ${number}`,
    matched: {
      auto: (reason: string) => `企业比对：系统判断。${reason}`,
      review: (reason: string) => `企业比对：需人工核对。${reason}`,
      none: (reason: string) => `企业比对：未能判断。${reason}`,
    },
    merged: (name: string) => `并入重复企业“${name}”`,
    unmerged: (name: string) => `撤销合并，“${name}”恢复为单独的企业`,
    grounds: {
      renamed: '依据：同一企业更名',
      recoded: '依据：信用代码变更',
      'entered-twice': '依据：重复登记',
      other: '依据：其他',
    },
    renamed: '企业更名',
    formerly: (name: string) => `原名“${name}”`,
  },
} as const

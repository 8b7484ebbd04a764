/** What the service says of field work. */
export const fieldworkWords = {
  refusedTwice: '这条记录的编号已用于另一条内容不同的记录，没有写入；手机上的记录还在，请联系管理员',
} as const

/** The table that the auditor exports. */

/** Columns of the exported table, by the field of a row. */
export const exportHeads = {
  id: '序号',
  at: '时间',
  who: '操作人',
  personId: '操作人编号',
  role: '角色',
  office: '机构',
  function: '功能',
  act: '操作',
  recordKind: '记录类别',
  recordId: '记录编号',
  reason: '原因',
  device: '终端',
  address: '网络地址',
  sessionId: '会话编号',
  requestId: '请求编号',
  outcome: '结果',
} as const

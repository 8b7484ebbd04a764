/** What an owner told at the door of an enterprise that had applied: on the page of its case. */
import { sayDate } from './dates'

export const caseToldWords = {
  title: '走访时留下的联系人和人数',
  lead: '走访时这件申请正在办理，没有另立一件，也没有发短信。要用的记入这件申请，不用的删除。',
  line: (on: string, who: string) => `${sayDate(on)} ${who}走访时代填`,
  own: '联系电话与申请人的一致',
  counts: (youth: number | null, members: number | null) =>
    [youth === null ? '' : `青年 ${youth} 人`, members === null ? '' : `团员 ${members} 人`].filter(Boolean).join('，'),
  until: (on: string) => `${sayDate(on)} 前没有决定，姓名和电话会删除`,
  held: '已记入这件申请，办结后姓名和电话会删除',
  keep: '记入这件申请',
  setAside: '不用，删除',
  withdraw: '应本人要求删除',
  confirm: '确认删除',
  cancel: '取消',
  saving: '正在保存',
  kept: '已记入这件申请，填过的人数已更新',
  dropped: '已删除走访时留下的姓名和电话',
} as const

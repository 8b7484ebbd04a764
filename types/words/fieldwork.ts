/** What the service says of field work. */
import type { ConflictKind } from '../fieldwork'
import { sayDate } from './dates'

export const fieldworkWords = {
  refusedTwice: '这条记录的编号已用于另一条内容不同的记录，没有写入；手机上的记录还在，请联系管理员',
  decision: '这条记录不能这样处理，请从给出的选项里选择',
  linkNeeded: '请先选择是哪一家企业',
  /** Why a record is shown to a person. */
  reasons: {
    'visited-by-other': '名单下载之后，另一位同事也走访过这家企业，两次了解的情况不一致',
    'enterprise-merged': '这家企业已并入另一家，记录已归到合并后的企业',
    'case-moved': '走访时这家企业的申请已有新进展',
    'division-changed': '记录人负责的范围不包括这里，请决定这条记录是否有效',
    'grant-ended': '上传时走访人已不再任职，请决定这条记录是否有效',
    clock: '手机时间不准，已按上传时间更正',
    'unknown-enterprise': '企业库里没有找到这家企业，请选择是哪一家，或搁置',
    'possible-duplicate': '新发现的企业可能已在企业库里，请核对',
    'already-organised': '登记显示这家企业已有团组织，走访时表示愿意建团，请核对',
    'struck-off': '登记显示这家企业已注销、吊销或迁出，走访时现场有人，请核对',
    'already-applied': '另一位同事已代填了一件，在等企业本人确认，没有另发确认短信；联系电话不同的，请核对以哪一件为准',
    'missing-record': '这条记录所依据的另一条记录还没有上传，可以先选择是哪一家企业',
    unreadable: '内容无法识别，已原样保存',
    unapplied: '这条记录没有办成，已原样保存，可以再试一次',
  } satisfies Record<ConflictKind, string>,
  noCode: '没有填写统一社会信用代码，企业库里也没有同名企业，请查到代码或选择是哪一家',
  /** In place of a name that nobody knows yet. */
  unnamed: (uscc: string | null) => (uscc === null ? '没有记下名称' : `信用代码 ${uscc}`),
  sameName: '已有一条同名的新企业，请核对是否同一家，再查到代码或选择是哪一家',
  /** Of an application at a newcomer that nobody has recognised yet. */
  awaitsNewcomer: (until: string) =>
    `还没有认出这家新企业，等认出后才给负责人发短信。${sayDate(until)} 前没有认出，姓名和电话会删除`,
  /** Of an application at an enterprise whose own one is under way. */
  besideCase: (until: string) =>
    `这家企业的申请正在办理，没有另发确认短信。走访时填的姓名、电话和人数保留着，请决定是否记入这件申请；${sayDate(until)} 前没有决定，姓名和电话会删除`,
  besideEnded: '走访时正在办理的申请已经结束。照记录办，会给负责人发确认短信',
  besideFounded: '走访时正在办理的申请已经办结，团组织已经成立，不用再记入，请搁置',
  newcomerAside: '这件申请所在的新企业已搁置，请选择是哪一家，或搁置',
  erased: '负责人的姓名和电话已到期删除，不能再办，需要时请重新代填',
  letters: (n: number) => `请至少输入 ${n} 个字`,
  usccOf: (name: string) => `企业库里这个代码是“${name}”。就是这家的，请按代码查找后选择；不是的，请核对代码`,
  usccNeeded: '请填写信用代码，企业库按代码收下新企业',
} as const

/** Who is away and who stands in, as cadres say it. */
import { sayDate } from './dates'

export const absenceWords = {
  beginsPast: '开始日期请选今天或以后的日期',
  endsBefore: '返回前最后一天不能早于开始日期',
  endsFar: '最后一天请选一年以内的日期；更长时间请由上级调整任职',
  deputyWrong: '代办人须是同一单位的在任干部',
  deputyAway: '这位同事同期也外出，请选择其他人或交给单位',
  /** On a case, of the person who is named for it. */
  away: (name: string, until: string, deputy: string | null) =>
    `${name} 外出至 ${sayDate(until)}，由 ${deputy ?? '本单位其他人员'} 代`,
  /** Among those to whom a case can be given. */
  until: (name: string, until: string) => `${name}（外出至 ${sayDate(until)}）`,
  /** In a row of a queue. */
  standing: (name: string, deputy: string | null) => `${name}（外出，${deputy === null ? '单位' : deputy}代）`,
} as const

/** The page. */
export const absencePageWords = {
  title: '外出与代理',
  loginLead: '请用团干部登记的手机号登录。',
  lead: '外出期间，您经办的申请、提醒和每日摘要由代办人接着办；返回后自动恢复，不用再改。',
  forbiddenTitle: '这里是团干部的工作台',
  forbiddenLead: '您的职务不办理申请，不需要登记外出。',
  record: '登记外出',
  whose: (who: string, office: string) => `${who}，${office}`,
  office: '哪个单位',
  begins: '从哪一天起',
  ends: '到哪一天（含）',
  deputy: '由谁代办',
  toOffice: '交给单位',
  alone: '单位没有其他人员：外出期间由上一级单位办理，返回后自动交回。',
  confirm: '确认登记',
  recording: '正在登记',
  cancel: '取消',
  recorded: (begins: string, ends: string) => `已登记：${sayDate(begins)} 至 ${sayDate(ends)}`,
  now: '正在外出',
  ahead: '将要外出',
  none: '没有登记的外出',
  days: (begins: string, ends: string) => `${sayDate(begins)} 至 ${sayDate(ends)}`,
  by: (deputy: string | null) => `由 ${deputy ?? '单位其他人员'} 代办`,
  back: '已返回，提前结束',
  cancelAhead: '取消外出',
  ending: '正在提交',
  ended: '已结束，申请和提醒已恢复由本人办理',
} as const

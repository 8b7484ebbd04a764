/** Whom a visit met and what they wish: one table for the phone, the office and the conflicts. */
import type { MetKind, Wish } from '../field-records'

export const metWords: Readonly<Record<MetKind, string>> = {
  principal: '见到负责人',
  staff: '见到员工',
  reception: '见到前台或物业',
  nobody: '没有人',
  moved: '已经搬走',
  refused: '不便接待',
}

export const wishWords: Readonly<Record<Wish, string>> = { yes: '愿意建团', later: '以后再说', no: '不愿意' }

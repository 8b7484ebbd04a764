import { accountKinds, type AccountKind } from '../../../types/accounts'

/** The personal value by which a person is found, of each kind of account. */
export const fieldOfAccount = {
  phone: 'phone',
  wechat: 'account/wechat',
  dingtalk: 'account/dingtalk',
} as const satisfies Record<AccountKind, string>

export type AccountField = (typeof fieldOfAccount)[AccountKind]

export const kindOfField = (field: string): AccountKind | undefined =>
  accountKinds.find((kind) => fieldOfAccount[kind] === field)

/** Whether a way in may be taken away: the phone is what the street calls, and nobody is locked out. */
export const isRemovable = (kind: AccountKind, held: readonly AccountKind[]): boolean =>
  kind !== 'phone' && held.some((other) => other !== kind)

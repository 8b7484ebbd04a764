/** Room: people. The ways in of a person: phone, WeChat, DingTalk. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { subscribable } from './outreach'
import { choice, hostCode, key, phone, smsCode } from './fields'

/** Hosts whose login code says who holds the phone. */
export const hostKinds = ['wechat', 'dingtalk'] as const
export type HostKind = (typeof hostKinds)[number]
export const accountKinds = ['phone', ...hostKinds] as const
export type AccountKind = (typeof accountKinds)[number]

const account = z.object({
  kind: z.enum(accountKinds),
  /** The masked number of a phone; null for the others: their names are of no use to a reader. */
  shown: z.nullable(z.string()),
  /** ISO instant since when one can log in by it. */
  since: z.string(),
  /** False for the last way in, and for the phone, which is replaced and never only taken away. */
  removable: z.boolean(),
})
const accounts = z.array(account)

export const getWaysIn = contract({
  summary: 'By which hosts one can log in here, and what their apps need to know for it',
  access: 'public',
  effect: 'read',
  action: 'city.view',
  audit: null,
  input: z.object({}),
  output: z.object({
    wechat: z.boolean(),
    /** The CorpId that `dd.getAuthCode` is called with; null where one cannot log in by DingTalk. */
    dingtalkCorpId: z.nullable(z.string()),
    /** What the mini-program on WeChat may ask its user to agree to be sent, by the ids of WeChat's templates. */
    wechatTemplates: z.array(z.object({ template: z.enum(subscribable), id: z.string() })),
  }),
})

export const listAccounts = contract({
  summary: 'The own ways in: phone, WeChat, DingTalk, each with its date',
  access: 'signed-in',
  effect: 'read',
  action: 'account.view',
  audit: null,
  input: z.object({}),
  output: z.object({ accounts }),
})

export const linkAccount = contract({
  summary: 'Adds WeChat or DingTalk as a way in; the host is asked with a fresh login code',
  access: 'signed-in',
  effect: 'write',
  action: 'account.change',
  audit: 'linked an account',
  input: z.object({ key, kind: choice(hostKinds), code: hostCode }),
  output: z.object({ kind: z.enum(accountKinds) }),
})

export const linkPhone = contract({
  summary: 'Adds a phone as a way in, or replaces it, proven by the code of a text message',
  access: 'signed-in',
  effect: 'write',
  action: 'account.change',
  audit: 'linked a phone',
  input: z.object({ key, phone, smsCode }),
  output: z.object({ kind: z.enum(accountKinds) }),
})

export const unlinkAccount = contract({
  summary: 'Takes WeChat or DingTalk away as a way in, and ends the sessions that were opened by it',
  access: 'signed-in',
  effect: 'write',
  action: 'account.change',
  audit: 'unlinked an account',
  input: z.object({ key, kind: choice(hostKinds) }),
  output: z.object({ kind: z.enum(accountKinds) }),
})

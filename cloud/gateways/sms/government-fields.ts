/** A government's gateway by its own words: names of fields, and which of its codes mean what. Set up by pairs in the settings. */
import type { SmsRetry } from './port'

/** What the form holds, and what the answer is read from. */
export const GOVERNMENT_FIELDS = {
  account: 'account',
  phone: 'phone',
  /** The text as it arrives, its signature included. */
  content: 'content',
  /** The gateway's own id of the template, where it wants one. */
  template: 'template',
  /** Our reference; comes back with the receipt. */
  ref: 'ref',
  timestamp: 'timestamp',
  nonce: 'nonce',
  signature: 'signature',
  answerCode: 'code',
  answerMessage: 'message',
  answerId: 'id',
} as const
export type GovernmentFields = { readonly [F in keyof typeof GOVERNMENT_FIELDS]: string }

/** Codes of the answer by what they mean; every other one is a refusal for good. */
export const GOVERNMENT_CODES = {
  sent: ['0'],
  /** It may have been sent: the gateway's own failure behind the answer. */
  unknown: ['500'],
  later: ['429', '503'],
  /** Balance, account, signature, a template that is not filed there. */
  elsewhere: ['401', '402', '403'],
} as const
export type GovernmentCodes = { readonly [C in keyof typeof GOVERNMENT_CODES]: readonly string[] }

const pairsOf = (setting: string | undefined): [string, string][] =>
  (setting ?? '').split(',').flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim())
    return name === '' ? [] : [[name, value]]
  })

/** @param setting "phone=mobile,content=msg": what is not named keeps its name */
export function governmentFields(setting: string | undefined): GovernmentFields {
  return { ...GOVERNMENT_FIELDS, ...Object.fromEntries(pairsOf(setting)) }
}

/** @param setting "sent=0|200,later=9": what is not named keeps its codes */
export function governmentCodes(setting: string | undefined): GovernmentCodes {
  return {
    ...GOVERNMENT_CODES,
    ...Object.fromEntries(pairsOf(setting).map(([name, codes]) => [name, codes.split('|')])),
  }
}

/** What is wrong with such a setting; undefined when nothing is. Two fields of one name would write over each other. */
export function wrongPairs(setting: string, known: Readonly<Record<string, unknown>>): string | undefined {
  const pairs = pairsOf(setting)
  const strange = pairs.find(([name, value]) => !Object.hasOwn(known, name) || value === '')
  return strange === undefined
    ? undefined
    : `"${strange[0]}" is not one of ${Object.keys(known).join(', ')}, or has no value`
}

export function governmentMeaning(code: string, codes: GovernmentCodes): 'sent' | 'unknown' | SmsRetry {
  const names = ['sent', 'unknown', 'later', 'elsewhere'] as const
  return names.find((name) => codes[name].includes(code)) ?? 'never'
}

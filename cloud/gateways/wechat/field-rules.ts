/** What WeChat takes in each kind of field of a subscribe message; the kind is the first part of the field's key (`thing1`). */

interface FieldRule {
  fits: (text: string) => boolean
}
const matches = (pattern: RegExp): FieldRule => ({ fits: (text) => pattern.test(text) })
const charactersOf = (text: string) => [...text].length
/** No line breaks and no other control characters in any kind. */
const plain = (text: string) => !/\p{Cc}/u.test(text)

const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?'
const DATE =
  '(?:\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?|\\d{1,2}月\\d{1,2}日|\\d{4}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|\\d{1,2}[-/.]\\d{1,2})'
/** One moment, or two joined by ~. */
const moments = (one: string) => matches(new RegExp(`^${one}(?:~${one})?$`))

export const fieldRules = {
  since: '2026-11-28',
  source:
    'developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_sendmessage, 订阅消息参数值内容限制说明',
  kinds: {
    thing: { fits: (text: string) => charactersOf(text) <= 20 },
    number: { fits: (text: string) => /^\d+(\.\d+)?$/.test(text) && text.length <= 32 },
    letter: matches(/^[A-Za-z]{1,32}$/),
    symbol: { fits: (text: string) => /^[^\p{L}\p{N}]+$/u.test(text) && charactersOf(text) <= 5 },
    character_string: matches(/^[\x20-\x7e]{1,32}$/),
    time: moments(`(?:${DATE} ?)?${CLOCK}`),
    date: moments(`${DATE}(?: ?${CLOCK})?`),
    amount: matches(/^\p{Sc}?\d{1,10}(\.\d+)?元?$/u),
    phone_number: matches(/^[\d+\-() ]{1,17}$/),
    car_number: matches(/^[\p{Script=Han}A-Za-z0-9][A-Za-z0-9]{0,6}[\p{Script=Han}A-Za-z0-9]?$/u),
    name: {
      fits: (text: string) =>
        /\p{Script=Han}/u.test(text) ? charactersOf(text) <= 10 : /^[^\p{N}]{1,20}$/u.test(text),
    },
    phrase: matches(/^\p{Script=Han}{1,5}$/u),
  } satisfies Record<string, FieldRule>,
} as const

export type FieldKind = keyof typeof fieldRules.kinds

/** The kind that a key names; undefined where WeChat has none such. */
export function kindOfKey(key: string): FieldKind | undefined {
  const kind = /^([a-z_]+?)\d+$/.exec(key)?.[1]
  return kind !== undefined && kind in fieldRules.kinds ? (kind as FieldKind) : undefined
}

/** Whether WeChat takes this text in this field. */
export function fitsField(key: string, text: string): boolean {
  const kind = kindOfKey(key)
  return kind !== undefined && text !== '' && plain(text) && fieldRules.kinds[kind].fits(text)
}

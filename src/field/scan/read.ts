/**
 * What a code that was scanned, photographed or typed says. Only read: nothing in it is ever opened or fetched, wherever it says it
 * leads. Pure.
 */
import { readUscc } from '../../../types/uscc'
import { readLicence } from '../../client/licence'

export type Scanned =
  /** An invitation, a poster, a short code: whose it is, the list or the service knows. */
  | { kind: 'token'; token: string }
  | { kind: 'licence'; uscc: string; name?: string }
  /** Something that is meant for a credit code and is none: `code` as read. */
  | { kind: 'wrong-code'; code: string }
  /** A link of a licence that names no code; the name where the link tells it. */
  | { kind: 'link'; name?: string }
  | { kind: 'text'; text: string }

/** Tokens: 24 of base64url, or a short code of 10 without what looks alike. Source: cloud/platform/tokens. */
const TOKEN = /^(?:[0-9A-Za-z_-]{24}|[2-9A-HJKMNP-Za-hjkmnp-z]{10})$/
/**
 * Ten letters that are a name rather than a short code: all small, all capital, or one word. The check of a code is the city's secret, so where
 * no link of ours says that it is one, the phone goes by its look; of real codes one in some 1,700 looks like that. A digit would be surer, but a
 * fifth of the codes have none.
 */
const WORD = /^(?:[A-Z]+|[A-Z]?[a-z]+)$/
const isToken = (text: string): boolean => TOKEN.test(text) && !WORD.test(text)
/** `…/i/TOKEN` of a printed link, `…pages/invitation/index?i=TOKEN` of the app, `?scene=TOKEN` of its round code; each at the end. */
const LINK = /(?:\/i\/|pages\/invitation\/index(?:\.html)?\?(?:i|scene)=)([0-9A-Za-z_-]{10,24})\/?$/
/** A page without a host: WeChat tells it of the app's own codes only. */
const OWN_PAGE = /^\/?pages\/invitation\//
/** The shape of a code: what kind of register, which division, then the rest. Source: GB 32100-2015. */
const CODE = /(?:^|[^0-9A-Za-z])([1-9A-Ya-y][1-9A-Ga-g]\d{6}[0-9A-Za-z]{10})(?![0-9A-Za-z])/
const NAME =
  /(?:[?&#](?:name|entname|ent_name|qymc|mc)=|(?:企业|单位|市场主体)?名\s*称\s*[:：=]\s*)([^&#;；,，\r\n]{2,100})/i
const LINK_SHAPE = /^[a-z][a-z0-9+.-]{1,20}:|^www\./i

const decode = (text: string) => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return text
  }
}

const named = (text: string) => {
  const name = NAME.exec(text)?.[1]?.trim()
  return name !== undefined && /[一-鿿]/.test(name) ? { name } : {}
}

/** With scheme or without, in whichever case: what stands before the first slash. No URL class: a mini-program has none. */
const hostOf = (address: string): string => /^(?:https?:\/\/)?([^/?#]*)/i.exec(address)?.[1]?.toLowerCase() ?? ''

/**
 * @param scanned any text at all
 * @param ours address of the own service: a link there names a code, whatever it looks like
 */
export function readScanned(scanned: string, ours: string): Scanned {
  const text = decode(scanned.trim()).normalize('NFKC')
  const ofLink = LINK.exec(text)?.[1]
  const isCode = OWN_PAGE.test(text) || hostOf(text) === hostOf(ours) ? TOKEN.test(ofLink ?? '') : isToken(ofLink ?? '')
  if (ofLink !== undefined && isCode) return { kind: 'token', token: ofLink }
  const licence = readLicence(scanned)
  if (licence) return { kind: 'licence', ...licence }
  const wrong = CODE.exec(text)?.[1]
  if (wrong !== undefined && /\d{8}/.test(wrong)) return { kind: 'wrong-code', code: readUscc(wrong).code }
  if (LINK_SHAPE.test(text)) return { kind: 'link', ...named(text) }
  if (isToken(text)) return { kind: 'token', token: text }
  return { kind: 'text', text: scanned.trim() }
}

/**
 * What was typed into the same field: a code with spaces or look-alike letters, a short code, else a name to look for.
 * @param ours address of the own service
 */
export function readTyped(typed: string, ours: string): Scanned {
  const reading = readUscc(typed)
  if (reading.valid) return { kind: 'licence', uscc: reading.code }
  const plain = typed.trim()
  if (/^[\s\-_.·0-9A-Za-z]+$/.test(plain) && reading.code.length >= 15 && reading.code.length <= 20)
    if (!TOKEN.test(plain)) return { kind: 'wrong-code', code: reading.code }
  return readScanned(plain, ours)
}

/** First two digits of a division, and what they stand for. Source: GB/T 2260. */
const PROVINCES = (
  '11北京市 12天津市 13河北省 14山西省 15内蒙古 21辽宁省 22吉林省 23黑龙江省 31上海市 32江苏省 33浙江省 34安徽省 35福建省 36江西省 ' +
  '37山东省 41河南省 42湖北省 43湖南省 44广东省 45广西 46海南省 50重庆市 51四川省 52贵州省 53云南省 54西藏 61陕西省 62甘肃省 63青海省 ' +
  '64宁夏 65新疆 71台湾 81香港 82澳门'
).split(' ')
const provinceOf = (division: string) => PROVINCES.find((entry) => entry.slice(0, 2) === division.slice(0, 2))?.slice(2)

/**
 * Where a code was given out, when that is not the city of the list: as people say it. Undefined at home, and where it cannot be told.
 * @param home codes of the list: most of them are of the home city
 */
export function registeredElsewhere(uscc: string, home: readonly string[]): string | undefined {
  const cityOf = (code: string) => code.slice(2, 6)
  const counts = new Map<string, number>()
  for (const code of home) counts.set(cityOf(code), (counts.get(cityOf(code)) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (!most) return undefined
  const [own, city] = [most[0], cityOf(uscc)]
  const province = provinceOf(city)
  // A province's own register and the nation's serve every city.
  if (city === own || city === '1000' || city === `${own.slice(0, 2)}00` || province === undefined) return undefined
  return city.slice(0, 2) === own.slice(0, 2) ? `${province}其他城市` : province
}

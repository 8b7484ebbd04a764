import { fold } from '../../types/fold'
import { isValidUscc } from '../../types/uscc'
import { NAME_RULES } from './canonical-rules'
import type { MatchQuery } from './types'

/** What a field's own name in front of the text looks like: 公司名称：杭州青禾科技有限公司. */
const LABEL = /^\(?(?:企业|公司|单位|机构|商户|商家|店铺|市场主体)?(?:全称|名称|名字)\)?[::=]/
/** What is said about a firm behind its name, and is no part of it: （原杭州蓝帆餐饮管理有限公司）, （总部）, /法定代表人. */
const REMARK =
  /(?:\((?:原|曾用名|现|总部|本部|筹|法人|法定代表人|联系人)[^()]*\)?|[/|,，;；](?:法人|法定代表人|联系人|电话).*)$/
const CODE = /[0-9a-z]{18}/g
/** A name of fewer characters is not looked at for having been written twice: 点点, 呱呱. */
const SHORTEST_TWICE = 6

/**
 * A query as it was meant: the label of the field, a remark behind the name and a second writing of the name are left out; a valid code among
 * the name's characters goes where codes go. What holds none of these comes back as it was.
 */
export function readAsked(query: MatchQuery): MatchQuery {
  const folded = fold(query.name)
  let text = folded.replace(LABEL, '')
  let found: string | undefined
  for (const [code] of text.matchAll(CODE)) {
    if (!isValidUscc(code.toUpperCase())) continue
    found ??= code.toUpperCase()
    text = text.replace(code, '')
  }
  text = text.replace(REMARK, '')
  const half = text.length / 2
  if (half >= SHORTEST_TWICE && text.slice(0, half) === text.slice(half)) text = text.slice(0, half)
  const isBare = text === folded || (text === '' && found === undefined)
  if (isBare) return query
  return { ...query, name: text, uscc: query.uscc?.trim() ? query.uscc : found }
}

const DIGITS = '零一二三四五六七八九'
const LARGE = '零壹贰叁肆伍陆柒捌玖'
/** Only what counts: 壹诺 and 一诺 are two names, 壹号 and 一号 one number. */
const counted = (digits: string, beside: string) =>
  new RegExp(`(?<=第)(?:${digits})(?!${beside})|(?<!${beside}|第)(?:${digits})(?=[号期])`, 'g')
const COUNTING = /[第号期]/
const ARABIC = counted('[1-9]\\d?', '[0-9a-z.]')
const CHINESE = counted('[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3}', '[零〇百佰千仟]')

function chineseOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const front = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`
  return front + (ones === 0 ? '' : DIGITS.charAt(ones))
}

/** 十二 → 12, for the numbers below a hundred. */
const NUMBERS = new Map(Array.from({ length: 99 }, (_, at) => [chineseOf(at + 1), at + 1]))

function numberOf(text: string): number | undefined {
  return NUMBERS.get([...text].map((one) => (one === '拾' ? '十' : (DIGITS[LARGE.indexOf(one)] ?? one))).join(''))
}

/**
 * The same name with its numbers written the other ways: 第1机床厂, 第一机床厂, 青藤壹号. None where there is no number. Only of use to look for
 * exactly that name.
 */
export function otherNumbers(name: string): string[] {
  // Nothing counts without one of these beside it; most names have none.
  if (!COUNTING.test(name)) return []
  const arabic = name.replace(CHINESE, (text) => String(numberOf(text) ?? text))
  const chinese = arabic.replace(ARABIC, (text) => chineseOf(Number(text)))
  const large = chinese.replace(CHINESE, (text) =>
    [...text].map((one) => (one === '十' ? '拾' : (LARGE[DIGITS.indexOf(one)] ?? one))).join(''),
  )
  return [...new Set([chinese, arabic, large])].filter((one) => one !== name)
}

/** Whether the core is a single word of trade: 科技有限公司 names no firm. */
export const isTradeAlone = (core: string): boolean => (NAME_RULES.trades as readonly string[]).includes(core)

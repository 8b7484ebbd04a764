/** Who could found together: how near two enterprises are to each other, and what that says. Pure. */
import { joinableStates } from '../../types/case-life'
import type { Nearness } from '../../types/joint'
import { jointWords } from '../../types/words/joint'

/** Where an enterprise is, as far as its address tells; folded texts. */
export interface Site {
  /** A place with a name: building, park, market. */
  place: string | null
  /** Number of the building inside it. */
  building: string | null
  road: string | null
  roadNumber: string | null
}

export interface Located {
  site: Site
  officeId: string
  trade: string | null
}

export const nearRules = {
  /** Cases looked through for one suggestion, and shown. */
  looked: 500,
  shown: 12,
  /** Looked through for a recommendation, at the own street alone: it says that there are some, not which is nearest. */
  counted: 40,
  /** Enterprises of one joint founding. */
  most: 20,
  states: joinableStates,
  since: '2026-11-28',
  source: 'own choice; same building, park, street, trade: issue "Casework" §3',
} as const

const isSame = (one: string | null, other: string | null) => one !== null && one === other

/** Null: neither near nor of the same trade. */
export function nearnessOf(one: Located, other: Located): Nearness | null {
  const samePlace = isSame(one.site.place, other.site.place)
  const sameNumber = isSame(one.site.road, other.site.road) && isSame(one.site.roadNumber, other.site.roadNumber)
  if (sameNumber || (samePlace && isSame(one.site.building, other.site.building))) return 'building'
  if (samePlace) return 'park'
  if (isSame(one.site.road, other.site.road) && one.officeId === other.officeId) return 'road'
  if (one.officeId === other.officeId) return 'street'
  return isSame(one.trade, other.trade) ? 'trade' : null
}

const order: readonly Nearness[] = ['building', 'park', 'road', 'street', 'trade']

/** The nearest first; of equally near ones first those of the same trade. */
export const rankOf = (near: Nearness, sameTrade: boolean): number => order.indexOf(near) * 2 + (sameTrade ? 0 : 1)

/** 同在示例大厦；同属信息技术. */
export function sayWhy(one: Located, other: Located, near: Nearness): string {
  const { why } = jointWords
  const trade = isSame(one.trade, other.trade) && one.trade !== null ? [why.trade(one.trade)] : []
  switch (near) {
    case 'building':
      return [why.building(one.site.place ?? `${one.site.road ?? ''}${one.site.roadNumber ?? ''}号`), ...trade].join(
        '；',
      )
    case 'park':
      return [why.building(one.site.place ?? ''), ...trade].join('；')
    case 'road':
      return [why.road(one.site.road ?? ''), ...trade].join('；')
    case 'street':
      return [why.street, ...trade].join('；')
    case 'trade':
      return trade.join('；')
  }
}

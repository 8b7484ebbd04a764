import { routeReasons } from '../../types/words/reasons'
import { buildingKey, type ReadRest, type Tally } from './evidence'
import type { Knowledge, Looked } from './knowledge'
import type { EvidenceKind } from './types'

/** What a cadre is told of a road. */
export const GROUND_RULES = {
  since: '2026-11-27',
  source: 'own choice: a block or two',
  /** House numbers this near count as neighbours. */
  near: 60,
  /** From this share of a road's rows on the road is one street's. */
  ownRoad: 0.9,
} as const

/** One reason for a street, strongest first in a list of them. */
export interface Ground {
  kind: EvidenceKind
  sentence: string
  /** Of the rows that the sentence tells of, the share that lies in the street. */
  share?: number
}

/** What speaks for a street in the address, and in which words a cadre is told. The list is never empty. */
export function groundsFor(knowledge: Knowledge, looked: Looked, street: number, pool: number | undefined): Ground[] {
  const { read, asked } = looked
  const { evidence } = knowledge
  const name = knowledge.nameOf(street)
  const grounds: Ground[] = []
  const { written } = read
  if (written?.streets.includes(street)) {
    const isSlip = written.slip === true || written.kind === 'street-mistyped' || written.kind === 'street-misheard'
    const today = written.streets.map((one) => knowledge.nameOf(one))
    if (written.kind === 'street-short')
      grounds.push({ kind: 'street-written', sentence: routeReasons.streetShort(written.text, name) })
    else if (written.kind === 'street-written')
      grounds.push({ kind: 'street-written', sentence: routeReasons.streetWritten(name) })
    else
      grounds.push({
        kind: isSlip ? 'street-mistyped' : 'street-former',
        sentence:
          today.length > 1
            ? routeReasons.streetFormerSeveral(written.text, today)
            : isSlip
              ? routeReasons.streetMistyped(written.text, name)
              : written.kind === 'street-inferred'
                ? routeReasons.streetInferred(written.text, name)
                : routeReasons.streetFormer(written.text, name),
      })
  }
  const { community } = asked
  if (community?.streets.includes(street))
    grounds.push({
      kind: 'community',
      sentence:
        community.streets.length > 1
          ? routeReasons.communitySeveral(community.text)
          : routeReasons.community(community.text, name),
    })
  const within: ReadonlySet<number> = new Set(looked.candidates)
  const same = countIn(evidence.texts.get(asked.read.key), street, within)
  if (same.count > 0)
    grounds.push({
      kind: 'same-place',
      sentence: routeReasons.samePlace(placeName(asked.read), same.count, same.all, name),
      share: same.count / same.all,
    })
  if (same.count === 0) {
    const along = roadGround(knowledge, asked.read, street, within)
    if (along) grounds.push(along)
  }
  const mark = looked.marks.find(({ streets }) => streets.includes(street))
  if (mark) grounds.push({ kind: 'name', sentence: routeReasons.firmName(mark.text) })
  if (pool === street) grounds.push({ kind: 'pool', sentence: routeReasons.pool(name) })
  return grounds.length > 0 ? grounds : [{ kind: 'similar', sentence: routeReasons.similar(name) }]
}

/** Whether the road in front runs, or another of its name lies, in other streets as well: 人民路 of some town. */
export function isCommonRoad({ evidence }: Knowledge, { parts: [first] }: ReadRest, street: number): boolean {
  if (first?.kind !== 'road') return false
  const tally = evidence.parts.get(first.text) ?? []
  let all = 0
  for (let i = 1; i < tally.length; i += 2) all += tally[i]!
  return all > 0 && countIn(tally, street, new Set()).count / all < GROUND_RULES.ownRoad
}

/** The first name along which firms of the street stand: at the same number, near it, anywhere on the road. */
function roadGround(
  { evidence, nameOf }: Knowledge,
  { parts }: ReadRest,
  street: number,
  within: ReadonlySet<number>,
): Ground | undefined {
  const name = nameOf(street)
  for (const { kind, text, number } of parts) {
    const along = countIn(evidence.parts.get(text), street, within)
    if (along.count === 0) continue
    if (number === undefined)
      return {
        kind: 'road',
        sentence: routeReasons.sameRoad(text, along.count, along.all, name),
        share: along.count / along.all,
      }
    const house = countIn(evidence.buildings.get(buildingKey(text, number)), street, within)
    const place = `${text}${number}号`
    if (house.count > 0)
      return {
        kind: 'same-number',
        sentence: routeReasons.sameHouse(place, house.count, house.all, name),
        share: house.count / house.all,
      }
    const near = { count: 0, all: 0 }
    for (const [seen, tally] of evidence.numbers.get(text) ?? []) {
      if (Math.abs(seen - number) > GROUND_RULES.near) continue
      const { count, all } = countIn(tally, street, within)
      near.count += count
      near.all += all
    }
    const isNear = kind === 'road' && near.count > 0
    const told = isNear ? near : along
    const sentence = isNear
      ? routeReasons.nearNumbers(place, near.count, near.all, name)
      : `${kind === 'road' ? routeReasons.at(place) : ''}${routeReasons.sameRoad(text, along.count, along.all, name)}`
    return { kind: 'road', sentence, share: told.count / told.all }
  }
  return undefined
}

/** 科技馆街1505号凯瑞金座: names and house numbers as one would say them. */
function placeName({ parts }: ReadRest): string {
  return parts
    .map(
      ({ kind, text, number }) => `${text}${number === undefined ? '' : `${number}${kind === 'village' ? '' : '号'}`}`,
    )
    .join('')
}

/** How many rows a tally counts in a street, and in all the streets in question. */
function countIn(
  tally: Tally | undefined,
  street: number,
  within: ReadonlySet<number>,
): { count: number; all: number } {
  let count = 0
  let all = 0
  for (let i = 0; tally && i < tally.length; i += 2) {
    if (within.has(tally[i]!)) all += tally[i + 1]!
    if (tally[i] === street) count = tally[i + 1]!
  }
  return { count, all }
}

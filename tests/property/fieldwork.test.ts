/** Sharing visits out: whatever the buildings, nothing is dealt twice, nothing is left, and nobody has a building more than anybody else. */
import fc from 'fast-check'
import { deal, piecesOf, planRules, keepBest, rank, type Facts, type Walkable } from '../../cloud/fieldwork/plans/rules'

const items = fc
  .array(fc.record({ place: fc.option(fc.integer({ min: 0, max: 5 })), floor: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 120,
  })
  .map((all) =>
    all.map(({ place, floor }, at): Walkable => ({
      id: String(at),
      placeId: place === null ? null : `p${place}`,
      floor: String(floor),
      sorted: `${floor}|${at}`,
    })),
  )
const shares = fc.integer({ min: 1, max: 7 })

describe('shares of visits', () => {
  test('are disjoint and whole', () => {
    fc.assert(
      fc.property(items, shares, (all, n) => {
        const dealt = deal(all, n)
        expect(dealt).toHaveLength(n)
        expect(
          dealt
            .flat()
            .map((item) => item.id)
            .sort(),
        ).toEqual(all.map((item) => item.id).sort())
      }),
    )
  })
  test('differ by no more than the largest piece, which is no more than a fair share', () => {
    fc.assert(
      fc.property(items, shares, (all, n) => {
        const sizes = deal(all, n).map((share) => share.length)
        const pieces = piecesOf(all, n).map((piece) => piece.length)
        const largest = Math.max(0, ...pieces)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(largest)
        expect(largest).toBeLessThanOrEqual(Math.max(1, Math.ceil(all.length / n)))
      }),
    )
  })
  test('keep a building together where it is no more than a share, and walk it from below', () => {
    fc.assert(
      fc.property(items, shares, (all, n) => {
        for (const piece of piecesOf(all, n)) {
          expect(new Set(piece.map((item) => item.placeId)).size).toBe(1)
          expect(piece.map((item) => item.sorted)).toEqual(piece.map((item) => item.sorted).sort())
        }
        const most = Math.ceil(all.length / n)
        for (const place of new Set(all.flatMap((item) => item.placeId ?? []))) {
          const own = all.filter((item) => item.placeId === place)
          if (own.length <= most)
            expect(deal(all, n).filter((share) => share.some((item) => item.placeId === place))).toHaveLength(1)
        }
      }),
    )
  })
})

const facts = fc.record({
  staff: fc.option(fc.nat(200)),
  youth: fc.option(fc.nat(30)),
  members: fc.option(fc.nat(6)),
  trade: fc.option(fc.constantFrom('信息技术', '建筑房产')),
  since: fc.constant(null),
  neighbours: fc.option(fc.nat(3)),
  contacts: fc.nat(3),
  lastContactOn: fc.constant(null),
  againOn: fc.option(fc.constantFrom('2026-11-01', '2026-12-31')),
  opened: fc.boolean(),
})

describe('the order of visits', () => {
  const today = '2026-11-29'
  test('follows the first rule on which two differ, keeps ties as they were, and tells why', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 40 }), (all) => {
        const ranked = rank(
          all.map((one, at) => ({ facts: one, at })),
          today,
        )
        expect(ranked.map(({ item }) => item.at).sort((a, b) => a - b)).toEqual(all.map((_, at) => at))
        for (const [i, { item, because }] of ranked.entries()) {
          expect(because).toHaveLength(planRules.filter((rule) => rule.holds(item.facts, today)).length)
          const next = ranked[i + 1]?.item
          if (next === undefined) continue
          const first = planRules.find((rule) => rule.holds(item.facts, today) !== rule.holds(next.facts, today))
          if (first === undefined) expect(item.at).toBeLessThan(next.at)
          else expect(first.holds(item.facts, today)).toBe(true)
        }
      }),
    )
  })
  test('portion by portion comes to the same as all at once, however the portions are cut', () => {
    fc.assert(
      fc.property(
        fc.array(facts, { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 70 }),
        (all, portion, most) => {
          const items = all.map((one, at) => ({ facts: one, at }))
          let best: ReturnType<typeof rank<(typeof items)[number]>> = []
          for (let from = 0; from < items.length; from += portion)
            best = keepBest(best, items.slice(from, from + portion), today, most)
          expect(best).toEqual(rank(items, today).slice(0, most))
        },
      ),
    )
  })
  test('an unknown fact never puts anybody forward', () => {
    const unknown: Facts = {
      staff: null,
      youth: null,
      members: null,
      trade: null,
      since: null,
      neighbours: null,
      contacts: 1,
      lastContactOn: null,
      againOn: null,
      opened: false,
    }
    expect(planRules.filter((rule) => rule.holds(unknown, today))).toEqual([])
  })
})

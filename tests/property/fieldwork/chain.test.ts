/** Visits that put one another right: whatever the order in which they arrive, are taken back and are set aside, the same ones count. */
import fc from 'fast-check'
import { foldOf, mayEnd, whichCount, type LinkedRow, type OwnStanding } from '../../../cloud/fieldwork/records/chain'

interface Made {
  replaces: number | null
  takenBack: boolean
  setAside: boolean
}
type Event = { is: 'arrives' | 'taken-back' | 'set-aside'; visit: number }

const name = (at: number) => `v${at}`

/** Each puts right one that was made before it, or none: chains, and forks of two phones. */
const made = (standing: Partial<Record<'takenBack' | 'setAside', boolean>> = {}): fc.Arbitrary<Made[]> =>
  fc
    .array(fc.record({ back: fc.nat(), takenBack: fc.boolean(), setAside: fc.boolean() }), {
      minLength: 1,
      maxLength: 7,
    })
    .map((all) =>
      all.map(({ back, takenBack, setAside }, at) => {
        const behind = back % (at + 1)
        return { replaces: behind === at ? null : behind, takenBack, setAside, ...standing }
      }),
    )

/** As the service takes them: what is said of a visit that is not there yet waits for it; each link is known once both sides are. */
class Service {
  private readonly rows = new Map<string, LinkedRow>()
  private waiting: Event[] = []

  constructor(private readonly made: readonly Made[]) {}

  take(event: Event): void {
    const id = name(event.visit)
    if (event.is === 'arrives') {
      this.rows.set(id, { record_id: id, replaces: null, ended: null })
      this.made.forEach(({ replaces }, at) => {
        const row = this.rows.get(name(at))
        if (row !== undefined && replaces !== null && this.rows.has(name(replaces))) row.replaces = name(replaces)
      })
      this.fold(id)
      const due = this.waiting.filter((one) => one.visit === event.visit)
      this.waiting = this.waiting.filter((one) => one.visit !== event.visit)
      for (const one of due) this.take(one)
      return
    }
    const row = this.rows.get(id)
    if (row === undefined) this.waiting.push(event)
    else if (mayEnd(row.ended, event.is)) {
      row.ended = event.is
      this.fold(id)
    }
  }

  counting(): string[] {
    return [...this.rows.values()].flatMap((row) => (row.ended === null ? [row.record_id] : [])).sort()
  }

  private fold(id: string): void {
    const linked = new Set([id])
    for (let size = 0; size < linked.size;) {
      size = linked.size
      for (const row of this.rows.values())
        if (row.replaces !== null && (linked.has(row.record_id) || linked.has(row.replaces)))
          linked.add(row.record_id).add(row.replaces)
    }
    const { replaced, back } = foldOf([...this.rows.values()].filter((row) => linked.has(row.record_id)))
    for (const one of replaced) this.rows.get(one)!.ended = 'replaced'
    for (const one of back) this.rows.get(one)!.ended = null
  }
}

const eventsOf = (all: readonly Made[]): Event[] =>
  all.flatMap(({ takenBack, setAside }, visit): Event[] => [
    { is: 'arrives', visit },
    ...(takenBack ? [{ is: 'taken-back', visit } as const] : []),
    ...(setAside ? [{ is: 'set-aside', visit } as const] : []),
  ])

const countingAfter = (all: readonly Made[], events: readonly Event[]): string[] => {
  const service = new Service(all)
  for (const event of events) service.take(event)
  return service.counting()
}

const standingOf = ({ takenBack, setAside }: Made): OwnStanding =>
  takenBack ? 'taken-back' : setAside ? 'set-aside' : 'recorded'
const countOf = (all: readonly Made[]): string[] =>
  [
    ...whichCount(
      all.map((one, at) => ({
        id: name(at),
        replaces: one.replaces === null ? null : name(one.replaces),
        standing: standingOf(one),
      })),
    ),
  ].sort()

describe('visits that put one another right', () => {
  test('come to the same in whatever order they arrive', () => {
    const anyOrder = made().chain((all) => {
      const events = eventsOf(all)
      const orders = fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length })
      return fc.tuple(fc.constant(all), orders)
    })
    fc.assert(
      fc.property(anyOrder, ([all, events]) => {
        expect(countingAfter(all, events)).toEqual(countOf(all))
      }),
      { numRuns: 2000 },
    )
  })

  test('count once in a chain: the last that was not taken back; none where all were', () => {
    fc.assert(
      fc.property(made({ setAside: false }), (all) => {
        const chain = all.map((one, at) => ({ ...one, replaces: at === 0 ? null : at - 1 }))
        const last = chain.findLastIndex((one) => !one.takenBack)
        expect(countOf(chain)).toEqual(last === -1 ? [] : [name(last)])
      }),
    )
  })

  test('never count beside what stands in their place, and are not lost without it', () => {
    fc.assert(
      fc.property(made(), (all) => {
        const counting = new Set(countOf(all))
        const inPlaceOf = (at: number): number[] =>
          all.flatMap((one, later) => (one.replaces === at ? [later, ...inPlaceOf(later)] : []))
        all.forEach((one, at) => {
          const others = inPlaceOf(at).map((later) => all[later]!)
          const stands = others.some((other) => standingOf(other) !== 'taken-back')
          expect(counting.has(name(at))).toBe(standingOf(one) === 'recorded' && !stands)
        })
      }),
    )
  })

  test('stand as before once a correction is taken back; setting one aside brings nothing else back', () => {
    fc.assert(
      fc.property(made(), fc.nat(), (all, which) => {
        const replaces = which % all.length
        const with_ = (more: Partial<Made>) => [...all, { replaces, takenBack: false, setAside: false, ...more }]
        const own = name(all.length)
        expect(countOf(with_({}))).toContain(own)
        expect(countOf(with_({}))).not.toContain(name(replaces))
        expect(countOf(with_({ takenBack: true }))).toEqual(countOf(all))
        expect(countOf(with_({ setAside: true }))).toEqual(countOf(with_({})).filter((id) => id !== own))
      }),
    )
  })

  test('that name themselves or one another in a ring end, whatever a phone sends', () => {
    const row = (id: string, replaces: string) => ({ id, replaces, standing: 'recorded' }) as const
    expect([...whichCount([row('a', 'a')])]).toEqual(['a'])
    expect([...whichCount([row('a', 'b'), { ...row('b', 'a'), standing: 'taken-back' }])]).toEqual([])
    expect([...whichCount([row('a', 'gone')])]).toEqual(['a'])
  })
})

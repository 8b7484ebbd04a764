/**
 * Places and their enterprises: what is proposed step by step is what would be proposed from nothing, whatever happened in which order; merging does not
 * depend on the order, loses nothing and can be taken apart. All names are invented.
 */
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { findOfficesByName } from '../../../cloud/divisions/actions'
import { confirmMember, followPool, listMembers } from '../../../cloud/places/actions'
import { changePlace, endPlace, enterPlace, mergePlaces, undoPlaceMerge } from '../../../cloud/places/keeping/actions'
import { Failure } from '../../../cloud/platform/failure'
import { findEnterpriseByUscc, putRecords } from '../../../cloud/pool/actions'
import type { Call } from '../../../cloud/platform/call'
import { inventUscc, phones, TestCity } from '../../support/city'

const names = ['示例云塔大厦', '示例星桥广场', '示例运达市场', '示例科创园']
const numbers = ['试验路90号', '试验路92号', '示例街5号']
const streets = ['翠苑街道', '转塘街道']
const FIRMS = 8

const address = fc
  .record({
    street: fc.constantFrom('', ...streets),
    number: fc.constantFrom('', ...numbers),
    name: fc.constantFrom('', ...names),
    inside: fc.constantFrom('', '1203室', 'B座3楼', '-1层'),
  })
  .map(({ street, number, name, inside }) => ({ address: `西湖区${street}${number}${name}${inside}`, street }))
const said = fc.record({
  kind: fc.constantFrom('building' as const, 'park' as const),
  name: fc.constantFrom(...names),
  number: fc.constantFrom(...numbers),
  street: fc.constantFrom(...streets),
})
const pick = fc.nat(20)
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), said }),
  fc.record({ do: fc.constant('change' as const), of: pick, said }),
  fc.record({ do: fc.constant('end' as const), of: pick, ended: fc.boolean() }),
  fc.record({ do: fc.constant('merge' as const), of: pick, other: pick }),
  fc.record({ do: fc.constant('undo' as const), of: pick }),
  fc.record({ do: fc.constant('move' as const), of: pick, to: address }),
  fc.record({ do: fc.constant('see' as const), of: pick, firm: pick, here: fc.boolean() }),
  fc.record({ do: fc.constant('round' as const) }),
)

describe('places', () => {
  let city: TestCity
  let by = { personId: '', officeId: '' }
  let paths: Record<string, string> = {}
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    const { rows } = await act((call) =>
      sql<typeof by>`select person_id as "personId", office_id as "officeId" from cadre_grant limit 1`.execute(call.tx),
    )
    by = rows[0] ?? by
    for (const street of streets)
      await act(async (call) => {
        paths = { ...paths, [street]: (await findOfficesByName(call, street))[0]?.path ?? '' }
      })
  })
  afterAll(() => city.stop())

  const act = <T>(work: (call: Call) => Promise<T>) => city.ground.act(work)
  const uscc = (n: number) => inventUscc(800 + n)
  const put = (n: number, at: { address: string; street: string }) =>
    act((call) =>
      putRecords(
        call,
        [{ name: `杭州性质${n}测试有限公司`, uscc: uscc(n), address: at.address, street: at.street || null }],
        'test',
      ),
    )
  const asSaid = (one: { kind: 'building' | 'park'; name: string; number: string; street: string }) => ({
    kind: one.kind,
    name: one.name,
    address: `西湖区${one.street}${one.number}${one.name}`,
    path: paths[one.street] ?? '',
    entrances: [],
    floors: [],
  })
  const clear = () =>
    act(async ({ tx }) => {
      // What happened is appended and cannot be deleted: a new beginning ends all that there is.
      await sql`delete from place_enterprise`.execute(tx)
      await sql`delete from place_key`.execute(tx)
      await sql`update place set ended_at = now(), merged_into = null, pending = null, name_key = id::text`.execute(tx)
    })
  const proposed = async () => {
    const { rows } = await act(({ tx }) =>
      sql<{ row: string }>`
        select member.place_id || ' ' || enterprise.uscc || ' ' || member.floor || ' ' || member.room as row
        from place_enterprise member join enterprise on enterprise.id = member.enterprise_id
        where membership = 'proposed' order by 1`.execute(tx),
    )
    return rows.map(({ row }) => row)
  }
  /** A refusal is an answer, too. */
  const tolerantly = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  }

  test('proposed step by step is proposed from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(address, { minLength: FIRMS, maxLength: FIRMS }),
        fc.array(step, { minLength: 5, maxLength: 25 }),
        async (addresses, steps) => {
          await clear()
          for (const [n, at] of addresses.entries()) await put(n, at)
          const round = followPool(city.ground)
          await round()
          const ids: string[] = []
          const merges: { id: string; merge: string }[] = []
          const of = (n: number) => ids[n % Math.max(1, ids.length)] ?? ''
          for (const one of steps)
            await tolerantly(async () => {
              if (one.do === 'round') return round()
              if (one.do === 'move') return put(one.of % FIRMS, one.to)
              if (one.do === 'create')
                return act(async (call) => void ids.push(await enterPlace(call, asSaid(one.said), { by })))
              if (ids.length === 0) return undefined
              if (one.do === 'change') return act((call) => changePlace(call, of(one.of), asSaid(one.said), { by }))
              if (one.do === 'end') return act((call) => endPlace(call, of(one.of), one.ended, by))
              if (one.do === 'merge')
                return act(async (call) => {
                  merges.push({ id: of(one.of), merge: await mergePlaces(call, of(one.of), of(one.other), by) })
                })
              if (one.do === 'see')
                return act(async (call) => {
                  const enterprise = (await findEnterpriseByUscc(call, uscc(one.firm % FIRMS)))?.id ?? ''
                  const at = { floor: null, room: null, by, now: call.now }
                  await confirmMember(call, { place: of(one.of), enterprise, here: one.here, ...at })
                })
              const last = merges[one.of % Math.max(1, merges.length)]
              return last && act((call) => undoPlaceMerge(call, last.id, last.merge, by))
            })
          await round()
          const stepwise = await proposed()
          await act(async ({ tx }) => {
            await sql`delete from place_enterprise where membership = 'proposed'`.execute(tx)
            await sql`delete from place_site`.execute(tx)
          })
          await followPool(city.ground)()
          expect(await proposed()).toEqual(stepwise)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('merging does not depend on the order, and each has again what it had', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(address, { minLength: FIRMS, maxLength: FIRMS }),
        fc.array(fc.record({ place: fc.nat(2), firm: fc.nat(FIRMS - 1), here: fc.boolean() }), { maxLength: 10 }),
        async (addresses, words) => {
          const outcomes: string[] = []
          for (const order of ['a', 'b'] as const) {
            await clear()
            for (const [n, at] of addresses.entries()) await put(n, at)
            const round = followPool(city.ground)
            await round()
            const ids: string[] = []
            for (const [n, name] of names.slice(0, 3).entries())
              ids.push(
                await act((call) =>
                  enterPlace(call, asSaid({ kind: 'building', name, number: numbers[n] ?? '', street: '翠苑街道' }), {
                    by,
                  }),
                ),
              )
            for (const [n, word] of words.entries())
              await act(async (call) => {
                const enterprise = (await findEnterpriseByUscc(call, uscc(word.firm)))?.id ?? ''
                const now = new Date(call.now.getTime() + n * 1000)
                const at = { floor: String(n), room: '', by, now }
                await confirmMember(call, { place: ids[word.place] ?? '', enterprise, here: word.here, ...at })
              })
            await round()
            const [one = '', two = '', three = ''] = ids
            const seen = async () => {
              const rows = await act((call) => listMembers(call, one, { limit: 100 }))
              return JSON.stringify(
                rows.rows.map(({ uscc: code, membership, floor }) => [code, membership, floor]).sort(),
              )
            }
            const before = await proposed()
            const merge = (id: string, other: string) => act((call) => mergePlaces(call, id, other, by))
            const merges: [string, string][] = []
            if (order === 'a') {
              merges.push([two, await merge(two, three)])
              merges.push([one, await merge(one, two)])
            } else {
              merges.push([one, await merge(one, three)])
              merges.push([one, await merge(one, two)])
            }
            await round()
            outcomes.push(await seen())
            for (const [id, made] of merges.reverse()) await act((call) => undoPlaceMerge(call, id, made, by))
            await round()
            expect(await proposed()).toEqual(before)
          }
          expect(outcomes[1]).toBe(outcomes[0])
        },
      ),
      { numRuns: 8 },
    )
  })
})

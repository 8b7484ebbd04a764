/** Visits that put one another right, in every order in which they, and what is said of them, may arrive. */
import { sql } from 'kysely'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, visitOf, type PhoneRecord } from '../support/fieldwork'

/** Every order of these. */
const ordersOf = <T>(all: readonly T[]): T[][] =>
  all.length === 0
    ? [[]]
    : all.flatMap((first, at) => ordersOf(all.filter((_, other) => other !== at)).map((rest) => [first, ...rest]))

describe('visits that put one another right', () => {
  let city: TestCity
  let session: string
  let phone: FieldPhone
  let serial = 500
  const firm = async (more = {}) => {
    const uscc = inventUscc(++serial)
    const [name, address] = [`杭州改正${serial}号试验有限公司`, `西湖区翠苑街道改正路${serial}号`]
    return city.ground.act(async (call) => {
      await putRecords(call, [{ name, uscc, address, street: '翠苑街道', ...more }], 'test')
      return (await findEnterpriseByUscc(call, uscc))?.id ?? ''
    })
  }
  const visit = (enterprise: string, replaces: PhoneRecord | null = null, more = {}) =>
    phone.make(visitOf({ enterprise }, { replaces: replaces?.id ?? null, ...more }))
  const back = (record: PhoneRecord) => phone.make({ form: 1, kind: 'taken-back', record: record.id })
  const counting = async (enterprise: string) => {
    const { visits } = (await city.call('listEnterpriseVisits', { id: enterprise }, session)).result
    return visits.flatMap((one) => (one.counts ? [one.id] : [])).sort()
  }
  const setAside = async (record: PhoneRecord) => {
    const { rows } = (await city.call('listFieldConflicts', {}, session)).result
    const id = rows.find((one) => one.ours.record === record.id)?.id ?? ''
    const { status } = await city.call('settleFieldConflict', { key: newKey(), id, decision: 'set-aside' }, session)
    expect(status).toBe(200)
  }

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    session = await city.logIn(phones.cadre)
    phone = new FieldPhone(city, session)
    await phone.open()
  })
  afterAll(() => city.stop())

  test('a chain whose middle is taken back counts once, at its end', async () => {
    for (const order of ordersOf(['B', 'C', 'D', 'C back'] as const)) {
      const id = await firm()
      const B = visit(id, null, { nextOn: '2026-12-20' })
      const C = visit(id, B)
      const D = visit(id, C)
      const records = { B, C, D, 'C back': back(C) }
      for (const one of order) await phone.send([records[one]])
      expect([order, await counting(id)]).toEqual([order, [D.id]])
      // Nothing follows from what does not count.
      const { rows } = (await city.call('listFollowUps', { mine: true }, session)).result
      expect([order, rows.filter((one) => one.enterpriseId === id)]).toEqual([order, []])
      await phone.send([back(D)])
      expect([order, await counting(id)]).toEqual([order, [B.id]])
    }
  })

  test('two that put the same one right: what it was comes back when both were taken back', async () => {
    for (const order of ordersOf(['A', 'B', 'C', 'B back'] as const)) {
      const id = await firm()
      const A = visit(id)
      const [B, C] = [visit(id, A), visit(id, A)]
      const records = { A, B, C, 'B back': back(B) }
      for (const one of order) await phone.send([records[one]])
      expect([order, await counting(id)]).toEqual([order, [C.id]])
      await phone.send([back(C)])
      expect([order, await counting(id)]).toEqual([order, [A.id]])
    }
  })

  test('a middle that an office set aside is the last word, until its author takes it back', async () => {
    for (const order of ordersOf(['A', 'B', 'C', 'B aside'] as const)) {
      if (order.indexOf('B aside') < order.indexOf('B')) continue
      // The register says that it is gone: each visit is shown to a person.
      const id = await firm({ status: 'closed' })
      const A = visit(id)
      const B = visit(id, A)
      const C = visit(id, B)
      const records = { A, B, C }
      for (const one of order) await (one === 'B aside' ? setAside(B) : phone.send([records[one]]))
      expect([order, await counting(id)]).toEqual([order, [C.id]])
      await phone.send([back(C)])
      expect([order, await counting(id)]).toEqual([order, []])
      await phone.send([back(B)])
      expect([order, await counting(id)]).toEqual([order, [A.id]])
    }
  })

  test('of different enterprises: what comes back says again what follows there', async () => {
    const [mistaken, meant] = [await firm(), await firm()]
    const A = visit(mistaken, null, { nextOn: '2026-12-21' })
    const B = visit(meant, A)
    await phone.send([A, B])
    const open = async () =>
      (await city.call('listFollowUps', { mine: true }, session)).result.rows
        .filter((one) => one.enterpriseId === mistaken)
        .map((one) => one.kind)
    expect([await counting(mistaken), await counting(meant), await open()]).toEqual([[], [B.id], []])
    await phone.send([back(B)])
    expect([await counting(mistaken), await counting(meant), await open()]).toEqual([[A.id], [], ['look-in-again']])
  })

  test('what is linked is found by its index', async () => {
    const plan = await city.ground.act(async ({ tx }) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      return (await sql`explain select record_id from field_visit where replaces = ${newKey()}::uuid`.execute(tx)).rows
    })
    expect(JSON.stringify(plan)).toContain('field_visit_replaces')
  })
})

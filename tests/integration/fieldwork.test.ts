/** What a phone recorded on the way reaches the service once, whatever happens in between. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { limits } from '../../types/limits'
import { findEnterpriseByUscc } from '../../cloud/pool/actions'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { FieldPhone, hashOf, visitOf } from '../support/fieldwork'

describe('sending field work', () => {
  let city: TestCity
  const sessions: Record<string, string> = {}
  let willow = ''
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const phoneOf = async (who: string) => {
    const phone = new FieldPhone(city, sessions[who] ?? '')
    await phone.open()
    return phone
  }

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.neighbour, '转塘街道')
    for (const who of ['owner', 'cadre', 'neighbour'] as const) sessions[who] = await city.logIn(phones[who])
    willow = await city.ground.act(async (call) => (await findEnterpriseByUscc(call, firms.willow.uscc))?.id ?? '')
  })
  afterAll(() => city.stop())

  describe('the phone', () => {
    test('gets the same secret each time it is asked for, and other random bytes', async () => {
      const phone = new FieldPhone(city, sessions.cadre ?? '')
      const first = (await phone.open()).result
      const second = (await phone.open()).result
      expect(Buffer.from(first.secret, 'base64')).toHaveLength(32)
      expect(Buffer.from(first.entropy, 'base64')).toHaveLength(32)
      expect(second.secret).toBe(first.secret)
      expect(second.entropy).not.toBe(first.entropy)
      expect(first.mayVisit).toBe(true)
      const other = (await new FieldPhone(city, sessions.cadre ?? '').open()).result
      expect(other.secret).not.toBe(first.secret)
      // Nothing of it lies open in the database.
      const [row] = await rows(sql<{ dump: string }>`
        select string_agg(field_device::text, '') || (select string_agg(personal_value::text, '') from personal_value) as dump from field_device`)
      expect(row?.dump).not.toContain(first.secret)
      expect(row?.dump).not.toContain(Buffer.from(first.secret, 'base64').toString('hex'))
    })

    test('is one person’s: nobody else opens it or sends from it', async () => {
      const phone = await phoneOf('cadre')
      expect((await phone.open(sessions.neighbour)).error.name).toBe('fieldDeviceTaken')
      const sent = await phone.send([phone.make(visitOf({ enterprise: willow }))], {
        session: sessions.neighbour ?? '',
      })
      expect([sent.status, sent.error.name]).toEqual([403, 'fieldDeviceTaken'])
    })

    test('is given to nobody who does not visit, and needs the second factor', async () => {
      expect((await new FieldPhone(city, sessions.owner ?? '').open()).error.name).toBe('forbidden')
      const body = { key: newKey(), device: randomUUID() }
      const { personId } = await city.ground.act(async (call) => {
        const { rows: found } = await sql<{ personId: string }>`
          select person_id as "personId" from cadre_grant limit 1`.execute(call.tx)
        return found[0] ?? { personId: '' }
      })
      const bare = await city.openSessionFor(personId, 'wechat')
      const { body: refused } = await city.request('/1.1/functions/openFieldDevice', { body, session: bare })
      expect(refused.name).toBe('secondFactorNeeded')
    })

    test('that nobody opened sends nothing', async () => {
      const phone = new FieldPhone(city, sessions.cadre ?? '')
      const { error } = await phone.send([phone.make(visitOf({ enterprise: willow }))])
      expect(error.name).toBe('fieldDeviceUnknown')
    })
  })

  describe('a record', () => {
    test('is answered with the hash of its text, and the same again with the same receipt', async () => {
      const phone = await phoneOf('cadre')
      const record = phone.make(visitOf({ enterprise: willow }, { note: '三楼前台，𠮷' }))
      const first = (await phone.send([record])).result.receipts
      expect(first).toEqual([
        { id: record.id, hash: hashOf(record.body), outcome: 'recorded', conflicts: [], why: null },
      ])
      expect((await phone.send([record])).result.receipts).toEqual(first)
      // Twice within one batch, too; and as a copy on another phone of the same person.
      const next = phone.make(visitOf({ enterprise: willow }))
      const twice = (await phone.send([next, next])).result.receipts
      expect(twice[0]).toEqual(twice[1])
      const copy = await phoneOf('cadre')
      expect((await copy.send([record])).result.receipts).toEqual(first)
      expect(await rows(sql`select 1 from field_record where id = ${record.id}`)).toHaveLength(1)
    })

    test('with another text under its id is refused, and the first stays', async () => {
      const phone = await phoneOf('cadre')
      const record = phone.make(visitOf({ enterprise: willow }))
      await phone.send([record])
      const other = { ...record, body: JSON.stringify(visitOf({ enterprise: willow }, { met: 'nobody' })) }
      const [receipt] = (await phone.send([other])).result.receipts
      expect(receipt).toMatchObject({ outcome: 'refused', hash: '', why: expect.stringMatching(/编号/) as string })
      expect((await phone.send([record])).result.receipts[0]).toMatchObject({ outcome: 'recorded' })
      // Somebody else does not get the receipt of what is not theirs, even with the same text.
      const stranger = await phoneOf('neighbour')
      expect((await stranger.send([record])).result.receipts[0]).toMatchObject({ outcome: 'refused', hash: '' })
    })

    test('that cannot be read is kept whole and sealed, and stops no other', async () => {
      const phone = await phoneOf('cadre')
      const hostile = [
        'no json at all',
        '{"form":2,"kind":"visit"}',
        JSON.stringify({ ...visitOf({ enterprise: willow }), met: 'everybody' }),
        JSON.stringify({ form: 1, kind: '__proto__' }),
        `{"a":${'['.repeat(1500)}${']'.repeat(1500)}}`,
        '\\u0000 \\ud800 <script>alert(1)</script>',
        '[]',
        'null',
      ].map((text) => phone.make(text))
      const good = phone.make(visitOf({ enterprise: willow }))
      const { receipts } = (await phone.send([...hostile, good])).result
      for (const [at, record] of hostile.entries())
        expect(receipts[at]).toMatchObject({ id: record.id, hash: hashOf(record.body), outcome: 'kept' })
      expect(receipts.at(-1)).toMatchObject({ id: good.id, outcome: 'recorded' })
    })

    test('is taken in the order of the phone, whatever the order of the batch', async () => {
      const phone = await phoneOf('cadre')
      const made = [1, 2, 3].map(() => phone.make(visitOf({ enterprise: willow })))
      const { receipts } = (await phone.send([...made].reverse())).result
      expect(receipts.map((one) => one.id)).toEqual(made.map((one) => one.id))
    })

    test('of a phone whose clock is a day off is put on its right day', async () => {
      const phone = await phoneOf('cadre')
      city.clock.advance(86_400_000)
      const now = city.clock.now()
      const wrong = (by: number) => new Date(now.getTime() + by)
      const hour = 3_600_000
      const record = phone.make(visitOf({ enterprise: willow }), wrong(-25 * hour - 86_400_000))
      // The phone shows 25 hours ago; it recorded a day before it sent.
      await phone.send([record], { now: wrong(-25 * hour) })
      const [kept] = await rows(sql<{ at: Date; recorded_at: Date }>`
        select at, recorded_at from field_record where id = ${record.id}`)
      expect(kept?.at).toEqual(new Date(now.getTime() - 86_400_000))
      expect(kept?.recorded_at).toEqual(new Date(record.recordedAt))
      // Seconds are nobody's business.
      const near = phone.make(visitOf({ enterprise: willow }), wrong(-5000))
      await phone.send([near], { now: wrong(30_000) })
      const [same] = await rows(sql<{ at: Date }>`select at from field_record where id = ${near.id}`)
      expect(same?.at).toEqual(new Date(near.recordedAt))
      // Whatever a clock says, nothing was recorded after it was sent, or before the phone was opened.
      const future = phone.make(visitOf({ enterprise: willow }), new Date('+099999-01-01T00:00:00Z'))
      const past = phone.make(visitOf({ enterprise: willow }), new Date('-000100-01-01T00:00:00Z'))
      const { receipts } = (await phone.send([future, past])).result
      expect(receipts.map((one) => one.outcome)).toEqual(['recorded', 'recorded'])
    })

    test('of fifty long ones fits, and what is longer is refused before it is read', async () => {
      const phone = await phoneOf('cadre')
      const many = Array.from({ length: 50 }, () =>
        phone.make(visitOf({ uscc: inventUscc(9) }, { note: '长'.repeat(500) })),
      )
      const { result } = await phone.send(many)
      expect(result.receipts).toHaveLength(50)
      const one = phone.make(visitOf({ enterprise: willow }))
      const { status, error } = await phone.send(Array.from({ length: limits.fieldwork.batch + 1 }, () => one))
      expect([status, error.name]).toEqual([400, 'inputInvalid'])
      const huge = {
        key: newKey(),
        device: phone.device,
        now: '',
        records: [],
        more: 'x'.repeat(limits.fieldwork.bytes),
      }
      const answer = await city.request('/1.1/functions/recordFieldwork', { body: huge, session: sessions.cadre })
      expect(answer.body.name).toBe('inputTooLarge')
    })
  })

  test('the list names its day, its office and the notice', async () => {
    const { result } = await city.call('takeFieldList', { places: [] }, sessions.cadre)
    expect(result).toMatchObject({ takenOn: '2026-11-24', enterprises: [], total: 0, next: null })
    expect(result.office.name).toMatch(/翠苑/)
    expect(result.noticeVersion).toBe((await city.call('getCity', {})).result.notice.version)
    expect((await city.call('takeFieldList', { places: [] }, sessions.owner)).error.name).toBe('forbidden')
  })
})

/** Where a person is signed in: listed without tokens, ended, renewed, swept. */
import { sql } from 'kysely'
import { newKey, phones, TestCity } from '../support/city'

const DAY = 86_400_000
let city: TestCity
beforeAll(async () => {
  city = await TestCity.start()
})
afterAll(() => city.stop())

/** A call that went well has no name of an error. */
const nameOf = (error: { name?: string }) => error.name
const list = async (session: string) => (await city.call('listSessions', {}, session)).result.sessions
const alive = async (session: string) => nameOf((await city.call('getMe', {}, session)).error) ?? 'alive'

test('are listed, this one marked, never with a token; and ended one by one or all others at once', async () => {
  const own = await city.logIn(phones.owner)
  const second = await city.logIn(phones.owner)
  const third = await city.logIn(phones.owner)
  const stranger = await city.logIn(phones.other)
  const sessions = await list(own)
  expect(sessions).toHaveLength(3)
  expect(sessions.filter(({ current }) => current)).toHaveLength(1)
  expect(sessions[0]).toMatchObject({ device: 'other', method: 'phone', current: false })
  for (const token of [own, second, third]) expect(JSON.stringify(sessions)).not.toContain(token)
  const [theirs] = await list(stranger)
  const end = async (id: string) =>
    nameOf((await city.call('revokeSession', { key: newKey(), id }, own)).error) ?? 'ended'
  expect(await end(theirs?.id ?? '')).toBe('sessionUnknown')
  expect(await alive(stranger)).toBe('alive')
  expect(await end(sessions[0]?.id ?? '')).toBe('ended')
  expect([await alive(third), await alive(second)]).toEqual(['sessionInvalid', 'alive'])
  expect(await end(sessions[0]?.id ?? '')).toBe('sessionUnknown')
  expect((await city.call('revokeOtherSessions', { key: newKey() }, own)).result).toEqual({ ended: 1 })
  expect([await alive(own), await alive(second)]).toEqual(['alive', 'sessionInvalid'])
})

test('are renewed in place: a whole life more, the same entry, and a lost answer locks nobody out', async () => {
  const first = await city.logIn(phones.neighbour)
  const me = (await city.request('/1.1/users/me', { method: 'GET', session: first })).body.objectId
  const renew = async (session: string) =>
    String(
      (await city.request(`/1.1/users/${String(me)}/refreshSessionToken`, { method: 'PUT', session })).body
        .sessionToken,
    )
  city.clock.advance(20 * DAY)
  await renew(first)
  // The answer was lost: the phone still has the old token, and asks again.
  const fresh = await renew(first)
  city.clock.advance(20 * DAY)
  expect(await alive(fresh)).toBe('alive')
  expect(await alive(first)).toBe('sessionInvalid')
  expect(await list(fresh)).toHaveLength(1)
  const before = await renew(fresh)
  expect((await city.request('/1.1/logout', { session: fresh })).status).toBe(200)
  expect(await alive(before)).toBe('sessionInvalid')
})

test('that are over are swept after a month, with codes and uploads that were never sent', async () => {
  const gone = await city.logIn(phones.owner)
  await city.request('/1.1/logout', { session: gone })
  const kept = await city.logIn(phones.owner)
  await city.request('/1.1/fileTokens', { session: kept })
  const stored = await city.upload(kept)
  const { sweepPeople } = await import('../../cloud/people/actions')
  const count = async (table: string) =>
    Number(
      (await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(city.ground.database.kysely))
        .rows[0]?.n,
    )
  const sweep = () => city.ground.act((call) => sweepPeople(call))
  const sessions = await count('session')
  expect(await sweep()).toMatchObject({ uploads: 0 })
  city.clock.advance(3 * DAY)
  const young = await sweep()
  expect(young.uploads).toBe(1)
  expect(young.codes).toBeGreaterThan(0)
  expect(await count('login_code')).toBe(0)
  expect(await count('session')).toBeLessThanOrEqual(sessions)
  expect(await alive(kept)).toBe('alive')
  city.clock.advance(58 * DAY)
  await sweep()
  expect(await count('session')).toBe(0)
  expect(await count('upload')).toBe(1)
  expect(stored).toBeTruthy()
})

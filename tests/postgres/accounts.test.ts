/** Linking at once, on a real PostgreSQL: one account has one person, whoever wins, and nobody is left half moved. */
import { sql } from 'kysely'
import { firms, newKey, TestCity } from '../support/city'
import { freshDatabase } from '../support/postgres'

let database: Awaited<ReturnType<typeof freshDatabase>>
let city: TestCity
beforeAll(async () => {
  database = await freshDatabase()
  city = await TestCity.start({ DATABASE_URL: database.url })
})
afterAll(async () => {
  await city.stop()
  await database.drop()
})

let serial = 100
const newPhone = () => `15400001${serial++}`
const personOf = async (session: string) =>
  String((await city.request('/1.1/users/me', { method: 'GET', session })).body.objectId)
const rowsOf = async (field: string) =>
  Number(
    (
      await sql<{ n: string }>`select count(*) as n from personal_value where field = ${field}`.execute(
        city.ground.database.kysely,
      )
    ).rows[0]?.n,
  )
const link = (session: string, person: string) =>
  city.call('linkAccount', { key: newKey(), kind: 'wechat', code: city.hostCode('wechat', person) }, session)

test('first logins by one host at once make one person', async () => {
  const before = await rowsOf('account/wechat')
  const all = await Promise.all(Array.from({ length: 12 }, () => city.enterByHost('wechat', 'crowd')))
  expect(new Set(all.map(({ body }) => body.objectId)).size).toBe(1)
  expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(await rowsOf('account/wechat')).toBe(before + 1)
})

test('two persons who link one account at once: one has it, the other is told so', async () => {
  for (let round = 0; round < 8; round++) {
    const sessions = [await city.logIn(newPhone()), await city.logIn(newPhone())]
    const replies = await Promise.all(sessions.map((session) => link(session, `wanted ${round}`)))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = sessions[replies.findIndex(({ status }) => status === 200)] ?? ''
    expect(await personOf(await city.logInByHost('wechat', `wanted ${round}`))).toBe(await personOf(winner))
  }
})

test('an account that is linked while its person hands something in: either moved whole, or stays', async () => {
  const { notice } = (await city.call('getCity', {})).result
  for (let round = 0; round < 8; round++) {
    const theirs = await city.logInByHost('wechat', `moving ${round}`)
    const mine = await city.logIn(newPhone())
    const uploads = city.request('/1.1/fileTokens', { session: theirs })
    const [linked] = await Promise.all([link(mine, `moving ${round}`), uploads])
    expect([200, 409]).toContain(linked.status)
    expect((await uploads).status).toBeLessThan(500)
    const owner = await personOf(await city.logInByHost('wechat', `moving ${round}`))
    if (linked.status === 200) expect(owner).toBe(await personOf(mine))
    else expect(owner).toBe(await personOf(theirs))
    const submitted = await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name: firms.brook.name, uscc: firms.brook.uscc, address: firms.brook.address },
        contactName: '示例人',
        bodies: ['league'],
        noticeVersion: notice.version,
      },
      mine,
    )
    expect(submitted.status).toBeLessThan(500)
  }
})

test('two who came by WeChat add one phone at once: one person has it, nothing is lost or doubled', async () => {
  for (let round = 0; round < 8; round++) {
    const phone = newPhone()
    const sessions = [
      await city.logInByHost('wechat', `left ${round}`),
      await city.logInByHost('wechat', `right ${round}`),
    ]
    const smsCode = await city.newCode(phone)
    const replies = await Promise.all(
      sessions.map((session) => city.call('linkPhone', { key: newKey(), phone, smsCode }, session)),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const winner = sessions[replies.findIndex(({ status }) => status === 200)] ?? ''
    expect(await personOf(await city.logIn(phone))).toBe(await personOf(winner))
  }
})

test('merging both ways at once ends: no deadlock is left to a person', async () => {
  for (let round = 0; round < 6; round++) {
    const phone = newPhone()
    const byPhone = await city.logIn(phone)
    const byHost = await city.logInByHost('wechat', `both ${round}`)
    const smsCode = await city.newCode(phone)
    const replies = await Promise.all([
      link(byPhone, `both ${round}`),
      city.call('linkPhone', { key: newKey(), phone, smsCode }, byHost),
    ])
    for (const { status } of replies) expect(status).toBeLessThan(500)
    const one = await personOf(await city.logIn(phone))
    expect(await personOf(await city.logInByHost('wechat', `both ${round}`))).toBe(one)
  }
})

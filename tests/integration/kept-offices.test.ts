/** The offices that a process keeps in memory: read once, and never older than what another process has written. */
import { sql } from 'kysely'
import { phones, TestCity } from '../support/city'
import { statementsOf } from '../support/statements'

let city: TestCity
let session: string
beforeAll(async () => {
  city = await TestCity.start()
  await city.appoint(phones.cadre, '转塘街道')
  session = await city.logIn(phones.cadre)
})
afterAll(() => city.stop())

const officeNow = async () => (await city.call('getMe', {}, session)).result.grants[0]?.office
const readings = async () =>
  (await statementsOf(/from \\"session\\"/, officeNow)).filter(({ text }) => text.includes('from \\"office\\"')).length
/** As another process, or a person at the database's own prompt, would. */
const write = (statement: string) => city.ground.act((call) => sql.raw(statement).execute(call.tx))

test('a second look reads none of them', async () => {
  await officeNow()
  expect(await readings()).toBe(0)
})

test('what somebody else wrote counts from the next request on, and is read once', async () => {
  await officeNow()
  await write(`update office set name = '共青团示例委员会' where name like '%转塘街道%'`)
  expect(await readings()).toBe(1)
  expect(await officeNow()).toBe('共青团示例委员会')
  expect(await readings()).toBe(0)
})

test('what was taken back counts no longer', async () => {
  await write(`update office set name = '共青团转塘街道工作委员会' where name = '共青团示例委员会'`)
  await city.ground
    .act(async (call) => {
      await sql.raw(`update office set name = '一时之名' where name like '%转塘街道%'`).execute(call.tx)
      throw new Error('taken back')
    })
    .catch(() => undefined)
  expect(await officeNow()).toBe('共青团转塘街道工作委员会')
})

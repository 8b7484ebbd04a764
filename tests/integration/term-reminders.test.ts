/** Six and three months before a term ends cadre and enterprise are told, once each, by day and on a working day. */
import { sql } from 'kysely'
import { remindOfTerms } from '../../cloud/casework/term-reminders'
import { addMonths } from '../../cloud/platform/calendar/months'
import { isWorkingDay } from '../../cloud/platform/calendar/calendar'
import { phones, TestCity } from '../support/city'
import { FoundingWalk } from '../support/founding'

let city: TestCity
let sessions: Record<'owner' | 'street', string>
let walk: FoundingWalk
let endsOn: string
beforeAll(async () => {
  city = await TestCity.start()
  await city.appoint(phones.cadre, '翠苑街道')
  sessions = { owner: await city.logIn(phones.owner), street: await city.logIn(phones.cadre) }
  walk = await new FoundingWalk(city, sessions.owner, sessions.street).to('founded')
  const { rows } = await city.ground.act((call) =>
    sql<{ due_on: string }>`select due_on::text as due_on from case_file where id = ${walk.id}`.execute(call.tx),
  )
  endsOn = rows[0]!.due_on
})
afterAll(() => city.stop())

const workingFrom = (day: string): string =>
  isWorkingDay(day)
    ? day
    : workingFrom(new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).toISOString().slice(0, 10))
const at = (day: string, hour = 9) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
const remind = (now: Date) => city.ground.act((call) => remindOfTerms({ ...call, now }))
const noticed = async () =>
  (await city.call('listNotices', {}, sessions.street)).result.notices.filter(({ text }) => text.includes('任期将满'))
const messages = async () =>
  (
    await city.ground.act((call) =>
      sql<{
        text: string
      }>`select params ->> 1 as text from message_intent where cause like 'term/%' order by id`.execute(call.tx),
    )
  ).rows.map(({ text }) => text)

test('nothing is said before its time, at night or twice', async () => {
  const six = workingFrom(addMonths(endsOn, -6))
  const three = workingFrom(addMonths(endsOn, -3))
  expect(await remind(at(workingFrom(addMonths(endsOn, -7))))).toBe(0)
  expect(await remind(at(six, 3))).toBe(0)
  expect(await remind(at(six))).toBe(1)
  expect(await remind(at(six, 15))).toBe(0)
  expect(await messages()).toEqual(['任期剩6个月，请备换届'])
  expect(await noticed()).toMatchObject([{ caseId: walk.id, text: expect.stringContaining(walk.enterprise) }])
  expect(await remind(at(three))).toBe(1)
  expect(await remind(at(workingFrom(addMonths(endsOn, -1))))).toBe(0)
  expect((await messages()).sort()).toEqual(['任期剩3个月，请备换届', '任期剩6个月，请备换届'])
  expect(await noticed()).toHaveLength(2)
})

test('an organisation of which a mark was missed hears the later one alone', async () => {
  const other = await new FoundingWalk(city, sessions.owner, sessions.street).to('founded')
  expect(await remind(at(workingFrom(addMonths(endsOn, -2))))).toBe(1)
  expect((await noticed()).filter(({ caseId }) => caseId === other.id)).toHaveLength(1)
})

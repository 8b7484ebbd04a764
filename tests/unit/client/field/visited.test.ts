/** Where somebody was today stays known after the record has arrived, is forgotten, and the app was killed. */
import type { RecordBody } from '../../../../types/field-records'
import { fieldRules } from '../../../../src/client/field/rules'
import { ModelPhone, visit } from '../../../support/field-model'

const HOUR_MS = 3_600_000
const firm = (n: number) => ({ enterprise: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` })
const visitTo = (n: number): RecordBody => ({ ...visit(''), kind: 'visit', subject: firm(n) }) as RecordBody

async function opened(): Promise<ModelPhone> {
  const phone = new ModelPhone()
  await phone.field.openByLogin()
  return phone
}
function recordAt(phone: ModelPhone, body: RecordBody): string {
  const { id } = phone.field.begin(body.kind)
  phone.field.record(id, body)
  return id
}
/** The app is killed and opened again. */
async function again(phone: ModelPhone) {
  const field = phone.start()
  expect(field.visited()).toEqual([])
  await field.openByLogin()
  return field
}
const subjects = (phone: ModelPhone) => phone.field.visited().map(({ subject }) => subject)

test('a visit that has arrived is still known after a kill; behind the lock and in the storage nothing tells of it', async () => {
  const phone = await opened()
  const id = recordAt(phone, visitTo(1))
  await phone.field.send()
  recordAt(phone, visitTo(2))
  await phone.field.send()
  expect(phone.field.waiting()).toEqual([])
  await again(phone)
  expect(subjects(phone)).toEqual([firm(1), firm(2)])
  expect(phone.field.visited()[0]).toMatchObject({ id, at: new Date(phone.now).toISOString() })
  phone.field.lock()
  expect(phone.field.visited()).toEqual([])
  for (const [name, value] of phone.storage.kept) expect(name + value).not.toMatch(/00000000-0000-4000-8000/)
})

test('killed at any act of sending, each visit waits or is known', async () => {
  for (let acts = 0; ; acts++) {
    const phone = await opened()
    recordAt(phone, visitTo(1))
    recordAt(phone, visitTo(2))
    phone.storage.death = { acts, after: acts % 2 === 0 }
    await phone.field.send().catch(() => undefined)
    const survived = !phone.storage.isDead
    const field = await again(phone)
    const waiting = field.waiting().map(({ body }) => (JSON.parse(body ?? '{}') as { subject: unknown }).subject)
    expect([...waiting, ...subjects(phone)]).toEqual(expect.arrayContaining([firm(1), firm(2)]))
    if (survived) break
  }
})

test('the next day it is known no more, nor after the visit was taken back', async () => {
  const phone = await opened()
  const id = recordAt(phone, visitTo(1))
  recordAt(phone, visitTo(2))
  await phone.field.send()
  recordAt(phone, { form: 1, kind: 'taken-back', record: id })
  await phone.field.send()
  await again(phone)
  expect(subjects(phone)).toEqual([firm(2)])
  phone.now += (fieldRules.visited.hours + 1) * HOUR_MS
  await again(phone)
  expect(subjects(phone)).toEqual([])
})

test('where there is no room for it the record is forgotten all the same; with the list it goes', async () => {
  const phone = await opened()
  recordAt(phone, visitTo(1))
  const { storage } = phone
  const set = storage.set.bind(storage)
  storage.set = (name, value) => {
    if (name.endsWith(':visited')) throw new Error('setStorage:fail')
    set(name, value)
  }
  await phone.field.send()
  expect(phone.field.waiting()).toEqual([])
  storage.set = set
  recordAt(phone, visitTo(2))
  await phone.field.send()
  expect(subjects(phone)).toEqual([firm(2)])
  phone.field.dropList()
  expect(subjects(phone)).toEqual([])
})

test('so many are kept that one key of any host holds them', async () => {
  const phone = await opened()
  for (let n = 0; n <= fieldRules.visited.max; n++) recordAt(phone, visitTo(n))
  await phone.field.send()
  expect(phone.field.waiting()).toEqual([])
  expect(subjects(phone)).toHaveLength(fieldRules.visited.max)
  const kept = [...phone.storage.kept].find(([name]) => name.endsWith(':visited'))?.[1] ?? ''
  expect(kept.length).toBeLessThan(fieldRules.pieces.key)
})

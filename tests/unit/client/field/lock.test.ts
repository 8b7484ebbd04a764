/** Who may read on a phone that lies about, and what goes on while nobody may. */
import { limits } from '../../../../types/limits'
import { markOf } from '../../../../src/client/field/ciphers'
import { FieldProblem } from '../../../../src/client/field/ports'
import { fieldRules } from '../../../../src/client/field/rules'
import { ModelPhone, ModelService, ModelStorage, visit } from '../../../support/field-model'

const trouble = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error instanceof FieldProblem ? error.trouble : error
  }
  return undefined
}
const PIN = '135790'

async function opened(): Promise<ModelPhone> {
  const phone = new ModelPhone()
  await phone.field.openByLogin()
  return phone
}

test('a phone that was never opened records nothing, and says so', () => {
  const { field } = new ModelPhone()
  expect(field.state()).toBe('new')
  expect(trouble(() => field.record(field.begin('visit').id, visit('')))).toBe('new-phone')
  expect(trouble(() => field.keepForm(field.begin('visit')))).toBe('new-phone')
})

test('the first secret is asked for twice: an answer meant for another phone is not believed', async () => {
  const phone = new ModelPhone()
  const { secretOf } = phone.service
  let asked = 0
  phone.service.secretOf = (device) => secretOf(asked++ === 0 ? 'another' : device)
  await expect(phone.field.openByLogin()).rejects.toMatchObject({ trouble: 'strange-answer' })
  expect(phone.field.state()).toBe('new')
  await phone.field.openByLogin()
  expect(phone.field.state()).toBe('open')
  // Later a single one that differs from what everything here is sealed to changes nothing either.
  phone.start()
  let later = 0
  phone.service.secretOf = (device) => secretOf(later++ === 0 ? 'another' : device)
  await expect(phone.field.openByLogin()).rejects.toMatchObject({ trouble: 'strange-answer' })
  expect(phone.field.state()).toBe('locked')
})

test('a phone whose secret the service has no longer begins anew where nothing waits, and keeps what waits where anything does', async () => {
  const phone = await opened()
  await phone.field.setPin(PIN)
  const { secretOf } = phone.service
  const form = phone.field.begin('visit')
  phone.field.keepForm(form)
  // As for a phone that nobody used for a year: the same device has another secret from now on.
  phone.service.secretOf = (device) => secretOf(`${device} anew`)
  phone.start()
  await expect(phone.field.openByLogin()).rejects.toMatchObject({ trouble: 'old-secret' })
  expect([phone.field.state(), phone.field.hasPin(), phone.field.countForms()]).toEqual(['locked', true, 1])
  phone.field.dropForm(form.id)
  await phone.field.openByLogin()
  // What was sealed with the old one is gone with it.
  expect([phone.field.state(), phone.field.hasPin(), phone.field.listHead()]).toEqual(['open', false, undefined])
  phone.field.record(phone.field.begin('visit').id, visit('anew'))
  phone.start()
  await phone.field.openByLogin()
  await phone.field.send()
  expect(phone.service.taken).toHaveLength(1)
})

test('without a PIN a form that nobody can open any more binds no phone; a record that waits does, and says what it is', async () => {
  const phone = await opened()
  const { secretOf } = phone.service
  phone.field.keepForm(phone.field.begin('visit'))
  phone.service.secretOf = (device) => secretOf(`${device} anew`)
  phone.start()
  await phone.field.openByLogin()
  expect([phone.field.state(), phone.field.countForms()]).toEqual(['open', 0])
  phone.field.record(phone.field.begin('visit').id, visit(''))
  phone.service.secretOf = (device) => secretOf(`${device} once more`)
  phone.start()
  await expect(phone.field.openByLogin()).rejects.toMatchObject({ trouble: 'old-secret' })
})

test('a host that does not give what it has gets no second phone in its place', async () => {
  const phone = await opened()
  phone.field.record(phone.field.begin('visit').id, visit(''))
  const field = phone.start()
  const { storage } = phone
  const give = storage.get.bind(storage)
  storage.get = (name) => (name.endsWith(':me') ? undefined : give(name))
  await expect(field.openByLogin()).rejects.toMatchObject({ trouble: 'unreadable' })
  storage.get = give
  await field.openByLogin()
  await field.send()
  expect(phone.service.taken).toHaveLength(1)
})

test('started anew it is locked: recording goes on, reading does not, and the next login sends it', async () => {
  const phone = await opened()
  const field = phone.start()
  expect(field.state()).toBe('locked')
  const form = field.begin('visit', '三楼，老板不在')
  field.keepForm(form)
  expect(trouble(() => field.forms())).toBe('locked')
  expect(trouble(() => field.book())).toBe('locked')
  expect(field.countForms()).toBe(1)
  field.record(field.begin('visit').id, visit('秘密'))
  await field.send()
  expect(field.waiting()).toMatchObject([{ why: 'locked', on: '2026-11-29', body: undefined, recordedAt: undefined }])
  expect(phone.service.taken).toEqual([])
  for (const value of phone.storage.kept.values()) expect(value).not.toMatch(/秘密|老板/)
  await field.openByLogin()
  expect(field.forms()).toEqual([form])
  await field.send()
  expect(phone.service.taken).toHaveLength(1)
})

describe('the PIN', () => {
  test('has six digits, is set while open only, and opens without a network', async () => {
    const phone = await opened()
    await expect(phone.field.setPin('12345')).rejects.toMatchObject({ trouble: 'pin-form' })
    await expect(phone.field.setPin('12345x')).rejects.toMatchObject({ trouble: 'pin-form' })
    await phone.field.setPin(PIN)
    phone.field.record(phone.field.begin('visit').id, visit('秘密'))
    const field = phone.start()
    await expect(field.setPin(PIN)).rejects.toMatchObject({ trouble: 'locked' })
    phone.way = () => 'lost-before'
    expect(await field.openByPin('000000')).toEqual({ is: 'wrong', left: fieldRules.pin.tries - 1 })
    expect(await field.openByPin(PIN)).toEqual({ is: 'open' })
    expect(field.waiting()[0]?.body).toContain('秘密')
  })

  test('is gone after ten wrong tries, however often the app is killed between; nothing that was recorded is', async () => {
    const phone = await opened()
    await phone.field.setPin(PIN)
    phone.field.record(phone.field.begin('visit').id, visit(''))
    for (let n = 1; n < fieldRules.pin.tries; n++) {
      const left = fieldRules.pin.tries - n
      expect(await phone.start().openByPin('000000')).toEqual({ is: 'wrong', left })
    }
    // Killed in the midst of the last try: it was one.
    const dying = phone.start()
    const last = dying.openByPin('000000')
    phone.storage.death = { acts: 0, after: false }
    await last.catch(() => undefined)
    const field = phone.start()
    expect(await field.openByPin(PIN)).toEqual({ is: 'none' })
    expect(field.hasPin()).toBe(false)
    expect([...phone.storage.kept.keys()].filter((name) => /pin|tries/.test(name))).toEqual([])
    await field.openByLogin()
    expect(field.waiting()).toHaveLength(1)
  })

  test('a right one begins the count anew; what has not six digits was no try', async () => {
    const phone = await opened()
    await phone.field.setPin(PIN)
    const field = phone.start()
    await field.openByPin('000000')
    expect(await field.openByPin('12')).toEqual({ is: 'wrong', left: fieldRules.pin.tries - 1 })
    await field.openByPin(PIN)
    expect(await phone.start().openByPin('000000')).toEqual({ is: 'wrong', left: fieldRules.pin.tries - 1 })
  })
})

test('left alone for a quarter of an hour it locks; a touch in time keeps it open; a clock put back locks too', async () => {
  const phone = await opened()
  const idle = limits.workbench.idleMinutes * 60_000
  phone.now += idle - 1000
  phone.field.touch()
  phone.now += idle - 1000
  expect(phone.field.state()).toBe('open')
  phone.now += 2000
  phone.field.touch()
  expect(phone.field.state()).toBe('locked')
  await phone.field.openByLogin()
  phone.now -= 5 * 60_000
  expect(phone.field.state()).toBe('locked')
})

test('another person on the same phone neither reads nor sends nor removes what waits, and is told that it does', async () => {
  const storage = new ModelStorage()
  const service = new ModelService()
  const first = new ModelPhone({ person: 'person-a', storage, service })
  await first.field.openByLogin()
  first.field.record(first.field.begin('visit').id, visit('of a'))
  first.field.keepForm(first.field.begin('visit', 'typed by a'))
  const second = new ModelPhone({ person: 'person-b', storage, service, seed: 2 })
  await second.field.openByLogin()
  expect([second.field.waiting().length, second.field.forms().length, second.field.othersWaiting()]).toEqual([0, 0, 1])
  second.field.record(second.field.begin('visit').id, visit('of b'))
  await second.field.send(true)
  expect(service.taken.map(({ body }) => body.includes('of b'))).toEqual([true])
  expect(new Set(service.taken.map(({ device }) => device)).size).toBe(1)
  const again = first.start()
  await again.openByLogin()
  expect(again.forms()).toHaveLength(1)
  await again.send()
  expect(service.taken.map(({ body }) => body.includes('of a'))).toEqual([false, true])
  expect([...storage.kept.keys()].filter((name) => name.includes(markOf('person-a')) && name.includes(':o:'))).toEqual(
    [],
  )
})

test('another text under an id that was recorded is refused aloud, waiting or sent, open or locked', async () => {
  const { field } = await opened()
  const { id } = field.begin('visit')
  field.record(id, visit('first'))
  field.record(id, visit('first'))
  expect(trouble(() => field.record(id, visit('second')))).toBe('recorded')
  field.lock()
  expect(trouble(() => field.record(id, visit('second')))).toBe('recorded')
  await field.openByLogin()
  await field.send()
  expect(field.waiting()).toEqual([])
  expect(trouble(() => field.record(id, visit('second')))).toBe('recorded')
})

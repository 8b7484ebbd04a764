/** Whatever happens between a record and its receipt: it reaches the service once, in the phone's order, and nothing is forgotten before. */
import fc from 'fast-check'
import { FieldProblem } from '../../../src/client/field/ports'
import type { Judge } from '../../../src/client/field/receipts'
import { ModelPhone, visit, ways, type Way } from '../../support/field-model'

type Step =
  | { do: 'type'; note: string }
  | { do: 'record'; note: string }
  | { do: 'again' }
  | { do: 'send' }
  | { do: 'die'; acts: number; after: boolean; opens: boolean }
  | { do: 'lock' | 'open' | 'late' }
  | { do: 'full'; writes: number }
  | { do: 'clock'; days: number }

const note = fc.string({ unit: 'binary', maxLength: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('type' as const), note }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), note }) },
  { weight: 2, arbitrary: fc.constant({ do: 'again' as const }) },
  { weight: 5, arbitrary: fc.constant({ do: 'send' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('die' as const),
      acts: fc.nat({ max: 15 }),
      after: fc.boolean(),
      // Whether the person logs in when the app is opened again.
      opens: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('lock' as const, 'open' as const, 'late' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('full' as const), writes: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), days: fc.integer({ min: -2, max: 2 }) }) },
)

interface Told {
  /** Texts by id whose `record` returned. */
  recorded: Map<string, string>
  /** In that order. */
  order: string[]
  /** Texts of forms whose `keepForm` returned and that were not recorded. */
  typed: Map<string, string>
  /** Recorded or not: the app died within `record`. */
  open: Map<string, string>
}

async function openAgain(phone: ModelPhone): Promise<void> {
  const before = phone.way
  phone.way = () => 'arrives'
  phone.storage.failing = 0
  await phone.field.openByLogin()
  phone.way = before
}

/** Looked at from outside, so that it is no act of the app. */
const waitingOn = (phone: ModelPhone): Set<string> =>
  new Set([...phone.storage.kept.keys()].flatMap((name) => /^field:\w+:o:\d+:([^:]+):/.exec(name)?.[1] ?? []))

const idsOf = (phone: ModelPhone) => new Set(phone.service.taken.map(({ id }) => id))

function record(phone: ModelPhone, told: Told, id: string, text: string): void {
  const body = visit(text)
  told.open.set(id, JSON.stringify(body))
  try {
    phone.field.record(id, body)
  } catch (error) {
    if (phone.storage.isDead) {
      // Written, and the app died before it could say so: this is its turn.
      if (waitingOn(phone).has(id) && !told.order.includes(id)) told.order.push(id)
      return
    }
    // A clear refusal recorded nothing.
    expect(error).toBeInstanceOf(FieldProblem)
    expect(waitingOn(phone).has(id)).toBe(false)
    // Unless the app had died right after it was written, and it went out since: then it is there all the same.
    if (!idsOf(phone).has(id)) told.open.delete(id)
    return
  }
  told.open.delete(id)
  told.typed.delete(id)
  told.recorded.set(id, JSON.stringify(body))
  if (!told.order.includes(id)) told.order.push(id)
}

async function take(phone: ModelPhone, told: Told, step: Step): Promise<void> {
  switch (step.do) {
    case 'type': {
      const form = phone.field.begin('visit', step.note)
      try {
        phone.field.keepForm(form)
        told.typed.set(form.id, step.note)
      } catch {
        // Full or dead: the person sees it on the screen.
      }
      return
    }
    case 'record':
      record(phone, told, phone.field.begin('visit').id, step.note)
      return
    case 'again': {
      // The driver after a kill: the same form is recorded once more.
      const [id, text] = [...told.open][0] ?? []
      if (id !== undefined && text !== undefined) record(phone, told, id, (JSON.parse(text) as { note: string }).note)
      return
    }
    case 'send':
      await phone.field.send()
      return
    case 'die':
      phone.storage.death = { acts: step.acts, after: step.after }
      return
    case 'lock':
      phone.field.lock()
      return
    case 'open':
      await openAgain(phone)
      return
    case 'late':
      phone.deliverLate()
      return
    case 'full':
      phone.storage.failing = step.writes
      return
    case 'clock':
      phone.now += step.days * 86_400_000
  }
}

test('any interleaving of recording, dying, sending and a network that lies: each text arrives once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 20, maxLength: 50 }),
      fc.array(fc.constantFrom(...ways), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      async (steps, network, seed) => {
        const phone = new ModelPhone({ seed })
        await phone.field.openByLogin()
        let calls = 0
        let opens = true
        const nextWay = (): Way => network[calls++ % network.length] ?? 'arrives'
        phone.way = nextWay
        const told: Told = { recorded: new Map(), order: [], typed: new Map(), open: new Map() }
        for (const one of steps) {
          await take(phone, told, one).catch((error: unknown) => {
            if (!phone.storage.isDead) throw error
          })
          if (one.do === 'die') opens = one.opens
          if (phone.storage.isDead) {
            phone.start()
            if (opens) await openAgain(phone)
          }
          // Nothing is forgotten before it arrived.
          const waiting = waitingOn(phone)
          const arrived = idsOf(phone)
          for (const id of told.recorded.keys()) expect(waiting.has(id) || arrived.has(id)).toBe(true)
        }
        // At last there is a network, room, and a login.
        phone.storage.death = undefined
        phone.way = () => 'arrives'
        await openAgain(phone)
        const kept = new Map(phone.field.forms().map(({ id, values }) => [id, values]))
        for (const [id, text] of told.typed) expect(kept.get(id)).toBe(text)
        await phone.field.send(true)
        phone.deliverLate()
        expect(phone.field.waiting()).toEqual([])
        const { taken } = phone.service
        expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length)
        const texts = new Map(taken.map(({ id, body }) => [id, body]))
        for (const [id, text] of told.recorded) expect(texts.get(id)).toBe(text)
        // Nothing else than what was recorded, or begun when the app died.
        for (const { id } of taken) expect(told.recorded.has(id) || told.open.has(id)).toBe(true)
        expect(taken.map(({ id }) => id).filter((id) => told.order.includes(id))).toEqual(told.order)
        // What is left on the phone tells nothing of it.
        for (const [name, value] of phone.storage.kept) {
          expect(name).not.toMatch(/:[or]:/)
          for (const { id } of taken) expect(name + value).not.toContain(id)
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 40), endOnFailure: true },
  )
})

test('without the check of receipts the same network loses records', async () => {
  const trusting: Judge = (batch) =>
    new Map(batch.map(({ id }) => [id, { is: 'arrived', outcome: 'recorded', conflicts: [] }]))
  const phone = new ModelPhone({ judge: trusting })
  await phone.field.openByLogin()
  phone.field.record(phone.field.begin('visit').id, visit(''))
  phone.way = () => 'portal'
  await phone.field.send()
  expect([waitingOn(phone).size, phone.service.taken.length]).toEqual([0, 0])
})

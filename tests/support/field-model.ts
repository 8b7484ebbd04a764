/** What stands around the core of field work in its tests: a storage that fills up and dies, a network that misbehaves, a service that writes everything down. */
import { createHash } from 'node:crypto'
import { createRandom, type Random } from '../../cloud/demo/random'
import type { RecordBody } from '../../types/field-records'
import { markOf } from '../../src/client/field/ciphers'
import { openField, type Field } from '../../src/client/field/field'
import { stretchAtOnce } from '../../src/client/field/lock'
import type { Judge } from '../../src/client/field/receipts'
import type { FieldCalls, FieldHost, KeyValue } from '../../src/client/field/ports'

type Batch = FieldCalls['recordFieldwork']

/** Takes records as the service promises: each id once, with the receipt of its text. */
export class ModelService {
  /** In the order of arrival. */
  readonly taken: { id: string; body: string; seq: number; device: string; times: number }[] = []
  readonly answers: unknown[] = []
  /** Texts that the service refuses with a sentence. */
  refuses: (body: string) => string | undefined = () => undefined

  receive({ device, records }: Batch): { receipts: object[]; now: string } {
    const receipts = records.map(({ id, body, seq }) => {
      const why = this.refuses(body)
      const known = this.taken.find((one) => one.id === id)
      if (why !== undefined || (known !== undefined && known.body !== body))
        return { id, hash: '', outcome: 'refused', conflicts: [], why: why ?? 'another text' }
      if (known !== undefined) known.times++
      else this.taken.push({ id, body, seq, device, times: 1 })
      return { id, hash: hash(body), outcome: 'recorded', conflicts: [], why: null }
    })
    const answer = { receipts, now: '2026-11-29T00:00:00.000Z' }
    this.answers.push(answer)
    return answer
  }

  secretOf(device: string): string {
    return createHash('sha256').update(`secret of ${device}`).digest('base64')
  }
}

const hash = (text: string) => createHash('sha512').update(text, 'utf8').digest('hex').slice(0, 64)

/** What the network does with one call. */
export const ways = [
  'arrives',
  'lost-before',
  'lost-after',
  'twice',
  'late',
  'portal',
  'other-answer',
  'half',
  'rewritten',
  'empty',
  'busy',
] as const
export type Way = (typeof ways)[number]

export class Killed extends Error {}

/** Keeps texts in memory; may be full, and may die with the app at any of its acts. */
export class ModelStorage implements KeyValue {
  readonly kept = new Map<string, string>()
  /** Characters altogether. */
  room = Infinity
  /** Refuses so many of the next writes. */
  failing = 0
  /** The app dies at the so manieth act from now on; after it where `after`. */
  death: { acts: number; after: boolean } | undefined
  isDead = false

  get(name: string): string | undefined {
    return this.act(() => this.kept.get(name))
  }

  set(name: string, value: string): void {
    this.act(() => {
      if (this.failing > 0) {
        this.failing--
        throw new Error('setStorage:fail')
      }
      let size = value.length
      for (const [other, text] of this.kept) if (other !== name) size += text.length
      if (size > this.room) throw new Error('setStorage:fail exceed storage max size')
      this.kept.set(name, value)
    })
  }

  remove(name: string): void {
    this.act(() => void this.kept.delete(name))
  }

  names(): string[] {
    return this.act(() => [...this.kept.keys()])
  }

  private act<T>(what: () => T): T {
    if (this.isDead) throw new Killed()
    if (this.death !== undefined && this.death.acts-- <= 0) {
      this.isDead = true
      if (this.death.after) what()
      throw new Killed()
    }
    return what()
  }
}

export interface PhoneOptions {
  person?: string
  storage?: ModelStorage
  service?: ModelService
  list?: FieldHost['call']
  seed?: number
  judge?: Judge
}

/** A phone whose app is started, killed and started again. */
export class ModelPhone {
  readonly storage: ModelStorage
  readonly service: ModelService
  readonly random: Random
  readonly late: Batch[] = []
  now = Date.parse('2026-11-29T01:00:00Z')
  way: () => Way = () => 'arrives'
  list: FieldHost['call'] | undefined
  size: ((input: FieldCalls['sizeFieldList']) => unknown) | undefined
  calls = 0
  field: Field

  constructor(private readonly options: PhoneOptions = {}) {
    this.storage = options.storage ?? new ModelStorage()
    this.service = options.service ?? new ModelService()
    this.random = createRandom(options.seed ?? 1)
    this.list = options.list
    this.field = this.start()
  }

  readonly bytes = (length: number) => Uint8Array.from({ length }, () => this.random.below(256))

  /** The app is opened anew; what it had in memory is gone. */
  start(person = this.options.person ?? 'person-a'): Field {
    this.storage.isDead = false
    this.storage.death = undefined
    const host: FieldHost = {
      store: this.storage,
      call: (name, input) => this.call(name, input),
      now: () => this.now,
      random: this.bytes,
      shared: false,
    }
    this.field = openField(host, markOf(person), {
      stretch: stretchAtOnce,
      ...(this.options.judge === undefined ? {} : { judge: this.options.judge }),
    })
    return this.field
  }

  private async call(name: string, input: unknown): Promise<unknown> {
    this.calls++
    const way = this.way()
    await Promise.resolve()
    if (way === 'busy') throw Object.assign(new Error('busy'), { name: 'busy' })
    if (way === 'lost-before') throw new Error('no answer')
    if (name === 'sizeFieldList') return this.size?.(input as FieldCalls['sizeFieldList'])
    if (name === 'takeFieldList' && this.list) return this.list('takeFieldList', input as FieldCalls['takeFieldList'])
    if (name === 'openFieldDevice') {
      if (way !== 'arrives') throw new Error('no answer')
      const { device } = input as FieldCalls['openFieldDevice']
      return { secret: this.service.secretOf(device), entropy: this.service.secretOf('entropy'), mayVisit: true }
    }
    const batch = input as Batch
    switch (way) {
      case 'late':
        this.late.push(batch)
        throw new Error('no answer')
      case 'portal':
        return '<html>Wi-Fi</html>'
      case 'empty':
        return undefined
      case 'other-answer':
        return this.service.answers[this.random.below(Math.max(1, this.service.answers.length))] ?? { rows: [] }
      case 'twice':
        this.service.receive(batch)
        return this.service.receive(batch)
      case 'lost-after':
        this.service.receive(batch)
        throw new Error('no answer')
      case 'half': {
        const { receipts, now } = this.service.receive(batch)
        return { receipts: receipts.slice(0, this.random.below(receipts.length + 1)), now }
      }
      case 'rewritten':
        return { receipts: batch.records.map(({ id }) => ({ id, hash: hash(`${id}?`), outcome: 'recorded' })) }
      case 'arrives':
        return this.service.receive(batch)
    }
  }

  /** Requests that the network held back reach the service now. */
  deliverLate(): void {
    for (const batch of this.late.splice(0)) this.service.receive(batch)
  }
}

export const visit = (note: string): RecordBody => ({
  form: 1,
  kind: 'visit',
  subject: { enterprise: '00000000-0000-4000-8000-000000000001' },
  place: null,
  at: null,
  met: 'principal',
  staff: null,
  youth: null,
  members: null,
  wish: 'later',
  why: null,
  nextOn: null,
  note,
  known: { list: null, visitedOn: null, caseState: null },
  replaces: null,
})

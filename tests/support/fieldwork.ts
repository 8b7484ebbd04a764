/** A phone of a cadre in a test: numbers its records and sends them as it would. */
import { createHash, randomUUID } from 'node:crypto'
import type { RecordBody } from '../../types/field-records'
import type { OutputOf } from '../../types/registry'
import { newKey, type TestCity } from './city'

export const hashOf = (text: string): string => createHash('sha512').update(text, 'utf8').digest('hex').slice(0, 64)

export interface PhoneRecord {
  id: string
  seq: number
  recordedAt: string
  body: string
}

/** A visit with everything that is not said left open. */
export const visitOf = (
  subject: Extract<RecordBody, { kind: 'visit' }>['subject'],
  more: Partial<Extract<RecordBody, { kind: 'visit' }>> = {},
): RecordBody => ({
  form: 1,
  kind: 'visit',
  subject,
  place: null,
  at: null,
  met: 'principal',
  staff: null,
  youth: null,
  members: null,
  wish: null,
  why: null,
  nextOn: null,
  note: '',
  known: { list: null, visitedOn: null, caseState: null },
  replaces: null,
  ...more,
})

export class FieldPhone {
  readonly device = randomUUID()
  private seq = 0

  constructor(
    private readonly city: TestCity,
    private readonly session: string,
  ) {}

  open(session = this.session) {
    return this.city.call('openFieldDevice', { key: newKey(), device: this.device }, session)
  }

  /** One record, not sent yet. */
  make(body: RecordBody | string, at = this.city.clock.now()): PhoneRecord {
    this.seq++
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return { id: randomUUID(), seq: this.seq, recordedAt: at.toISOString(), body: text }
  }

  send(records: readonly PhoneRecord[], { now = this.city.clock.now(), session = this.session } = {}) {
    return this.city.call(
      'recordFieldwork',
      { key: newKey(), device: this.device, now: now.toISOString(), records: [...records] },
      session,
    )
  }

  /** Makes and sends. @returns the receipts, in the order given */
  async record(...bodies: RecordBody[]): Promise<OutputOf<'recordFieldwork'>['receipts']> {
    const made = bodies.map((body) => this.make(body))
    const { status, result, error } = await this.send(made)
    if (status !== 200) throw new Error(JSON.stringify(error))
    return made.map(({ id }) => result.receipts.find((one) => one.id === id)!)
  }
}

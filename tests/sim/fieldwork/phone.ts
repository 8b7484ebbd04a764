/**
 * A phone: the product's own core on a storage of files and a real connection, in a process of its own that is killed at random. Whoever holds it
 * walks from door to door; after a kill the app is opened again and the person goes on from what it brings back.
 */
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { createRandom } from '../../../cloud/demo/random'
import { hashText, markOf } from '../../../src/client/field/ciphers'
import { openField, type Field } from '../../../src/client/field/field'
import { stretchAtOnce } from '../../../src/client/field/lock'
import { FieldProblem, type FieldCall } from '../../../src/client/field/ports'
import type { Judge } from '../../../src/client/field/receipts'
import type { RecordBody } from '../../../types/field-records'
import { signature } from '../../support/dialect'
import { openFiles } from './files'
import {
  DEVICE,
  LOG,
  nameOf,
  readLine,
  readLog,
  STORE,
  type Ended,
  type Planned,
  type PlannedSubject,
  type Task,
} from './task'

/** How long a call may take here: the network of the simulation delays by less. */
const PATIENCE_MS = 4000
const PIN = '246810'

const agent = new Agent({ keepAlive: true })

/** A call in the dialect of the client library: 200 and a result, or a name and a sentence. Whatever else comes is handed on as it is. */
const callOver =
  ({ url, session, offline }: Task): FieldCall =>
  (name, input) =>
    new Promise((resolve, reject) => {
      if (offline) {
        reject(new Error('no network'))
        return
      }
      const body = JSON.stringify(input)
      const sent = request(
        `${url}/1.1/functions/${name}`,
        {
          method: 'POST',
          agent,
          timeout: PATIENCE_MS,
          headers: {
            'content-type': 'application/json;charset=UTF-8',
            'content-length': Buffer.byteLength(body),
            ...signature(),
            'x-lc-session': session,
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => {
            let said: unknown
            try {
              said = JSON.parse(Buffer.concat(parts).toString())
            } catch {
              said = {}
            }
            const { result, name: problem, error } = said as { result?: unknown; name?: string; error?: string }
            if (answer.statusCode === 200) resolve(result)
            else reject(Object.assign(new Error(error ?? ''), { name: problem ?? 'unexpected' }))
          })
        },
      )
      sent.on('timeout', () => sent.destroy(new Error('no answer')))
      sent.on('error', reject)
      sent.end(body)
    })

/** The guard taken out: whatever answer came, the whole batch is taken for arrived. */
const trusting: Judge = (batch) =>
  new Map(batch.map(({ id }) => [id, { is: 'arrived', outcome: 'recorded', conflicts: [] }]))

type Known = Extract<RecordBody, { kind: 'visit' }>['known']

/** What the list that was taken along says of it. */
function knownOf(field: Field, subject: PlannedSubject): Known {
  const book = field.state() === 'open' ? field.book() : undefined
  const row =
    'enterprise' in subject
      ? book?.enterprise(subject.enterprise)
      : 'uscc' in subject
        ? book?.byUscc(subject.uscc)
        : undefined
  return {
    list: row === undefined ? null : (book?.version ?? null),
    visitedOn: row?.lastVisit?.on ?? null,
    caseState: row?.caseState ?? null,
  }
}

/** The record's text. Beside what is known at the door it says nothing that the plan does not, so made twice it is the same. */
function bodyOf(planned: Planned, idOf: (name: string) => string, known: Known, noticeVersion: string): RecordBody {
  const { mark } = planned
  const at = { floor: String(mark % 30), room: String(mark) }
  const subjectOf = (subject: PlannedSubject) =>
    'newcomer' in subject ? { newcomer: idOf(subject.newcomer) } : subject
  switch (planned.kind) {
    case 'visit':
      return {
        form: 1,
        kind: 'visit',
        subject: subjectOf(planned.subject),
        place: planned.place,
        at,
        met: mark % 4 === 0 ? 'staff' : 'principal',
        staff: mark,
        youth: mark % 50,
        members: mark % 7,
        wish: mark % 3 === 0 ? 'yes' : 'later',
        why: mark % 3 === 0 ? null : 'busy',
        nextOn: null,
        note: planned.note,
        known,
        replaces: planned.replaces === null ? null : idOf(planned.replaces),
      }
    case 'newcomer': {
      const { name, uscc, place } = planned
      return { form: 1, kind: 'newcomer', name, uscc, address: null, place, at: place === null ? null : at }
    }
    case 'application':
      return {
        form: 1,
        kind: 'application',
        subject: subjectOf(planned.subject),
        contactName: '示例联系人',
        // A number a door: the same application under two ids would have the same text.
        phone: `154006${String(mark).padStart(5, '0')}`,
        bodies: ['league'],
        youth: mark % 50,
        members: mark % 7,
        noticeVersion,
      }
    case 'placed': {
      const { place, subject, here } = planned
      return { form: 1, kind: 'placed', place, subject: subjectOf(subject), here, at }
    }
    case 'taken-back':
      return { form: 1, kind: 'taken-back', record: idOf(planned.record) }
  }
}

/** Records that come before it. */
function namedBy(planned: Planned): string[] {
  if (planned.kind === 'taken-back') return [planned.record]
  const replaced = planned.kind === 'visit' && planned.replaces !== null ? [planned.replaces] : []
  return 'subject' in planned && 'newcomer' in planned.subject ? [...replaced, planned.subject.newcomer] : replaced
}

class Person {
  private readonly log: string
  private readonly logged: ReturnType<typeof readLog>

  constructor(
    private readonly field: Field,
    folder: string,
  ) {
    this.log = join(folder, LOG)
    this.logged = readLog(existsSync(this.log) ? readFileSync(this.log, 'utf8') : '')
  }

  private note(line: string): void {
    appendFileSync(this.log, `${line}\n`)
    readLine(this.logged, line)
  }

  /** What an earlier run of the app had begun. Only readable forms can be gone on with. */
  resume(): void {
    if (this.field.state() !== 'open') return
    const forms = new Map(this.field.forms().map((form) => [form.id, form.values as RecordBody]))
    for (const [name, { id, hash, saved }] of [...this.logged]) {
      const body = forms.get(id)
      if (saved) continue
      if (body !== undefined) this.write(name, id, body)
      // The form is gone and the record was about to be made: it was made, and the app died before it could say so.
      else this.note(hash === undefined ? `dropped ${name} ${id}` : `saved ${name} ${id}`)
    }
  }

  private write(name: string, id: string, body: RecordBody): void {
    this.note(`intent ${name} ${id} ${hashText(JSON.stringify(body))}`)
    try {
      this.field.record(id, body)
    } catch (error) {
      if (error instanceof FieldProblem) return
      throw error
    }
    this.note(`saved ${name} ${id}`)
  }

  private begin(name: string, body: RecordBody): void {
    if (this.logged.has(name)) return
    const form = this.field.begin(body.kind, body)
    this.note(`begun ${name} ${form.id}`)
    try {
      this.field.keepForm(form)
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error
      // It says so on the screen; the person tries again later.
      this.note(`dropped ${name} ${form.id}`)
      return
    }
    this.write(name, form.id, body)
  }

  /** What it refers to has to be recorded: where that was refused for want of room, this one waits, too. */
  make(planned: Planned, noticeVersion: string): void {
    if (!namedBy(planned).every((name) => this.logged.get(name)?.saved === true)) return
    const idOf = (name: string) => this.logged.get(name)?.id ?? ''
    const known =
      'subject' in planned ? knownOf(this.field, planned.subject) : { list: null, visitedOn: null, caseState: null }
    this.begin(nameOf(planned), bodyOf(planned, idOf, known, noticeVersion))
  }
}

async function openAs(field: Field, task: Task): Promise<void> {
  const attempts = task.opens === 'login' ? 4 : field.state() === 'new' ? 4 : 0
  for (let n = 0; n < attempts && field.state() !== 'open'; n++) await field.openByLogin().catch(() => undefined)
  if (field.state() === 'locked' && task.opens !== 'not') await field.openByPin(PIN).catch(() => undefined)
}

async function main(task: Task): Promise<Ended> {
  const random = createRandom(task.seed)
  const store = openFiles(join(task.folder, STORE), { ...task, random })
  const began = performance.now()
  const field = openField(
    {
      store,
      call: callOver(task),
      now: () => task.now + Math.round(performance.now() - began),
      random: (length) => new Uint8Array(randomBytes(length)),
      shared: random.chance(0.5),
    },
    markOf(task.person),
    { stretch: stretchAtOnce, ...(task.trusting ? { judge: trusting } : {}) },
  )
  await openAs(field, task)
  if (field.state() === 'open' && !field.hasPin() && random.chance(0.1)) await field.setPin(PIN).catch(() => undefined)
  if (task.takesList) await field.takeList([]).catch(() => undefined)
  if (field.state() !== 'new') {
    const person = new Person(field, task.folder)
    person.resume()
    for (const planned of task.planned) {
      person.make(planned, task.noticeVersion)
      if (random.chance(0.1)) await field.send()
    }
    person.resume()
    for (let n = 1 + random.below(3); n > 0 && field.waiting().length > 0; n--) await field.send(n > 1)
  }
  const waiting = field.waiting()
  return {
    waiting: waiting.length,
    forms: field.countForms(),
    state: field.state(),
    why: waiting.map(({ why }) => why),
  }
}

const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Task
main(task).then(
  (ended) => {
    // It did not come as far as the act at which it was to die, or whoever kills it is slow.
    if (task.dies !== null) process.kill(process.pid, 'SIGKILL')
    const me = JSON.parse(
      openFiles(join(task.folder, STORE), { random: createRandom(1), failing: 0, room: null, dies: null }).get(
        `field:${markOf(task.person)}:me`,
      ) ?? '{}',
    ) as { device?: string }
    if (me.device !== undefined) writeFileSync(join(task.folder, DEVICE), me.device)
    process.stdout.write(JSON.stringify(ended))
    process.exit(0)
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exit(1)
  },
)

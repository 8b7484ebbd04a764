/** Every function of the registry × every role × both sides, over the wire. */
import { registry, type FunctionName } from '../../types/registry'
import type { Contract, RecordKind } from '../../types/contract'
import { inputFor, type FieldValues } from './inputs'
import { forbiddenMarks, growsWithAll, isBlind } from './oracle'
import { walkKinds, type Walk } from './walks'
import type { Answer, Wire } from './wire'
import { buildInside, buildOutside, sides, sweepRoles, type Dice, type Side, type SweepRole } from './world'

export interface SweepCase {
  function: string
  role: SweepRole
  side: Side
  http: number
  leaked: boolean
  /** Why it counts as a leak, for whoever reads the log. */
  why?: string
}

export interface SweepResult {
  cases: SweepCase[]
  /** Functions that no role got past the validation of their input: the sweep says nothing about them. */
  unreached: string[]
  errors5xx: number
}

const NOBODYS = '00000000-0000-4000-8000-00000000dead'
/** Acts that end things: tried late. */
const LATE = /^(withdraw|end|reset|submit|ask)/
/** Acts after which a session, or the person, is no longer what it was: tried last, for a locked workbench refuses everything by itself. */
const LAST = /^(lock|revoke|unlink|delete)/
const VERY_LAST = /^(delete|revokeOther)/

/** In an order in which the earlier do not spoil the later: reads, then writes, then what ends things, then what ends sessions. */
function inOrder(names: readonly FunctionName[]): [FunctionName, Contract][] {
  const entries = names.map((name): [FunctionName, Contract] => [name, registry[name]])
  const rank = ([name, contract]: [FunctionName, Contract]) =>
    contract.effect === 'read' ? 0 : VERY_LAST.test(name) ? 4 : LAST.test(name) ? 3 : LATE.test(name) ? 2 : 1
  return entries.sort((a, b) => rank(a) - rank(b))
}

const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Times differ between two calls, and what was signed for the caller at that time; nothing else may. */
const steady = (text: string) =>
  text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'T').replace(/"(ref|secret|uri|qr)":"[^"]*"/g, '"$1":""')

/** Kinds of record of which the world outside has none: their functions are asked about nobody's. */
const apart = ['session', 'import', 'division-change', 'poster-batch'] as const
const isApart = (kind: RecordKind | undefined): kind is (typeof apart)[number] => apart.some((one) => one === kind)

/** @param names the functions to try */
export async function sweep(wire: Wire, url: string, dice: Dice, names: readonly FunctionName[]): Promise<SweepResult> {
  const built = await buildInside(wire, url, dice)
  const {
    sessions,
    inside,
    enterprise,
    organisation,
    complaint,
    campaign,
    place: ownPlace,
    walked,
    ownGrants,
    here,
    noticeVersion,
  } = built

  // One person throughout: whether a table has been tried before must not be told by another phone.
  const tablePhone = dice.phone()
  const tableFor = (division: string) =>
    Buffer.from(`姓名,手机号,区划\n示例干部,${tablePhone},${division}\n`).toString('base64')
  const fields = (
    of: Record<
      | 'case'
      | 'grant'
      | 'complaint'
      | 'campaign'
      | 'place'
      | 'path'
      | 'enterprise'
      | 'organisation'
      | 'licence'
      | 'office'
      | 'division'
      | keyof Walk,
      string
    >,
    contract: Contract,
  ): FieldValues => ({
    key: dice.key(),
    id: isApart(contract.record) ? NOBODYS : of[contract.record ?? 'case'],
    about: of.case,
    other: of.enterprise,
    merge: of.enterprise,
    organisation: of.organisation,
    act: NOBODYS,
    // No count is so large: a bulk act would change what the others are asked about.
    expected: 999_999_999,
    enterprise: of.enterprise,
    from: 'mine',
    join: of.case,
    // A read is asked the same before and after there is something outside.
    office: contract.effect === 'read' ? here.id : of.office,
    // Where a place of the registry is put.
    place: of.path,
    successor: of.grant,
    licence: of.licence,
    draft: dice.key(),
    phone: dice.phone(),
    mobilePhoneNumber: dice.phone(),
    code: '000000',
    smsCode: '000000',
    pin: '270914',
    token: 'A'.repeat(24),
    form: 'apply',
    values: { name: '示例' },
    subject: { name: '杭州示例测试有限公司', uscc: '91330106WW9999999X', address: '示例路1号' },
    query: '示例测试',
    noticeVersion,
    role: 'street-cadre',
    // A read is asked the same before and after there is something outside.
    table: tableFor(contract.effect === 'read' ? here.division : of.division),
    until: '2099-12-31',
    absence: NOBODYS,
    invitation: NOBODYS,
    // Far enough ahead that nobody is away while the others are asked.
    begins: dayAhead(200),
    ends: dayAhead(201),
    cursor: undefined,
    // A plan has to end soon, and to be shared among those who visit there.
    ...(contract.action === 'visit.plan' ? { cadres: [walked.planner], until: dayAhead(20) } : {}),
    // What may be decided of a conflict of any kind.
    ...(contract.record === 'field-conflict' ? { decision: 'set-aside' } : {}),
  })
  const call = (name: FunctionName, role: SweepRole, values: FieldValues) => {
    const input = inputFor(registry[name], values)
    return wire.run(name, input, sessions[role])
  }

  // What everybody sees while there is nothing outside yet.
  const before = new Map<string, string>()
  const at = {
    inside: {
      case: inside.id,
      grant: '',
      complaint,
      campaign,
      place: ownPlace.id,
      path: ownPlace.path,
      enterprise: enterprise.id,
      organisation,
      licence: inside.licence,
      office: here.id,
      division: here.division,
      ...walked.of('nobody'),
    },
    none: {
      case: NOBODYS,
      grant: NOBODYS,
      complaint: NOBODYS,
      campaign: NOBODYS,
      place: NOBODYS,
      path: '/3301/999999/',
      enterprise: NOBODYS,
      organisation: NOBODYS,
      licence: NOBODYS,
      office: NOBODYS,
      division: '不存在街道',
      ...(Object.fromEntries(walkKinds.map((kind) => [kind, NOBODYS])) as unknown as Walk),
    },
  }
  const listing = inOrder(names).filter(([, contract]) => contract.effect === 'read' && !wantsRecord(contract))
  for (const [name, contract] of listing)
    for (const role of sweepRoles)
      before.set(`${name}/${role}`, steady((await call(name, role, fields(at.inside, contract))).text))

  const outside = await buildOutside(wire, url, dice, built)
  const far = {
    case: outside.made.id,
    grant: outside.grant,
    complaint: outside.complaint,
    campaign: outside.campaign,
    place: outside.place.id,
    path: outside.place.path,
    enterprise: outside.enterprise.id,
    organisation,
    licence: outside.made.licence,
    office: outside.street.id,
    division: outside.street.division,
    ...outside.walked.of('nobody'),
  }
  const state = async () => {
    const own = await wire.get('getMyCase', { id: outside.made.id }, outside.session)
    const { rows } = (await wire.get('listStaff', { query: outside.street.division }, outside.there)) as {
      rows: { id: string }[]
    }
    const said = await wire.get('getMyComplaint', { id: outside.complaint }, outside.session)
    return JSON.stringify([own.case, own.timeline, said.complaint, said.timeline, rows.map((row) => row.id).sort()])
  }
  const untouched = await state()

  const cases: SweepCase[] = []
  const reached = new Set<string>()
  let errors5xx = 0
  const judge = (name: string, role: SweepRole, side: Side, answer: Answer, why: string | undefined) => {
    if (answer.status >= 500) errors5xx++
    cases.push({
      function: name,
      role,
      side,
      http: answer.status,
      leaked: why !== undefined,
      ...(why === undefined ? {} : { why }),
    })
  }
  const seen = (role: SweepRole, side: Side, { text }: Answer): string | undefined => {
    const marks =
      side === 'outside'
        ? forbiddenMarks(role, outside.marks)
        : HANDLES_NOTHING.includes(role)
          ? [inside.name, inside.number, ...walked.names]
          : []
    const found = marks.find((mark) => text.includes(mark))
    return found === undefined ? undefined : `shows ${found}`
  }

  for (const [name, contract] of inOrder(names))
    for (const side of sides)
      for (const role of sweepRoles) {
        const place =
          side === 'inside'
            ? { ...at.inside, grant: ownGrants[role] ?? outside.grant, ...walked.of(role) }
            : { ...far, ...outside.walked.of(role) }
        const answer = await call(name, role, fields(place, contract))
        if (answer.body.name !== 'inputInvalid') reached.add(name)
        let why = seen(role, side, answer)
        if (why === undefined && side === 'outside' && isBlind(role)) {
          if (wantsRecord(contract)) {
            const nowhere = await call(name, role, fields(at.none, contract))
            if (steady(nowhere.text) !== steady(answer.text) && answer.body.name !== 'tooManySubmissions')
              why = `differs from what does not exist: ${answer.status} ${answer.text.slice(0, 120)} | ${nowhere.text.slice(0, 120)}`
          } else if (contract.effect === 'read' && !growsWithAll(role, contract.action)) {
            const was = before.get(`${name}/${role}`)
            if (was !== undefined && was !== steady(answer.text))
              why = `changed with what lies outside: ${answer.text.slice(0, 160)}`
          }
        }
        judge(name, role, side, answer, why)
      }

  // Beside the functions: files, and somebody else's own record.
  for (const role of sweepRoles) {
    const file = await wire.send(`/1.1/files/${outside.made.licence}`, { method: 'GET', session: sessions[role] })
    judge('GET /1.1/files/:id', role, 'outside', file, file.status === 200 ? 'the licence was handed out' : undefined)
    const user = await wire.send(`/1.1/classes/_User/${NOBODYS}`, { method: 'GET', session: sessions[role] })
    judge(
      'GET /1.1/classes/_User/:id',
      role,
      'outside',
      user,
      user.status === 200 ? 'somebody else’s record' : undefined,
    )
  }
  const now = await state()
  if (now !== untouched)
    cases.push({
      function: '(all)',
      role: 'stranger',
      side: 'outside',
      http: 200,
      leaked: true,
      why: `the record outside was changed: ${untouched} → ${now}`,
    })
  const unreached = names.filter((name) => !reached.has(name))
  return { cases, unreached, errors5xx }
}

/** Whom no case concerns, inside or out. */
const HANDLES_NOTHING: readonly SweepRole[] = [
  'nobody',
  'stranger',
  'locked',
  // No application is routed to a committee: it has cases once one is handed to it, and none of the League's streets.
  'industry-cadre',
  'city-administrator',
  'security-administrator',
  'auditor',
]

/** Whether the function is about one record that its input names. */
function wantsRecord(contract: Contract): boolean {
  const { def } = contract.input
  const shape = def.type === 'object' && 'shape' in def ? Object.keys(def.shape as object) : []
  return shape.includes('id')
}

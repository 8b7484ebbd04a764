/** The way of every function: known → allowed to call → input by the contract → one transaction: key, act, audit, reply. */
import type { ErrorName } from '../../types/errors'
import { auditReasons } from '../../types/audit-trail'
import { id as recordId } from '../../types/fields'
import { registry, type FunctionName } from '../../types/registry'
import type { Contract } from '../../types/contract'
import type { Actor } from '../platform/actor'
import { countAct, isPast } from '../platform/act-count'
import { writeAudit, type AuditLine } from '../platform/audit'
import type { Call, Transact } from '../platform/call'
import { Failure } from '../platform/failure'
import { findReply, hasReply, storeReply, takeKey, type WriteKey } from '../platform/write-keys'
import { findActor, findPersonOfEnded } from '../people/actions'
import { actingGrant, reach } from '../people/rules'
import { parseInput } from './input'
import type { ServiceParts } from './service-parts'

/** What a request says of its circumstances. */
export interface Caller {
  requestId: string
  device: string
  address: string
  sessionToken: string | undefined
}

const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(registry, name)

/** A handler with its types put aside: the contract has checked the input, and checks the output. */
interface AnyHandler {
  (call: Call, input: unknown, prepared?: unknown): Promise<unknown>
  prepare?: (input: unknown, transact: Transact) => Promise<unknown>
}

/**
 * Runs a function by its name.
 * @returns the output, cut to what the contract promises
 * @throws Failure for everything a person can do about
 */
export async function dispatch(parts: ServiceParts, name: string, input: unknown, caller: Caller): Promise<unknown> {
  if (!isFunctionName(name)) throw new Failure('functionUnknown')
  const contract: Contract = registry[name]
  const handler = parts.handlers[name] as AnyHandler
  const prepared = await prepare(parts, { name, contract, handler }, input, caller)
  let refusedBy: Call | undefined
  try {
    return await parts.database.transact(async (tx) => {
      const now = parts.clock.now()
      const { requestId, device, address } = caller
      const base = { tx, now, requestId, device, address, tools: parts.tools }
      const again = await findAgain({ ...base, actor: null }, name, contract, input, caller.sessionToken)
      if (again !== undefined) return again.reply
      const actor = await getActor({ ...base, actor: null }, contract, caller.sessionToken)
      const call: Call = { ...base, actor }
      refusedBy = call
      if (contract.access === 'cadre' && actor !== null) mustHaveShownFactor(actor, contract)
      const parsed = parseInput(contract.input, input)
      if (
        contract.refusals !== undefined &&
        actor !== null &&
        (await isPast(call, refusalsOf(actor), [contract.refusals]))
      )
        throw new Failure('tooManySubmissions')
      const key = contract.effect === 'write' ? keyOf(name, actor, parsed) : undefined
      const before = key && (await takeKey(call, key, parsed))
      if (before !== undefined && contract.secretReply !== true) return before.reply
      const output = contract.output.parse(await handler(call, parsed, prepared))
      if (key !== undefined && contract.secretReply !== true) await storeReply(tx, key, output)
      if (contract.audit !== null && actor !== null)
        await writeAudit(call, {
          ...lineOf(call, name, contract, parsed),
          record: recordOf(contract, parsed, output),
          outcome: 'done',
        })
      return output
    })
  } catch (error) {
    if (refusedBy !== undefined) await countRefusal(parts, refusedBy, contract, error)
    if (refusedBy !== undefined && isRefusal(error, contract))
      await auditRefusal(parts, refusedBy, name, contract, input)
    throw error
  }
}

/** @throws Failure forbidden (holds nothing), secondFactorNeeded, sessionLocked, freshFactorNeeded */
function mustHaveShownFactor(actor: Actor, contract: Contract): void {
  const refusal = whyNot(actor, contract)
  if (refusal !== undefined) throw new Failure(refusal)
}

function whyNot(actor: Actor, contract: Contract): ErrorName | undefined {
  if (actor.held.length === 0) return 'forbidden'
  if (actor.assurance !== 'passed') return actor.assurance === 'locked' ? 'sessionLocked' : 'secondFactorNeeded'
  // A role that reaches nothing with this act is told so, rather than shown an empty list.
  if (reach(actor, contract.action).length === 0) return 'forbidden'
  return contract.fresh === true && !actor.fresh ? 'freshFactorNeeded' : undefined
}

/** What the handler asks the world outside for, before anything is held; nothing where it needs nothing, has answered this before, or will refuse who calls. */
async function prepare(
  parts: ServiceParts,
  { name, contract, handler }: { name: FunctionName; contract: Contract; handler: AnyHandler },
  input: unknown,
  caller: Caller,
): Promise<unknown> {
  if (handler.prepare === undefined) return undefined
  const now = parts.clock.now()
  const { requestId, device, address } = caller
  const base = { now, requestId, device, address, tools: parts.tools, actor: null }
  const transact: Transact = (work) => parts.database.transact((tx) => work({ ...base, tx }))
  const { parsed, isKnown } = await transact(async (call) => {
    const actor = await getActor(call, contract, caller.sessionToken)
    // The call itself refuses, and puts that down.
    if (contract.access === 'cadre' && actor !== null && whyNot(actor, contract) !== undefined)
      return { parsed: undefined, isKnown: true }
    const parsed = parseInput(contract.input, input)
    const key = contract.effect === 'write' ? keyOf(name, actor, parsed) : undefined
    return { parsed, isKnown: key !== undefined && (await hasReply(call.tx, key)) }
  })
  return isKnown ? undefined : handler.prepare(parsed, transact)
}

const refusalsOf = (actor: Actor) => `refused/${actor.personId}`

/** Counted apart from the act, whose transaction is gone: else trying would cost nothing. What is only wrong in form tells nothing. */
async function countRefusal(parts: ServiceParts, call: Call, contract: Contract, error: unknown): Promise<void> {
  const { actor } = call
  if (contract.refusals === undefined || actor === null) return
  if (!(error instanceof Failure) || error.error === 'inputInvalid' || error.error === 'tooManySubmissions') return
  const limits = [contract.refusals]
  await parts.database.transact((tx) => countAct({ tx, now: call.now }, refusalsOf(actor), limits))
}

/**
 * What an act answered that ended its own session, for the client that lost the answer: the session and the key of then are both needed,
 * and nothing is done. Everybody else goes on to be told that the session is over.
 */
async function findAgain(
  call: Call,
  name: FunctionName,
  contract: Contract,
  input: unknown,
  sessionToken: string | undefined,
): Promise<{ reply: unknown } | undefined> {
  if (contract.endsSession !== true || sessionToken === undefined) return undefined
  const personId = await findPersonOfEnded(call, sessionToken)
  if (personId === undefined) return undefined
  const parsed = parseInput(contract.input, input)
  return findReply(call, keyOf(name, { personId }, parsed), parsed)
}

/** Who calls. A stale session must not turn a public call into a refusal (PROTOCOL). */
async function getActor(call: Call, contract: Contract, sessionToken: string | undefined): Promise<Actor | null> {
  const actor = sessionToken === undefined ? undefined : await findActor(call, sessionToken)
  if (actor === undefined && contract.access !== 'public')
    throw new Failure(sessionToken === undefined ? 'signInNeeded' : 'sessionInvalid')
  return actor ?? null
}

const OUTSIDE = new Set<string>([
  'applicationUnknown',
  'complaintUnknown',
  'enterpriseUnknown',
  'organisationUnknown',
  'importUnknown',
  'placeUnknown',
  'visitPlanUnknown',
  'followUpUnknown',
  'fieldConflictUnknown',
  'takenUnknown',
])

/** What lies outside a cadre's reach is answered as if it were not there; the audit trail knows better. */
const isRefusal = (error: unknown, contract: Contract) =>
  error instanceof Failure && (error.error === 'forbidden' || (contract.access === 'cadre' && OUTSIDE.has(error.error)))

const fieldOf = (value: unknown, field: string): string | null => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined
  return typeof found === 'string' ? found : null
}

function keyOf(name: FunctionName, actor: Pick<Actor, 'personId'> | null, parsed: unknown): WriteKey {
  const key = fieldOf(parsed, 'key')
  if (key === null) throw new Error(`write ${name} has no key: checkRegistry should have refused to start`)
  return { scope: actor?.personId ?? 'public', function: name, key }
}

/** Which record the trail names: the one within another (a wish to join within a case) where the contract has such and it is told. */
const recordOf = ({ within = [] }: Contract, input: unknown, output: unknown): string | null =>
  within.map((field) => fieldOf(input, field)).find((found) => found !== null) ??
  fieldOf(input, 'id') ??
  fieldOf(output, 'id')

/** What the contract and the call say of an act, whatever became of it. Of a caller's own only a choice of the list is taken. */
function lineOf(call: Call, name: string, contract: Contract, input: unknown): Omit<AuditLine, 'record' | 'outcome'> {
  const reason = fieldOf(input, 'reason')
  return {
    function: name,
    act: contract.audit ?? contract.action,
    recordKind: contract.record,
    reason: auditReasons.find((one) => one === reason),
    grant: actingGrant(call.actor, contract.action),
  }
}

async function auditRefusal(
  parts: ServiceParts,
  call: Call,
  name: string,
  contract: Contract,
  input: unknown,
): Promise<void> {
  const asked = fieldOf(input, 'id')
  // Only a well-formed id is written down: the trail takes no text of a caller's.
  const record = asked !== null && recordId.safeParse(asked).success ? asked : null
  const entry = { ...lineOf(call, name, contract, input), record, outcome: 'refused' } as const
  await parts.database.transact((tx) => writeAudit({ ...call, tx }, entry))
}

/** Finding the own enterprise in the pool without an invitation. */
import { timingSafeEqual } from 'node:crypto'
import type { Candidate } from '../../../types/intake'
import type { OutputOf } from '../../../types/registry'
import { fold } from '../../../types/fold'
import { readUscc } from '../../../types/uscc'
import { isCodeLike, readMistypedUscc } from '../../../types/uscc-mistyped'
import { id as recordId } from '../../../types/fields'
import { countAct } from '../../platform/act-count'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import {
  canonicalKey,
  findEnterprise,
  findNearestByUscc,
  findOwnCode,
  type Enterprise,
  type PoolEngines,
} from '../../pool/actions'
import { decoy } from '../decoy'
import { candidateRules, lookupLimits, partOfAddress } from './rules'

type Signer = Pick<Call, 'tools'>

/** Good for its finder only: a reference passed on opens nothing. */
const signature = ({ tools }: Signer, personId: string, enterpriseId: string, until: string) =>
  tools.tokens.hash('candidate', `${personId}.${enterpriseId}.${until}`)

const isSame = (given: Buffer, right: Buffer) => given.length === right.length && timingSafeEqual(given, right)

function refTo(call: SignedInCall, enterpriseId: string): string {
  const until = String(call.now.getTime() + candidateRules.lifeHours * 3_600_000)
  return `${enterpriseId}.${until}.${signature(call, call.actor.personId, enterpriseId, until).toString('base64url')}`
}

/**
 * The enterprise that a reference names, and the code that it was shown by: another one, where it was merged into that enterprise.
 * @throws Failure candidateExpired, also for somebody else's reference
 */
export async function getCandidate(call: SignedInCall, ref: string): Promise<Enterprise & { shownUscc: string }> {
  const [enterpriseId = '', until = '', given = ''] = ref.split('.')
  const isOurs =
    recordId.safeParse(enterpriseId).success &&
    /^\d{1,15}$/.test(until) &&
    isSame(Buffer.from(given, 'base64url'), signature(call, call.actor.personId, enterpriseId, until))
  if (!isOurs || Number(until) < call.now.getTime()) throw new Failure('candidateExpired')
  const enterprise = await findEnterprise(call, enterpriseId)
  if (enterprise === undefined) throw new Failure('candidateExpired')
  return { ...enterprise, shownUscc: (await findOwnCode(call, enterpriseId)) ?? enterprise.uscc }
}

/** A credit code is looked up as it is, or as one wrong character put right; a name brings at most three. @throws Failure tooManyLookups */
export async function findCandidates(
  call: SignedInCall,
  engines: PoolEngines,
  query: string,
): Promise<OutputOf<'findEnterprise'>> {
  if (!(await countAct(call, `find/${call.actor.personId}`, lookupLimits))) throw new Failure('tooManyLookups')
  const show = (enterprise: Enterprise): Candidate => ({
    ref: refTo(call, enterprise.id),
    name: enterprise.name,
    district: engines.route({ address: enterprise.address, uscc: enterprise.uscc }).district ?? null,
    addressPartly: partOfAddress(enterprise.address),
    usccTail: enterprise.uscc.slice(-candidateRules.usccTail),
  })
  const code = readUscc(query)
  if (code.valid) {
    const nearest = await findNearestByUscc(call, code.code)
    const candidate = show(nearest ?? decoy)
    return nearest?.uscc === code.code ? { found: 'exact', candidates: [candidate] } : { found: 'none', candidates: [] }
  }
  const mistyped = readMistypedUscc(query)
  if (mistyped.kind === 'broken' && isCodeLike(query)) {
    // Each way to put one character right is looked for; only where one firm alone can be meant is it shown.
    const meant: Enterprise[] = []
    for (const right of mistyped.corrections.slice(0, candidateRules.mostCorrections)) {
      const nearest = await findNearestByUscc(call, right)
      if (nearest?.uscc === right) meant.push(nearest)
    }
    const [only] = meant
    return only !== undefined && meant.length === 1
      ? { found: 'similar', candidates: [show(only)] }
      : { found: 'none', candidates: [] }
  }
  const match = await engines.match(call.tx, { name: query }, canonicalKey(query))
  const near = match.candidates
    // Who types a part of the name alone is shown who bears it, however many others might be meant.
    .filter(({ confidence, name }) => confidence >= candidateRules.leastConfidence || holds(name, query))
    .slice(0, candidateRules.most)
  const candidates: Candidate[] = []
  for (const { id } of near) {
    const enterprise = await findEnterprise(call, id)
    if (enterprise !== undefined) candidates.push(show(enterprise))
  }
  return { found: candidates.length === 0 ? 'none' : match.decision === 'auto' ? 'exact' : 'similar', candidates }
}

const SHORTEST_PART = 2
const holds = (name: string, part: string) => part.trim().length >= SHORTEST_PART && fold(name).includes(fold(part))

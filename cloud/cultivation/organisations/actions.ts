/** Existing organisations in the hands of cadres: whose they are, who leads them, that one is no more. */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import {
  countOrganisationsByState,
  endOrganisation,
  getSecretary,
  linkOrganisation,
  listOrganisationsByState,
  type Organisation,
} from '../../organisations/actions'
import { stands } from '../../organisations/rules'
import { actingGrant } from '../../people/rules'
import type { Action } from '../../../types/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { canonicalKey, findEnterprise, listAbsorbed, type PoolEngines } from '../../pool/actions'
import { SEARCH_RULES } from '../../pool/rules'
import { mustReachEnterprise } from '../enterprise'

/** Own choice, 2026-11-27: enterprises offered for one organisation; they stand below each other on a phone. */
const CANDIDATES = 3

const byOf = (call: SignedInCall, action: Action) => {
  const grant = actingGrant(call.actor, action)
  if (grant === undefined) throw new Failure('forbidden')
  return { personId: call.actor.personId, officeId: grant.officeId }
}

type Candidates = OutputOf<'listOrganisations'>['rows'][number]['candidates']

/** The enterprises that may be meant, as the engine sees it today. */
async function listCandidates(call: SignedInCall, engines: PoolEngines, one: Organisation): Promise<Candidates> {
  const query = { name: one.enterprise_name, uscc: one.given_uscc ?? undefined }
  const { candidates } = await engines.match(call.tx, query, canonicalKey(one.enterprise_name))
  const found: Candidates = []
  for (const { id, confidence } of candidates.slice(0, CANDIDATES)) {
    const enterprise = await findEnterprise(call, id)
    if (enterprise === undefined || found.some((other) => other.id === enterprise.id)) continue
    const { name, uscc, address } = enterprise
    found.push({ id: enterprise.id, name, uscc, address, confidence })
  }
  return found
}

export async function listToLink(
  call: SignedInCall,
  engines: PoolEngines,
  { state, cursor, limit = SEARCH_RULES.page.value }: ParsedOf<'listOrganisations'>,
): Promise<OutputOf<'listOrganisations'>> {
  const found = await listOrganisationsByState(call, state, { after: cursor, limit: limit + 1 })
  const today = localDate(call.now)
  const rows: OutputOf<'listOrganisations'>['rows'] = []
  for (const one of found.slice(0, limit)) {
    const enterprise = one.enterprise_id === null ? undefined : await findEnterprise(call, one.enterprise_id)
    rows.push({
      id: one.id,
      kind: one.kind,
      name: one.name,
      enterprise: one.enterprise_name,
      uscc: one.given_uscc,
      reason: one.reason,
      ended: !stands(one, today),
      linkedTo: enterprise === undefined ? null : { id: enterprise.id, name: enterprise.name },
      candidates: enterprise === undefined ? await listCandidates(call, engines, one) : [],
    })
  }
  return {
    rows,
    counts: await countOrganisationsByState(call),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** @throws Failure organisationUnknown, enterpriseUnknown */
export async function decideOrganisation(
  call: SignedInCall,
  { id, enterprise }: ParsedOf<'decideOrganisation'>,
): Promise<OutputOf<'decideOrganisation'>> {
  const meant = enterprise === null ? null : await mustReachEnterprise(call, 'pool.view', enterprise)
  await linkOrganisation(call, id, meant?.id ?? null, byOf(call, 'organisation.link'))
  return { state: meant === null ? 'apart' : 'linked' }
}

/** The enterprise and what was merged into it: an organisation of either is of this one. */
const allOf = async (call: SignedInCall, id: string) => [id, ...((await listAbsorbed(call, [id])).get(id) ?? [])]

/** @throws Failure enterpriseUnknown (outside or none), organisationUnknown */
export async function revealSecretary(
  call: SignedInCall,
  { id, organisation }: ParsedOf<'revealSecretary'>,
): Promise<OutputOf<'revealSecretary'>> {
  const enterprise = await mustReachEnterprise(call, 'pool.revealContact', id)
  return { value: await getSecretary(call, organisation, await allOf(call, enterprise.id)) }
}

/** @throws Failure enterpriseUnknown (outside or none), organisationUnknown, inputInvalid (before its founding) */
export async function enterEnd(
  call: SignedInCall,
  { id, organisation, endedOn }: ParsedOf<'endOrganisation'>,
): Promise<OutputOf<'endOrganisation'>> {
  const enterprise = await mustReachEnterprise(call, 'pool.correct', id)
  const enterpriseIds = await allOf(call, enterprise.id)
  await endOrganisation(call, { id: organisation, enterpriseIds, endedOn }, byOf(call, 'pool.correct'))
  return { endedOn }
}

/** Places that the addresses of the pool tell of and that the registry does not have. */
import type { PlaceProposal } from '../../types/places'
import type { Reach } from '../people/rules'
import type { Call } from '../platform/call'
import { getPlaceNames } from '../pool/actions'
import { kindOfName } from '../routing'
import { proposeNamed, proposeNumbered, type Proposal } from './keeping/store'
import { placeRules } from './rules'

/** Those of most enterprises first. */
export async function listProposals(
  act: Pick<Call, 'tx' | 'tools'>,
  reach: Reach,
  limit: number,
): Promise<PlaceProposal[]> {
  const nameOf = await getPlaceNames(act)
  const shown = (found: Proposal, isNamed: boolean): PlaceProposal => {
    const place = nameOf(found.path)
    const number = found.numbered >= found.enterprises * placeRules.numberShare ? (found.number ?? '') : ''
    return {
      name: isNamed ? asWritten(found.name) : found.name,
      kind: isNamed ? kindOfName(found.name) : 'building',
      address: `${place.replace(/ /g, '')}${number}${isNamed ? asWritten(found.name) : ''}`,
      path: found.path,
      place,
      enterprises: found.enterprises,
    }
  }
  const named = (await proposeNamed(act.tx, reach, limit)).map((found) => shown(found, true))
  const numbered = (await proposeNumbered(act.tx, reach, limit)).map((found) => shown(found, false))
  return [...named, ...numbered].sort((a, b) => b.enterprises - a.enterprises).slice(0, limit)
}

/** Addresses are read folded: letters of a name are capitals on its gate. */
const asWritten = (name: string): string => name.toUpperCase()

/** What an owner puts right of an application that came back: where the enterprise works. It is routed anew; the case stays where it lies. */
import { intakeWords } from '../../../types/words/intake'
import { listOfficesToward } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findEnterprise, type PoolEngines } from '../../pool/actions'
import { forgetAddressCheck } from '../addresses/actions'
import { whyHere, whyHereSettled } from '../rules'
import { findDoubt } from './doubt'
import { officeOf, routeOf } from './place'
import * as store from './store'

/**
 * Keeps another address of the enterprise's work and routes by it. Where it leads is advice: the street that has the case hands it on.
 * @param written as the owner gave it; the registered address means that it works there
 * @returns why the application lies in a queue from now on; undefined: nothing was changed
 * @throws Failure inputInvalid (in another city, as at the submission), applicationUnknown
 */
export async function correctAddress(
  call: Pick<Call, 'tx' | 'now' | 'tools'>,
  engines: Pick<PoolEngines, 'route'>,
  { id, written }: { id: string; written: string },
): Promise<string | undefined> {
  const application = await store.findApplication(call.tx, id)
  if (application === undefined) throw new Failure('applicationUnknown')
  const operating = written === application.address ? null : written
  if (operating === application.operating_address) return undefined
  const enterprise =
    application.enterprise_id === null ? undefined : await findEnterprise(call, application.enterprise_id)
  const route = routeOf(
    engines,
    {
      name: application.name,
      uscc: application.uscc,
      registered: application.address,
      operating: operating ?? undefined,
      // The street that the pool holds belongs to the address that the pool holds.
      poolStreet: enterprise?.address === application.address ? enterprise.street : null,
    },
    call.tools.configuration.ROUTE_ADDRESS,
  )
  // As at the submission: what the pool holds, or who was invited, is ours wherever it works.
  const isOurs = application.enterprise_id !== null || application.found_by === null
  const { elsewhere, reason } = operating === null ? route : engines.route({ address: operating })
  if (elsewhere !== undefined && !isOurs)
    throw new Failure('inputInvalid', [
      {
        field: 'operatingAddress',
        message: operating === null ? `${reason}。${intakeWords.worksHere}` : reason,
      },
    ])
  const office = officeOf(route, await listOfficesToward(call, route.street))
  await store.putAddress(call.tx, id, {
    operating_address: operating,
    route_decision: route.decision,
    route_confidence: route.confidence,
    route_reason: route.reason,
    // A case is handed on to streets.
    leads_to_office_id: office.level === 'street' ? office.id : null,
  })
  // What a map service said was of the former address.
  await forgetAddressCheck(call, id)
  const doubt = (await findDoubt(call, application.enterprise_id))?.kind
  return application.match_settled_at === null
    ? whyHere(application.match_decision, route.decision, doubt)
    : whyHereSettled(application.enterprise_id === null, route.decision, doubt)
}

/** What an invitation shows: public facts to anybody, the contact and a number's list only to the invited phone. */
import type { OutputOf } from '../../../types/registry'
import { getOfficeForOwners, listOffices, listOfficesToward, readOfficesToward } from '../../divisions/actions'
import { findPersonalValue } from '../../people/actions'
import { maskPhone } from '../../people/rules'
import { findPlace } from '../../places/actions'
import type { Call } from '../../platform/call'
import type { Enterprise, PoolEngines } from '../../pool/actions'
import { findOwnOpen } from '../applications/actions'
import { officeOf } from '../applications/place'
import { getNotice } from '../notice'
import { answerPromise, standingAnswer } from '../rules'
import { isInvited, isPhoneKnown, listChoices, maySeeAnswer, type Invitation, type Opening } from './actions'
import { noteListShown } from './progress'

type Shown = OutputOf<'openInvitation'>

/** Where an enterprise lies by its address, and the office that answers. */
async function placeOf(call: Call, engines: PoolEngines, enterprise: Enterprise, version: string | undefined) {
  const route = engines.route({
    address: enterprise.address,
    name: enterprise.name,
    uscc: enterprise.uscc,
    poolStreet: enterprise.street ?? undefined,
  })
  const { offices, forOwners } = await readOfficesToward(call, route.street, version)
  const office = officeOf(route, offices)
  return {
    office: forOwners(office.path),
    enterprise: {
      name: enterprise.name,
      district: route.district ?? null,
      street: office.level === 'street' ? office.division : null,
    },
  }
}

/** The office of an invitation that is bound to no single enterprise: where its building stands today, else whoever issued it. */
async function issuerPath(call: Call, { place, place_id: placeId, office_id: officeId }: Invitation): Promise<string> {
  const registered = placeId === null ? undefined : await findPlace(call, placeId)
  if (registered !== undefined) return registered.path
  if (place !== null) return place
  const [office] = officeId === null ? [] : await listOffices(call, [officeId])
  if (office !== undefined) return office.path
  const city = (await listOfficesToward(call, undefined)).find((one) => one.level === 'city')
  if (city === undefined) throw new Error('the home city has no office')
  return city.path
}

/** The enterprises of one number: that they belong together is nobody's business but its owner's. */
async function choicesOf(
  call: Call,
  engines: PoolEngines,
  { invitation: { id }, offices }: Opening,
  personId: string,
): Promise<Shown['choices']> {
  const choices = []
  for (const { token, enterprise, answer } of await listChoices(call, id))
    choices.push({
      token,
      enterprise: (await placeOf(call, engines, enterprise, offices)).enterprise,
      applied: (await findOwnOpen(call, enterprise, personId)) !== undefined,
      answer,
    })
  await noteListShown(call, id)
  return choices
}

export async function showInvitation(call: Call, engines: PoolEngines, opening: Opening): Promise<Shown> {
  const { invitation, standing, bodies, offices } = opening
  const { enterprise, kind } = invitation
  const placed = enterprise === null ? undefined : await placeOf(call, engines, enterprise, offices)
  const personId = call.actor?.personId
  const invited = personId !== undefined && (await isInvited(call, invitation, personId))
  const phone = personId === undefined ? undefined : await findPersonalValue(call, personId, 'phone')
  // Whoever is signed in sees the own name again; only the invited one finds what the invitation knows.
  const name = personId === undefined ? undefined : await findPersonalValue(call, personId, 'name')
  return {
    kind,
    enterprise: placed?.enterprise ?? null,
    title: invitation.title,
    choices: kind === 'list' && invited ? await choicesOf(call, engines, opening, personId) : null,
    answer: (await maySeeAnswer(call, invitation)) ? standingAnswer(invitation, call.now) : null,
    office: placed?.office ?? (await getOfficeForOwners(call, await issuerPath(call, invitation))),
    notice: getNotice(bodies),
    bodies,
    answerDays: answerPromise.workingDays,
    viewer: {
      signedIn: personId !== undefined,
      invited,
      contactName: name ?? null,
      phoneMasked: phone === undefined ? null : maskPhone(phone),
    },
    codeToInvited: await isPhoneKnown(call, invitation),
    organisations: standing,
    ownApplication:
      personId === undefined || enterprise === null ? null : ((await findOwnOpen(call, enterprise, personId)) ?? null),
  }
}

/** Invitations that no enterprise's page issues: several enterprises of one number, a place's poster. */
import { findOfficesByName } from '../../cloud/divisions/actions'
import { issueInvitations } from '../../cloud/intake/actions'
import { getPersonByPhone, phoneBlind } from '../../cloud/people/actions'
import { findEnterpriseByUscc } from '../../cloud/pool/actions'
import type { TestCity } from './city'

export interface Issued {
  id: string
  token: string
  /** What a text message carries after its constant link. */
  code: string
}

/** One number's list, as a campaign prepares it. */
export async function issueList(city: TestCity, phone: string, usccs: readonly string[]): Promise<Issued> {
  return city.ground.act(async (call) => {
    const { personId } = await getPersonByPhone(call, phone)
    const contact = { channel: 'sms', contactPersonId: personId, contactBlind: phoneBlind(call, phone) } as const
    const [list] = await issueInvitations(call, [{ kind: 'list', ...contact }])
    if (list === undefined) throw new Error('no list')
    const ids = []
    for (const uscc of usccs) ids.push((await findEnterpriseByUscc(call, uscc))?.id ?? '')
    await issueInvitations(
      call,
      ids.map((enterpriseId) => ({ kind: 'enterprise', ...contact, enterpriseId, listId: list.id })),
    )
    return list
  })
}

/** A place's invitation, which hangs on a wall. */
export async function issuePoster(city: TestCity, division: string, title: string): Promise<Issued> {
  return city.ground.act(async (call) => {
    const [office] = await findOfficesByName(call, division)
    if (office === undefined) throw new Error(`no office of ${division}`)
    const [poster] = await issueInvitations(call, [
      { kind: 'place', channel: 'poster', title, place: office.path, officeId: office.id },
    ])
    if (poster === undefined) throw new Error('no poster')
    return poster
  })
}

/** Who applies, and who works on a case. */
import type { CaseFile } from '../../../cloud/casework/actions'
import { listCaseCadres } from '../../../cloud/people/actions'
import type { World } from './world'

export async function submit(world: World, isInvited: boolean): Promise<string> {
  const { person, subject } = isInvited
    ? await world.invite().then(({ person, token }) => ({ person, subject: { invitation: token } }))
    : { person: await world.person(), subject: world.enterprise() }
  const { id } = await world.call(person, 'submitApplication', {
    subject,
    bodies: ['league'],
    contactName: '示例申请人',
    noticeVersion: world.noticeVersion,
  })
  return id
}

/** Somebody of the office that has the next move. */
export async function cadreOf(world: World, file: CaseFile): Promise<string | undefined> {
  const office = file.owner_id ?? file.office_id
  const cadres = await world.service((call) => listCaseCadres(call, [office]))
  const held = cadres.get(office)
  return held === undefined ? undefined : world.dice.one(held)
}

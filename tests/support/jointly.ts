/** A case brought along by the functions that people have, for tests of what comes after. All people invented. */
import { candidateNotice } from '../../types/words/founding-pages'
import { inventUscc, newKey, type TestCity } from './city'

/** An application that its street has taken up and asked about. @returns the case's id */
export async function submitAndSurvey(
  city: TestCity,
  given: { owner: string; street: string; serial: number; name: string; address: string; members: number },
): Promise<string> {
  const { owner, street, serial, name, address, members } = given
  const { id } = (
    await city.call(
      'submitApplication',
      {
        key: newKey(),
        subject: { name, uscc: inventUscc(serial), address },
        contactName: '示例联系人',
        bodies: ['league'],
        noticeVersion: (await city.call('getCity', {})).result.notice.version,
      },
      owner,
    )
  ).result
  await city.call('acceptCase', { key: newKey(), id }, street)
  await city.call(
    'surveyCase',
    { key: newKey(), id, way: 'phone', staff: 10, youth: 4, members, party: 'none', note: '' },
    street,
  )
  return id
}

/** From decided to preparing, with the request written and candidates who gave their data. @returns the candidates' ids */
export async function prepareRequest(
  city: TestCity,
  given: {
    id: string
    owner: string
    street: string
    fullName: string
    members: number
    candidates: readonly string[]
  },
): Promise<string[]> {
  const { id, owner, street, fullName, members } = given
  const on = city.clock.now().toISOString().slice(0, 10)
  const [guide] = (await city.call('getFounding', { id }, street)).result.guides
  await city.call('nameGuide', { key: newKey(), id, person: guide?.id ?? '', on }, street)
  await city.call(
    'recordGuidance',
    { key: newKey(), id, outcome: 'agreed', next: 'request', nextOn: null, members: null, note: '' },
    street,
  )
  const request = {
    fullName,
    shortName: fullName,
    industry: '软件和信息技术服务业',
    staff: 30,
    youth: 12,
    members,
    seats: 1,
  }
  await city.call('saveRequest', { key: newKey(), id, ...request, party: 'none' }, owner)
  const candidates: string[] = []
  for (const [at, phone] of given.candidates.entries()) {
    const post = at === 0 ? ('secretary' as const) : ('member' as const)
    const { link, candidate } = (await city.call('inviteCandidate', { key: newKey(), id, post }, owner)).result
    candidates.push(candidate)
    await city.call(
      'giveCandidate',
      {
        key: newKey(),
        token: link.slice(link.lastIndexOf('/') + 1),
        noticeVersion: candidateNotice.version,
        agreesToMembership: true,
        name: '示例候选人',
        bornIn: '2001-05',
        joinedIn: '2016-05',
        education: 'bachelor',
        record: '',
      },
      await city.logIn(phone),
    )
  }
  return candidates
}

/** From the request that was sent to the founded organisation: the first candidate is elected. */
export async function replyToFounded(
  city: TestCity,
  given: { id: string; owner: string; street: string; candidates: readonly string[] },
): Promise<void> {
  const { id, owner, street, candidates } = given
  const on = city.clock.now().toISOString().slice(0, 10)
  await city.call('replyRequest', { key: newKey(), id, decision: 'granted', on, note: '' }, street)
  const votes = candidates.map((candidate, at) => ({ candidate, votes: at === 0 ? 3 : 0, elected: at === 0 }))
  await city.call('reportElection', { key: newKey(), id, heldOn: on, eligible: 3, present: 3, votes, note: '' }, owner)
  await city.call('confirmElection', { key: newKey(), id, decision: 'granted', on, note: '' }, street)
}

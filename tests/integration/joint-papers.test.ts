/** The papers of a joint founding say what was true on their day, whoever leads by now, has gone or has come since. */
import type { DocumentKind } from '../../types/documents'
import { phones, newKey, TestCity } from '../support/city'
import { candidateName, FoundingWalk, usualPlan } from '../support/founding'

const third = '15400000023'

test('who went along stands in each paper of that time; people and days go with the lead', async () => {
  const city = await TestCity.start()
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    const street = await city.logIn(phones.cadre)
    const owners = [await city.logIn(phones.owner), await city.logIn(phones.other), await city.logIn(third)] as const
    const plan = { ...usualPlan, form: 'joint-branch' as const, party: 'none' as const, partyName: '' }
    const walks = owners.map((owner) => new FoundingWalk(city, owner, street, plan))
    const [lead, partner, late] = walks as [FoundingWalk, FoundingWalk, FoundingWalk]
    await lead.to('preparing')
    await partner.to('surveyed')
    await late.to('surveyed')
    const done = async (answer: Promise<{ status: number; error: unknown }>) => {
      const { status, error } = await answer
      if (status !== 200) throw new Error(JSON.stringify(error))
      city.clock.advance(60_000)
    }
    const consent = (id: string, owner: string) =>
      done(city.call('answerJoint', { key: newKey(), id, decision: 'consented' }, owner))
    /** Which of the three a paper names, and the elected. */
    const namedIn = async (id: string, kind: DocumentKind) => {
      const { status, result, error } = await city.call('previewDocument', { id, kind }, street)
      if (status !== 200) throw new Error(`${kind}: ${JSON.stringify(error)}`)
      const text = JSON.stringify(result)
      return walks.map(({ enterprise }) => text.includes(enterprise)).concat(text.includes(candidateName(0)))
    }
    const papersOf = async (id: string) => {
      const papers: Record<string, boolean[]> = {}
      for (const kind of ['request', 'reply', 'election-reply', 'certificate'] as const)
        papers[kind] = await namedIn(id, kind)
      return papers
    }

    await done(city.call('askPartners', { key: newKey(), id: lead.id, partners: [partner.id, late.id] }, street))
    await consent(lead.id, owners[0])
    await consent(partner.id, owners[1])
    await lead.to('requested')
    city.clock.advance(60_000)
    await consent(late.id, owners[2])
    await lead.to('approved')
    city.clock.advance(60_000)
    await done(city.call('answerJoint', { key: newKey(), id: partner.id, decision: 'declined' }, owners[1]))
    await lead.to('founded')
    city.clock.advance(60_000)
    const asFounded = {
      request: [true, true, false, true],
      reply: [true, true, true, false],
      'election-reply': [true, false, true, true],
      certificate: [true, false, true, true],
    }
    expect(await papersOf(lead.id)).toEqual(asFounded)
    const report = (await city.call('previewDocument', { id: lead.id, kind: 'election-report' }, street)).result

    // It joins what is founded, and stands in nothing of before.
    await done(city.call('askPartners', { key: newKey(), id: lead.id, partners: [partner.id] }, street))
    await consent(partner.id, owners[1])
    city.clock.advance(86_400_000)
    const next = await city.logIn(phones.cadre)
    await done(city.call('changeLead', { key: newKey(), id: lead.id, partner: late.id, note: '' }, next))
    expect(await papersOf(late.id)).toEqual(asFounded)
    expect(await papersOf(lead.id)).toEqual(asFounded)
    expect((await city.call('previewDocument', { id: late.id, kind: 'election-report' }, next)).result).toEqual(report)

    await done(city.call('releasePartner', { key: newKey(), id: late.id, partner: lead.id, note: '' }, next))
    expect(await papersOf(late.id)).toEqual(asFounded)
    await done(city.call('changeLead', { key: newKey(), id: late.id, partner: partner.id, note: '' }, next))
    expect(await papersOf(partner.id)).toEqual(asFounded)
  } finally {
    await city.stop()
  }
})

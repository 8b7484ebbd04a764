/** The term of what was founded jointly is looked after where it is led: whoever goes along has nothing to do, and is asked for nothing. */
import { writeDigests } from '../../cloud/casework/digests'
import { strikeClocks } from '../../cloud/casework/clock'
import { digestParts } from '../../cloud/subscriptions'
import { noticeWords } from '../../types/words/notices'
import { firms, newKey, phones, TestCity } from '../support/city'
import { prepareRequest, replyToFounded, submitAndSurvey } from '../support/jointly'

const DAY = 86_400_000

test('a partner stands in neither elections nor escalation nor the digest; whoever leads does, and the next lead after it', async () => {
  const city = await TestCity.start()
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    let street = await city.logIn(phones.cadre)
    // Once, so that the second factor is known when years have gone by.
    await city.logIn(phones.district)
    const owners = [await city.logIn(phones.owner), await city.logIn(phones.other)] as const
    const submit = (owner: string, serial: number) =>
      submitAndSurvey(city, {
        owner,
        street,
        serial,
        name: `杭州示例联建${serial}有限公司`,
        address: firms.willow.address,
        members: 2,
      })
    const lead = await submit(owners[0], 8101)
    const partner = await submit(owners[1], 8102)
    await city.call('askPartners', { key: newKey(), id: lead, partners: [partner] }, street)
    await city.call('answerJoint', { key: newKey(), id: lead, decision: 'consented' }, owners[0])
    await city.call('answerJoint', { key: newKey(), id: partner, decision: 'consented' }, owners[1])
    await city.call('decideForm', { key: newKey(), id: lead, form: 'joint-branch', note: '两家联合' }, street)
    const given = { id: lead, owner: owners[0], street }
    const candidates = await prepareRequest(city, {
      ...given,
      fullName: '示例联合团支部',
      members: 4,
      candidates: ['15400000041', '15400000042'],
    })
    await city.call('sendRequest', { key: newKey(), id: lead, note: '' }, owners[0])
    await replyToFounded(city, { ...given, candidates })
    const seen = async (id: string) => (await city.call('getCase', { id }, street)).result
    expect([(await seen(lead)).state, (await seen(partner)).state]).toEqual(['founded', 'founded'])

    const queue = async (name: 'elections-due' | 'escalated', session: string) => {
      const { rows, counts } = (await city.call('listQueue', { queue: name }, session)).result
      expect(counts[name]).toBe(rows.length)
      return rows.map((row) => row.id)
    }
    const goTo = async (day: string) => {
      city.clock.advance(Date.parse(`${day}T02:00:00Z`) - city.clock.now().getTime())
      street = await city.logIn(phones.cadre)
    }
    const endsOn = (await seen(lead)).termEndsOn ?? ''
    await goTo(new Date(Date.parse(endsOn) - 60 * DAY).toISOString().slice(0, 10))
    expect(await queue('elections-due', street)).toEqual([lead])

    // A month late: told above of whoever leads alone.
    await goTo(new Date(Date.parse(endsOn) + 31 * DAY).toISOString().slice(0, 10))
    const strike = () =>
      city.ground.act(async (call) => {
        while (!(await strikeClocks(call)).isDone);
      })
    await strike()
    const district = await city.logIn(phones.district)
    expect(await queue('escalated', district)).toEqual([lead])
    expect([(await seen(lead)).overdue, (await seen(partner)).overdue]).toEqual([true, false])
    const [late, along] = [await seen(lead), await seen(partner)]
    expect([late.escalatedTo, along.escalatedTo]).toEqual(['共青团西湖区委员会', null])
    await city.ground.act((call) => writeDigests(call, digestParts))
    const { digest } = (await city.call('listNotices', {}, street)).result
    expect(digest?.lines).toContain(noticeWords.digest.elections(1))

    // Whoever leads from now on has it to do.
    await city.call('changeLead', { key: newKey(), id: lead, partner, note: '' }, street)
    expect(await queue('elections-due', street)).toEqual([partner])
    await strike()
    expect(await queue('escalated', district)).toEqual([partner])
  } finally {
    await city.stop()
  }
})

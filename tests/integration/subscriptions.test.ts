/** Messages that a person agreed to get in WeChat: counted, used once each, told, taken back, forgotten. */
import type { Subscribable } from '../../types/outreach'
import {
  dropSubscription,
  giveBackSubscription,
  listSubscriptionsOf,
  takeSubscription,
} from '../../cloud/outreach/subscriptions/actions'
import { findPersonByPhone } from '../../cloud/people/actions'
import { newKey, phones, TestCity } from '../support/city'

describe('subscriptions', () => {
  let city: TestCity
  let lasting: TestCity
  let session = ''
  let personId = ''
  const record = (template: Subscribable, accepted: boolean, key = newKey()) =>
    city.call('recordSubscription', { key, template, accepted }, session)
  const act = <T>(work: Parameters<typeof city.ground.act<T>>[0]) => city.ground.act(work)
  const held = () => act((call) => listSubscriptionsOf(call, personId))
  const take = (template: Subscribable = 'case-update') => act((call) => takeSubscription(call, personId, template))

  beforeAll(async () => {
    city = await TestCity.start({ WECHAT_TEMPLATES: 'case-update=id-of-case-update' })
    lasting = await TestCity.start({ WECHAT_TEMPLATES: 'case-update=id-of-case-update:lasting' })
    session = await city.logIn(phones.owner)
    personId = (await act((call) => findPersonByPhone(call, phones.owner))) ?? ''
  })
  afterAll(async () => {
    await city.stop()
    await lasting.stop()
  })

  test('the app is told what it may ask for', async () => {
    expect((await city.call('getWaysIn', {})).result.wechatTemplates).toEqual([
      { template: 'case-update', id: 'id-of-case-update' },
    ])
  })

  test('each agreement is one message; the same key counts once', async () => {
    expect(await take()).toBe(false)
    const key = newKey()
    for (let i = 0; i < 2; i++) expect((await record('case-update', true, key)).status).toBe(200)
    await record('case-update', true)
    expect(await held()).toMatchObject([{ template: 'case-update', left: 2, always: false }])
    // A later refusal takes nothing of what was agreed to one by one.
    await record('case-update', false)
    expect(await Promise.all([take(), take(), take()])).toEqual(expect.arrayContaining([true, true, false]))
    expect(await held()).toMatchObject([{ left: 0 }])
    await act((call) => giveBackSubscription(call, personId, 'case-update'))
    expect([await take(), await take()]).toEqual([true, false])
  })

  test('a kind that the city does not send, no kind at all, nobody signed in', async () => {
    expect((await record('complaint-update', true)).error).toMatchObject({ code: 1260, name: 'messageKindOff' })
    expect((await record('somebody' as Subscribable, true)).error.name).toBe('inputInvalid')
    const input = { key: newKey(), template: 'case-update', accepted: true } as const
    expect((await city.call('recordSubscription', input)).error.name).toBe('signInNeeded')
  })

  test('a refusal of somebody who never agreed leaves nothing', async () => {
    const other = await city.logIn(phones.other)
    await city.call('recordSubscription', { key: newKey(), template: 'case-update', accepted: false }, other)
    const id = (await act((call) => findPersonByPhone(call, phones.other))) ?? ''
    expect(await act((call) => listSubscriptionsOf(call, id))).toEqual([])
  })

  test('where WeChat says that there is none, none is counted', async () => {
    await record('case-update', true)
    await act((call) => dropSubscription(call, personId, 'case-update'))
    expect(await take()).toBe(false)
    // Nothing is given back of what is not there.
    await act((call) => giveBackSubscription(call, personId, 'case-update'))
    expect(await take()).toBe(false)
  })

  test('the person sees it among the own data, takes it along, and deleting removes it', async () => {
    await record('case-update', true)
    const mine = (await city.call('seeMyData', {}, session)).result
    expect(mine.groups.flatMap((group) => group.holdings)).toContainEqual(
      expect.objectContaining({ label: '微信消息', value: '申请进展，还可接收 1 条' }),
    )
    expect((await city.call('exportMyData', {}, session)).result.text).toContain('"left": 1')
    expect((await city.call('deleteMyData', { key: newKey() }, session)).status).toBe(200)
    expect(await held()).toEqual([])
  })

  test('a long-term one lasts until it is taken back', async () => {
    const owner = await lasting.logIn(phones.owner)
    const answer = (accepted: boolean) =>
      lasting.call('recordSubscription', { key: newKey(), template: 'case-update', accepted }, owner)
    const taken = () =>
      lasting.ground.act(async (call) =>
        takeSubscription(call, (await findPersonByPhone(call, phones.owner)) ?? '', 'case-update'),
      )
    await answer(true)
    expect([await taken(), await taken(), await taken()]).toEqual([true, true, true])
    await answer(false)
    expect(await taken()).toBe(false)
  })
})

/** WeChat's sheet of subscribe messages: shown by the tap that hands an application in, and by nothing else. */
import { listSubscriptionsOf, takeSubscription } from '../../cloud/outreach/subscriptions/actions'
import { findPersonByPhone } from '../../cloud/people/actions'
import { firms, TestCity } from '../support/city'
import { signInAsInvited, submit } from './journey'
import type { MiniFace } from './runtime/dist'
import { Phone } from './runtime/phone'

const ID = 'invented-template-case-update'
const heard = (phone: Phone, name: string) =>
  phone.device.network.heard.filter(({ path }) => path.includes(name)).length

describe.each<MiniFace>(['weapp', 'dd'])('%s', (face) => {
  let city: TestCity
  let serial = face === 'weapp' ? 15400000960 : 15400000970
  beforeAll(async () => {
    city = await TestCity.start({ WECHAT_TEMPLATES: `case-update=${ID},complaint-update=other-invented-template` })
  })
  afterAll(async () => {
    await city.stop()
  })

  /** Signs in with an invitation; the tap is still to come. */
  const arrive = async (uscc: string) => {
    const owner = String(++serial)
    const token = await city.invite(uscc, { name: '示例联系人', phone: owner })
    const phone = new Phone(face, city.url)
    phone.open({ path: 'pages/invitation/index', query: { i: token } })
    await signInAsInvited(phone, city, owner)
    // What the service answered is no use before the app has kept it.
    if (face === 'weapp')
      await phone.until('what may be asked for', () => phone.device.storage.keys().includes('otl:templates'))
    return { phone, owner }
  }
  const heldBy = (owner: string) =>
    city.ground.act(async (call) => listSubscriptionsOf(call, (await findPersonByPhone(call, owner)) ?? ''))

  if (face === 'dd')
    test('nothing is asked, nothing is recorded', async () => {
      const { phone, owner } = await arrive(firms.willow.uscc)
      await submit(phone)
      expect(phone.device.subscribeSheets).toEqual([])
      expect(await heldBy(owner)).toEqual([])
      expect(phone.troubles).toEqual([])
      phone.close()
    })
  else {
    test('agreed: one message is counted, and used once', async () => {
      const { phone, owner } = await arrive(firms.willow.uscc)
      expect(phone.device.subscribeSheets).toEqual([])
      await submit(phone)
      expect(phone.device.subscribeSheets).toEqual([[ID]])
      await phone.until('the answer', () => heard(phone, 'recordSubscription') === 1)
      expect(await heldBy(owner)).toMatchObject([{ template: 'case-update', left: 1, always: false }])
      const used = await city.ground.act(async (call) => {
        const personId = (await findPersonByPhone(call, owner)) ?? ''
        const take = () => takeSubscription(call, personId, 'case-update')
        return [await take(), await take()]
      })
      expect(used).toEqual([true, false])
      expect(phone.troubles).toEqual([])
      phone.close()
    })

    test.each(['reject', undefined] as const)('%s: the application goes in all the same', async (answer) => {
      const { phone, owner } = await arrive(answer === undefined ? firms.unknownStreet.uscc : firms.brook.uscc)
      phone.device.subscribes = answer
      await submit(phone)
      expect(phone.device.subscribeSheets).toHaveLength(answer === undefined ? 0 : 1)
      expect(await heldBy(owner)).toEqual([])
      expect(phone.troubles).toEqual([])
      phone.close()
    })
  }
})

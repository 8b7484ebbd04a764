/** Signing in beside another call that is under way: what that one sees of the new session. */
import { attempt, sdk } from '../../../src/client/cloud'
import { signIn } from '../../../src/client/session'

jest.mock('@tarojs/taro', () => jest.requireActual<object>('../../support/taro/taro'))
Object.assign(globalThis, { LC_APP_ID: 'app', LC_APP_KEY: 'key', SERVICE_URL: 'http://127.0.0.1:9' })

it('a session of this very minute is not renewed by a call that ends while it is taken over', async () => {
  const refreshSessionToken = jest.fn(() => Promise.resolve())
  let here = false
  jest.spyOn(sdk(), 'request').mockResolvedValue({ sessionToken: 'new' })
  jest
    .spyOn(sdk().User, 'current')
    .mockImplementation((() => (here ? { id: 'p', getSessionToken: () => 'new', refreshSessionToken } : null)) as never)
  jest.spyOn(sdk().User, 'become').mockImplementation((async () => {
    // The SDK sets the person first and answers later; in between another call is answered.
    here = true
    await attempt(() => Promise.resolve())
  }) as never)
  await signIn({ mobilePhoneNumber: '15400000001' }, '123456')
  expect(refreshSessionToken).not.toHaveBeenCalled()
})

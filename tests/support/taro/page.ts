/** What every page test does first and often. */
import { fireEvent, screen } from '@testing-library/react'
import { sdk } from '../../../src/client/cloud'
import { signIn } from '../../../src/client/session'
import { device } from './taro'

// Taro's build puts these in; a test stands in for the build.
Object.assign(globalThis, {
  LC_APP_ID: 'one-tap-league',
  LC_APP_KEY: 'one-tap-league-public',
  SERVICE_URL: 'http://service.test',
})

/** A device on which nobody ever was. */
export async function newDevice(params: Record<string, string> = {}): Promise<void> {
  device.reset()
  await sdk().User.logOut()
  device.reset()
  device.params = params
}

/** Somebody is signed in before the page opens. Needs `serve()` first. */
export const signedIn = () => signIn({ mobilePhoneNumber: '13800000000' }, '123456')

export const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
export const tap = (name: string | RegExp, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))

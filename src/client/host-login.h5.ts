/** A browser has no host that knows who holds the phone. */
import type { HostKind } from '../../types/accounts'
import type { HostCode } from './host-login'

export const hostKind: HostKind | undefined = undefined
export const hasHostLogin = (): Promise<boolean> => Promise.resolve(false)
export const findHostCode = (): Promise<HostCode | undefined> => Promise.resolve(undefined)

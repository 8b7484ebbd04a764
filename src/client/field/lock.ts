/**
 * Who may read here. The secret is only ever in memory, or under the PIN; it comes from a login or from the PIN and goes when the phone was left
 * alone. While it is away recording goes on, reading does not.
 */
import { syncScrypt, scrypt } from 'scrypt-js'
import { limits } from '../../../types/limits'
import { fieldsOf, fromBase64, fromJson, toBase64, utf8, uuidFrom } from './bytes'
import { keysFrom, openBytes, sealBytes, type FieldKeys } from './ciphers'
import { putSurely, type Place } from './place'
import { FieldProblem, type FieldHost } from './ports'
import { fieldRules } from './rules'

const { pin: pinRule, scrypt: cost } = fieldRules

export type LockState =
  /** This person never opened field work on this phone: that needs a network once. */
  'new' | 'locked' | 'open'

/** What became of a PIN: open; wrong, and how many tries are left; or none is set (any more), only a login opens. */
export type PinAnswer = { is: 'open' } | { is: 'wrong'; left: number } | { is: 'none' }

export interface Lock {
  state: () => LockState
  /** Throws `new-phone`. */
  device: () => { id: string; publicKey: Uint8Array }
  /** The id that this phone has or will have; made and kept at the first call. Throws `full`, `unreadable`. */
  deviceId: () => string
  /** Undefined while locked. Looks at the clock first. */
  keys: () => FieldKeys | undefined
  /** Whether a secret from the service is that of this phone; true too where nothing is known yet. */
  isOwn: (keys: FieldKeys) => boolean
  /** Opens with a secret that a login brought. */
  openWith: (keys: FieldKeys) => void
  /** The same in place of a secret that the service has no longer: what was sealed with that one can never be opened again. */
  renewWith: (keys: FieldKeys) => void
  hasPin: () => boolean
  /** Only while open. Throws `locked`, `pin-form`, `full`. */
  setPin: (pin: string) => Promise<void>
  openByPin: (pin: string) => Promise<PinAnswer>
  lock: () => void
  /** Somebody touched the phone: the time until it locks begins anew. */
  touch: () => void
}

const isPin = (pin: string) => pin.length === pinRule.digits && /^\d+$/.test(pin)

/** @param stretch scrypt in steps that leave the screen alive; a test may hand in another */
export function createLock(host: FieldHost, place: Place, changed: () => void, stretch = stretchPin): Lock {
  const { store } = host
  let open: FieldKeys | undefined
  let touchedAt = host.now()

  const me = () => {
    const { device, publicKey } = fieldsOf(fromJson(store.get(place.me)))
    return {
      id: typeof device === 'string' ? device : undefined,
      publicKey: typeof publicKey === 'string' ? fromBase64(publicKey) : undefined,
    }
  }
  const deviceId = () => {
    const { id } = me()
    if (id !== undefined) return id
    // A host that has it and does not give it today would get a second phone, for which nothing that waits was sealed.
    if (store.names().indexOf(place.me) >= 0) throw new FieldProblem('unreadable')
    const made = uuidFrom(host.random(16))
    putSurely(store, place.me, JSON.stringify({ device: made }))
    return made
  }
  const shut = () => {
    if (open === undefined) return
    open = undefined
    changed()
  }
  const keys = () => {
    const alone = (host.now() - touchedAt) / 1000
    if (alone > limits.workbench.idleMinutes * 60 || alone < -fieldRules.clockBack.seconds) shut()
    return open
  }
  const openWith = (fresh: FieldKeys) => {
    putSurely(store, place.me, JSON.stringify({ device: deviceId(), publicKey: toBase64(fresh.publicKey) }))
    open = fresh
    touchedAt = host.now()
    changed()
  }
  const forgetPin = () => {
    store.remove(place.pin)
    store.remove(place.tries)
  }
  const isOwn = (fresh: FieldKeys) => {
    const { publicKey } = me()
    return publicKey === undefined || toBase64(publicKey) === toBase64(fresh.publicKey)
  }

  return {
    state: () => (keys() !== undefined ? 'open' : me().publicKey === undefined ? 'new' : 'locked'),
    device: () => {
      const { id, publicKey } = me()
      if (id === undefined || publicKey === undefined) throw new FieldProblem('new-phone')
      return { id, publicKey }
    },
    deviceId,
    keys,
    isOwn,
    openWith,
    renewWith: (fresh) => {
      forgetPin()
      openWith(fresh)
    },
    hasPin: () => store.get(place.pin) !== undefined,
    setPin: async (pin) => {
      if (!isPin(pin)) throw new FieldProblem('pin-form')
      const salt = host.random(16)
      const key = await stretch(pin, salt)
      const current = keys()
      if (current === undefined) throw new FieldProblem('locked')
      const sealed = sealBytes(current.secret, key, host.random)
      putSurely(store, place.pin, JSON.stringify({ salt: toBase64(salt), sealed }))
      putSurely(store, place.tries, '00')
    },
    openByPin: async (pin) => {
      const { salt, sealed } = fieldsOf(fromJson(store.get(place.pin)))
      const salty = typeof salt === 'string' ? fromBase64(salt) : undefined
      if (salty === undefined || typeof sealed !== 'string') return { is: 'none' }
      const tries = Number(store.get(place.tries) ?? 0) + 1
      // What is no PIN at all was a slip of the finger, and tells a thief nothing.
      if (!isPin(pin)) return { is: 'wrong', left: pinRule.tries - tries + 1 }
      if (tries > pinRule.tries) {
        forgetPin()
        return { is: 'none' }
      }
      // Counted before it is looked at: an app that is killed meanwhile gives no try for nothing.
      putSurely(store, place.tries, `0${tries}`.slice(-2))
      const fresh = keysFrom(openBytes(sealed, await stretch(pin, salty)))
      if (fresh !== undefined && isOwn(fresh)) {
        putSurely(store, place.tries, '00')
        openWith(fresh)
        return { is: 'open' }
      }
      if (tries < pinRule.tries) return { is: 'wrong', left: pinRule.tries - tries }
      forgetPin()
      return { is: 'none' }
    },
    lock: shut,
    touch: () => {
      // Whoever was away for too long is asked; a touch does not open again what is over.
      if (keys() !== undefined) touchedAt = host.now()
    },
  }
}

const KEY = 32
const stretchPin = (pin: string, salt: Uint8Array): Promise<Uint8Array> =>
  scrypt(utf8(pin), salt, cost.N, cost.r, cost.p, KEY)

/** The same in one go, for processes that have no screen. */
export const stretchAtOnce = (pin: string, salt: Uint8Array): Promise<Uint8Array> =>
  Promise.resolve(syncScrypt(utf8(pin), salt, cost.N, cost.r, cost.p, KEY))

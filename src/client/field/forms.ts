/** Forms begun and not yet recorded: what is typed lies sealed under a name of its own, so that an app that was killed brings it back. */
import { fieldsOf, fromJson, uuidFrom } from './bytes'
import { openText, sealText } from './ciphers'
import type { Lock } from './lock'
import type { Outbox } from './outbox'
import { namesUnder, putSurely, type Place } from './place'
import { FieldProblem, type FieldHost } from './ports'

/** A form that was begun. `values` is whatever its page types into it. */
export interface Form {
  /** The record's id, from the beginning. */
  id: string
  kind: string
  begunAt: string
  values: unknown
}

export interface Forms {
  /** A new one; nothing is kept before something was typed. */
  begin: (kind: string, values?: unknown) => Form
  /** Keeps what was typed. Goes on while the phone is locked. Throws `new-phone`, `full`; what was kept before stays. */
  keep: (form: Form) => void
  /** Those begun and kept, oldest first. Throws `locked`. */
  list: () => Form[]
  /** How many there are, also while locked. */
  count: () => number
  /** Thrown away by the person, or recorded. */
  drop: (id: string) => void
  /** All of them: nobody can open them any more. */
  dropAll: () => void
}

export function createForms(host: FieldHost, place: Place, lock: Lock, outbox: Outbox): Forms {
  const { store } = host
  /** A form whose record waits was killed between the two: it is recorded. */
  const ids = () => {
    const recorded = new Set(outbox.entries().map((entry) => entry.id))
    return namesUnder(store, place.drafts)
      .map((name) => name.slice(place.drafts.length))
      .filter((id) => !recorded.has(id))
  }
  return {
    begin: (kind, values = {}) => ({
      id: uuidFrom(host.random(16)),
      kind,
      begunAt: new Date(host.now()).toISOString(),
      values,
    }),
    keep: (form) => {
      const { publicKey } = lock.device()
      if (outbox.has(form.id)) return
      putSurely(store, place.draft(form.id), sealText(JSON.stringify(form), lock.keys(), publicKey, host.random))
    },
    list: () => {
      const keys = lock.keys()
      if (keys === undefined) throw new FieldProblem('locked')
      const forms: Form[] = []
      for (const id of ids()) {
        const sealed = store.get(place.draft(id))
        const { id: own, kind, begunAt, values } = fieldsOf(fromJson(sealed && openText(sealed, keys)))
        if (own === id && typeof kind === 'string' && typeof begunAt === 'string')
          forms.push({ id, kind, begunAt, values })
      }
      return forms.sort((a, b) => (a.begunAt < b.begunAt ? -1 : 1))
    },
    count: () => ids().length,
    drop: (id) => store.remove(place.draft(id)),
    dropAll: () => {
      for (const id of ids()) store.remove(place.draft(id))
    },
  }
}

/** Looking things up in the list that was taken along, without a network. At most some thousand rows (limits.fieldwork.list): walked through as a whole. */
import type { ListedEnterprise, ListedPlace } from '../../../types/fieldwork'
import { compareFloors, inWalk } from '../../../types/floors'
import type { WholeList } from './list'
import { fieldRules } from './rules'

export interface Book extends WholeList {
  enterprise: (id: string) => ListedEnterprise | undefined
  byUscc: (uscc: string) => ListedEnterprise | undefined
  place: (id: string) => ListedPlace | undefined
  /** A scanned poster's place. */
  placeByToken: (token: string) => ListedPlace | undefined
  /**
   * By parts of name, address, room, or the end of a code; several parts, separated by blanks, must all be found. The own plan's first in their order, then
   * the others. At most fieldRules.found.max.
   */
  search: (text: string) => ListedEnterprise[]
  /** All of a place, or of a floor of it, in the order of floors and rooms. */
  at: (place: string, floor?: string) => ListedEnterprise[]
  /** Floors that the place has by itself or that somebody is listed on, from below. */
  floors: (place: string) => string[]
  /** The own plan in its order. */
  plan: () => ListedEnterprise[]
}

/** Case and full-width forms make no difference. */
const plain = (text: string) =>
  text.toLowerCase().replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))

const turnOf = ({ turn }: ListedEnterprise) => turn ?? Number.MAX_SAFE_INTEGER

export function openBook(list: WholeList): Book {
  const byId = new Map<string, ListedEnterprise>()
  const byCode = new Map<string, ListedEnterprise>()
  const byPlace = new Map<string, ListedEnterprise[]>()
  for (const row of list.enterprises) {
    byId.set(row.id, row)
    byCode.set(row.uscc, row)
    if (row.place === null) continue
    const there = byPlace.get(row.place)
    if (there === undefined) byPlace.set(row.place, [row])
    else there.push(row)
  }
  byPlace.forEach((there, id) => byPlace.set(id, inWalk(there)))
  const inTurn = [...list.enterprises].sort((a, b) => turnOf(a) - turnOf(b))
  /** Made at the first search: it doubles what the names weigh. */
  let searched: string[] | undefined
  const place = (id: string) => list.places.find((one) => one.id === id)

  return {
    ...list,
    enterprise: (id) => byId.get(id),
    byUscc: (uscc) => byCode.get(uscc.toUpperCase()),
    place,
    placeByToken: (token) => list.places.find(({ tokens }) => tokens.indexOf(token) >= 0),
    search: (text) => {
      const parts = plain(text)
        .split(/\s+/)
        .filter((part) => part !== '')
      if (parts.length === 0) return []
      searched ??= inTurn.map((row) => plain([row.name, row.address, row.floor, row.room, row.uscc].join('\n')))
      const found: ListedEnterprise[] = []
      for (let i = 0; i < inTurn.length && found.length < fieldRules.found.max; i++) {
        const row = inTurn[i]
        const said = searched[i] ?? ''
        if (row !== undefined && parts.every((part) => said.indexOf(part) >= 0)) found.push(row)
      }
      return found
    },
    at: (id, floor) => (byPlace.get(id) ?? []).filter((row) => floor === undefined || row.floor === floor),
    floors: (id) => {
      const known = new Set([...(place(id)?.floors ?? []), ...(byPlace.get(id) ?? []).map((row) => row.floor)])
      known.delete('')
      return [...known].sort(compareFloors)
    },
    plan: () => inTurn.filter((row) => row.turn !== null),
  }
}

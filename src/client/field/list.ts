/**
 * The list for the way on the phone: taken page by page, sealed in pieces, and only then made the one that counts by writing its head. Whatever
 * happens in between, one whole list is there, or none; a half-taken one never replaces it.
 */
import { deflateSync, inflateSync } from 'fflate'
import type { FieldList, ListedEnterprise } from '../../../types/fieldwork'
import { limits } from '../../../types/limits'
import { fieldsOf, fromJson, fromUtf8, toHex, utf8 } from './bytes'
import { openBytes, sealBytes, type FieldKeys } from './ciphers'
import type { Lock } from './lock'
import { namesUnder, put, type Place } from './place'
import { FieldProblem, type FieldHost, type KeyValue } from './ports'
import { fieldRules } from './rules'

/** What is known of the list without opening it. */
export interface ListHead {
  version: string
  /** China's day. */
  takenOn: string
  enterprises: number
  /** Ids of the places that were taken along. */
  places: string[]
}

/** A whole list, opened. */
export type WholeList = Pick<FieldList, 'version' | 'takenOn' | 'office' | 'noticeVersion' | 'places' | 'enterprises'>

/** A head as it is kept: which pieces are the list. */
interface KeptHead extends ListHead {
  stamp: string
  pieces: number
}

export interface Lists {
  /** Undefined: no list is here. */
  head: () => ListHead | undefined
  /** Undefined: none is here, or a piece is missing or damaged. Throws `locked`. */
  open: () => WholeList | undefined
  /**
   * Takes the list anew; the one before stays until the new one is whole. `progress` hears how many of how many are there.
   * Throws `locked`, `full`, `list-large`, `list-moved`, `strange-answer`, and what the call throws.
   */
  take: (places: readonly string[], progress?: (taken: number, total: number) => void) => Promise<ListHead>
  drop: () => void
  /** Removes what a take that was killed left behind. */
  tidy: () => void
}

const isPage = (answer: unknown): answer is FieldList => {
  const { version, takenOn, office, noticeVersion, places, enterprises, total, next } = fieldsOf(answer)
  return (
    typeof version === 'string' &&
    typeof takenOn === 'string' &&
    typeof noticeVersion === 'string' &&
    typeof total === 'number' &&
    typeof office === 'object' &&
    (next === null || typeof next === 'string') &&
    Array.isArray(places) &&
    Array.isArray(enterprises) &&
    enterprises.every((one) => typeof fieldsOf(one).id === 'string' && typeof fieldsOf(one).name === 'string')
  )
}

function readHead(store: KeyValue, place: Place): KeptHead | undefined {
  const head = fieldsOf(fromJson(store.get(place.list)))
  return typeof head.stamp === 'string' && typeof head.pieces === 'number' ? (head as unknown as KeptHead) : undefined
}

/** The new list's pieces as they are written, one behind the other. */
function createWriter(host: FieldHost, place: Place, keys: FieldKeys, stamp: string) {
  let pieces = 0
  let size = 0
  const write = (part: Partial<WholeList>): void => {
    const plain = deflateSync(utf8(JSON.stringify({ stamp, n: pieces, part })))
    const sealed = sealBytes(plain, keys.listKey, host.random)
    const rows = part.enterprises ?? []
    if (sealed.length > fieldRules.pieces.key) {
      if (rows.length < 2) throw new FieldProblem('list-large')
      const middle = rows.length >> 1
      write({ enterprises: rows.slice(0, middle) })
      write({ enterprises: rows.slice(middle) })
      return
    }
    size += sealed.length
    if (size > fieldRules.pieces.list) throw new FieldProblem('list-large')
    put(host.store, place.piece(stamp, pieces), sealed)
    pieces++
  }
  return { write, count: () => pieces }
}

export function createLists(host: FieldHost, place: Place, lock: Lock): Lists {
  const { store } = host
  const removePieces = (which: (stamp: string) => boolean) => {
    for (const name of namesUnder(store, place.pieces)) {
      const [stamp = ''] = name.slice(place.pieces.length).split(':')
      if (which(stamp)) store.remove(name)
    }
  }
  const tidy = () => {
    const stamp = readHead(store, place)?.stamp
    removePieces((of) => of !== stamp)
  }
  const openKeys = () => {
    const keys = lock.keys()
    if (keys === undefined) throw new FieldProblem('locked')
    return keys
  }
  const page = async (places: readonly string[], cursor: string | null): Promise<FieldList> => {
    const answer = await host.call('takeFieldList', {
      places: [...places],
      limit: limits.fieldwork.listPage,
      ...(cursor === null ? {} : { cursor }),
    })
    if (!isPage(answer)) throw new FieldProblem('strange-answer')
    return answer
  }

  /** One attempt; undefined where the list became another while it was taken. */
  const takeOnce = async (
    places: readonly string[],
    stamp: string,
    progress?: (taken: number, total: number) => void,
  ): Promise<KeptHead | undefined> => {
    const first = await page(places, null)
    const { version, takenOn, office, noticeVersion, total } = first
    const writer = createWriter(host, place, openKeys(), stamp)
    writer.write({ version, takenOn, office, noticeVersion, places: first.places, enterprises: [] })
    const seen = new Set<string>()
    for (let current = first; ;) {
      current.enterprises.forEach(({ id }) => seen.add(id))
      if (seen.size > limits.fieldwork.list) throw new FieldProblem('list-large')
      if (current.enterprises.length > 0) writer.write({ enterprises: current.enterprises })
      progress?.(seen.size, total)
      if (current.next === null) break
      // A page that brings nothing and promises more would never end.
      if (current.enterprises.length === 0) throw new FieldProblem('strange-answer')
      current = await page(places, current.next)
      if (current.version !== version) return undefined
    }
    // An answer that a proxy cut or swapped ends early: it is no whole list. Nor is one whose pieces another tab took for left behind.
    const names = namesUnder(store, place.pieces)
    const isWhole = (n: number): boolean => n === 0 || (names.indexOf(place.piece(stamp, n - 1)) >= 0 && isWhole(n - 1))
    if (seen.size !== total || !isWhole(writer.count())) return undefined
    return { stamp, pieces: writer.count(), version, takenOn, enterprises: seen.size, places: [...places] }
  }

  return {
    head: () => {
      const head = readHead(store, place)
      if (head === undefined) return undefined
      const { version, takenOn, enterprises, places } = head
      return { version, takenOn, enterprises, places }
    },
    open: () => {
      const keys = openKeys()
      const head = readHead(store, place)
      if (head === undefined) return undefined
      const enterprises: ListedEnterprise[] = []
      let whole: WholeList | undefined
      for (let n = 0; n < head.pieces; n++) {
        const bytes = openBytes(store.get(place.piece(head.stamp, n)) ?? '', keys.listKey)
        const piece = fieldsOf(bytes && fromJson(fromUtf8(inflateSync(bytes))))
        if (piece.stamp !== head.stamp || piece.n !== n) return undefined
        const part = piece.part as Partial<WholeList>
        if (n === 0) whole = part as WholeList
        // One by one: a call takes only so many arguments, and a host's engine few.
        for (const row of part.enterprises ?? []) enterprises.push(row)
      }
      return whole && { ...whole, enterprises }
    },
    take: async (places, progress) => {
      openKeys()
      tidy()
      for (let n = 0; n < fieldRules.listTakes.times; n++) {
        const stamp = toHex(host.random(6))
        let taken: KeptHead | undefined
        try {
          taken = await takeOnce(places, stamp, progress)
          // From this one write on the new list is the list.
          if (taken !== undefined) put(store, place.list, JSON.stringify(taken))
        } finally {
          tidy()
        }
        if (taken !== undefined) return taken
      }
      throw new FieldProblem('list-moved')
    },
    drop: () => {
      store.remove(place.list)
      store.remove(place.visited)
      store.remove(place.size)
      removePieces(() => true)
    },
    tidy,
  }
}

import { useEffect, useRef, useState } from 'react'
import { go, places } from '../../client/go'
import { hearPops } from '../../client/pops'
import { personHere } from '../../client/session'
import type { Opened } from './use-opened'

const NAME = 'case'
/** What every id looks like; anything else behind the name, broken signs of an address as well, is no case. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** What stands behind the # of the address: its path, and its parameters as they are written there. */
function readAddress() {
  const [path = '', query = ''] = window.location.hash.slice(1).split('?')
  const params = query.split('&').filter((param) => param !== '')
  const id = params.find((param) => param.startsWith(`${NAME}=`))?.slice(NAME.length + 1)
  return { path, id: id !== undefined && ID.test(id) ? id : undefined, params }
}

/** The address of the list as it was asked for, with this case open beside it. */
function addressOf(id: string | undefined): string {
  const kept = readAddress().params.filter((param) => !param.startsWith(`${NAME}=`))
  const params = id === undefined ? kept : [...kept, `${NAME}=${id}`]
  return `#${places.queue}${params.length > 0 ? `?${params.join('&')}` : ''}`
}

/** Which page of the router an entry of the browser's history belongs to: entries of one page carry its number. */
const entryOf = (state: unknown): unknown => (state as { idx?: unknown } | null)?.idx

/** An entry of the browser's history says whose it is: whoever comes after is not led to what another person had open. */
const ownState = (): object => ({ ...(window.history.state as object | null), by: personHere() })
const isAnothers = (): boolean => {
  const by = (window.history.state as { by?: unknown } | null)?.by
  return by !== undefined && by !== personHere()
}
/** The case of this entry is forgotten. */
const forget = () => window.history.replaceState(window.history.state, '', addressOf(undefined))

/**
 * The case that is open beside the list, in the address and in the browser's history: back leads to the case before or to the list, and a
 * reload or a link opens it again. A window without the width of a desk opens a linked case as the page it is there.
 * @param isDesk whether a case has its place beside the list
 * @param isFirst whether nobody has left since the page was opened: what one person had open is not the next one's
 */
export function useOpened(isDesk: boolean, isFirst: boolean): Opened {
  const root = useRef<HTMLDivElement>(null)
  const [page] = useState(() => entryOf(window.history.state))
  const [open, setOpen] = useState<string | undefined>(() =>
    isFirst && isDesk && !isAnothers() ? readAddress().id : undefined,
  )
  const linked = useRef({ isDesk, isFirst })
  useEffect(() => {
    const { id, path } = readAddress()
    if (id === undefined || path !== places.queue) return
    const isOwn = linked.current.isFirst && !isAnothers()
    if (linked.current.isDesk && isOwn) window.history.replaceState(ownState(), '')
    else {
      forget()
      if (isOwn) go('case', { id })
    }
  }, [])
  useEffect(() => {
    if (!isDesk) return undefined
    const isOurs = () => entryOf(window.history.state) === page && readAddress().path === places.queue
    const isInSight = () => root.current !== null && root.current.offsetParent !== null
    // From one case to another it stays the same page: the router, which knows none of these entries, would load it anew.
    return hearPops(() => {
      if (!isOurs()) return false
      if (isAnothers() && readAddress().id !== undefined) forget()
      setOpen(readAddress().id)
      return isInSight()
    })
  }, [isDesk, page])
  return {
    root,
    open,
    onOpen: (id: string | undefined) => {
      if (id === open) return
      window.history.pushState(ownState(), '', addressOf(id))
      setOpen(id)
    },
  }
}

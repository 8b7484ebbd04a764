import type { RefObject } from 'react'

/** The case that is open beside the list. */
export interface Opened {
  /** Where list and case stand: while it is in sight, going back goes through its cases. */
  root: RefObject<HTMLDivElement>
  open: string | undefined
  /** Undefined: closes it. */
  onOpen: (id: string | undefined) => void
}

const none: Opened = { root: { current: null }, open: undefined, onOpen: () => undefined }

/** The case beside the list; inside a mini-program there is none. */
export const useOpened = (_isDesk: boolean, _isFirst: boolean): Opened => none

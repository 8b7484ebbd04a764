import { useEffect, useRef, useState } from 'react'
import { queueWords } from '../../../types/words/cadre'
import { clientWords } from '../../../types/words/common'
import { menuWords } from '../../../types/words/menu'
import { queueDeskWords as words } from '../../../types/words/queue-desk'
import { Button } from '../../components/button/button'
import { Page } from '../../components/page/page'
import { CaseView } from '../case/view'
import { Menu } from '../menu/menu'
import type { DeskProps } from './desk'
import { Keys } from './desk-keys.h5'
import { DeskTable } from './desk-table.h5'
import { useShownQueues } from './tabs'
import { useKeys, type Key } from './use-keys.h5'
import './desk.css'

/** The queues with their counts, one under the other. */
function Queues({ queue, counts, onQueue }: Pick<DeskProps, 'queue' | 'counts' | 'onQueue'>) {
  const { shown, onAll } = useShownQueues(queue, counts)
  return (
    <nav aria-label={words.queues}>
      <ul className="plain-list">
        {shown.map((one) => (
          <li key={one}>
            <button
              id={`tab-${one}`}
              className={`button desk-queue${one === queue ? ' desk-queue-open' : ''}`}
              aria-current={one === queue || undefined}
              onClick={() => onQueue(one)}
            >
              <span>{queueWords.tabs[one]}</span>
              <span className="number">{counts?.[one] ?? ''}</span>
            </button>
          </li>
        ))}
      </ul>
      {onAll && (
        <Button id="tabs-all" kind="link" className="desk-all" onClick={onAll}>
          {queueWords.allTabs}
        </Button>
      )}
    </nav>
  )
}

/** The workbench at a desk: queues, list and case side by side, walked by keys. */
export function Desk(props: DeskProps) {
  const { queue, counts, onQueue, offices, notices, tools, rows, without, onMore, busy, opened, onChanged } = props
  const { root, open, onOpen } = opened
  const [isHelping, setHelping] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const back = useRef<() => boolean>(() => false)
  /** Where the keys were last: its row may have left the list. */
  const at = useRef(-1)
  const buttons = () => [...(root.current?.querySelectorAll<HTMLElement>('.desk-open') ?? [])]
  const before = useRef<string>()
  useEffect(() => {
    if (open !== undefined) panel.current?.focus()
    else if (before.current !== undefined) {
      // Closed by whatever way: its row is where the keys go on from.
      const all = buttons()
      const row = all.find(({ id }) => id === `open-${before.current ?? ''}`)
      ;(row ?? all[Math.min(at.current, all.length - 1)])?.focus()
    }
    before.current = open
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `buttons` reads the page as it is then
  }, [open])

  /** The row in focus, else that of the open case; -1: neither is in the list. */
  const placeOf = (all: readonly HTMLElement[]) => {
    const focused = all.findIndex((one) => one === document.activeElement)
    return focused >= 0 ? focused : all.findIndex(({ id }) => id === `open-${open ?? ''}`)
  }
  const walk = (step: 1 | -1) => {
    const all = buttons()
    const place = placeOf(all)
    // What was acted on has left: the next one stands where it stood.
    const to = place >= 0 ? place + step : step > 0 ? Math.max(at.current, 0) : at.current - 1
    if (to >= all.length && onMore && !busy) onMore()
    const next = Math.min(Math.max(to, 0), all.length - 1)
    at.current = next
    all[next]?.focus()
    all[next]?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  const openCase = (id: string) => {
    at.current = buttons().findIndex((one) => one.id === `open-${id}`)
    if (id === open) panel.current?.focus()
    onOpen(id)
  }
  const close = () => {
    onOpen(undefined)
  }
  /** The menu lies under the queues, most often below the screen's edge. */
  const toMenu = () => {
    const menu = root.current?.querySelector('.desk-side .menu')
    menu?.scrollIntoView({ block: 'start' })
    menu?.querySelector('button')?.focus({ preventScroll: true })
  }
  const goBack = (isTyping: boolean): boolean => {
    if (isHelping) setHelping(false)
    else if (isTyping) (document.activeElement as HTMLElement).blur()
    else if (open === undefined) return false
    else if (!back.current()) close()
    else panel.current?.focus()
    return true
  }
  const { isOff, switchKeys } = useKeys(root, (key: Key, isTyping) => {
    if (key === 'Escape') return goBack(isTyping)
    if (key === '?') setHelping(!isHelping)
    else if (isHelping) return false
    else if (key === '/') root.current?.querySelector<HTMLElement>('#queue-query')?.focus()
    else if (key === 'j' || key === 'k') walk(key === 'j' ? 1 : -1)
    else return false
    return true
  })
  return (
    <Page bench>
      <div ref={root} className={`desk${open === undefined ? '' : ' desk-with-case'}`}>
        <div className="desk-side">
          <h1 className="title">{queueWords.title}</h1>
          <p className="second">{offices.join('、')}</p>
          <div className="desk-ways">
            {notices}
            <Button id="to-menu" kind="link" onClick={toMenu}>
              {menuWords.open}
            </Button>
          </div>
          <Queues queue={queue} counts={counts} onQueue={onQueue} />
          <Menu at="queue" />
          <Button id="keys" kind="link" onClick={() => setHelping(true)}>
            {`${words.keysOpen} ?`}
          </Button>
        </div>
        <section className="desk-list" aria-label={words.cases}>
          {tools}
          {rows && rows.length > 0 ? <DeskTable queue={queue} rows={rows} open={open} onOpen={openCase} /> : without}
          {onMore && (
            <div className="queue-more">
              <Button id="more" busy={busy} onClick={onMore}>
                {clientWords.more}
              </Button>
            </div>
          )}
        </section>
        {open !== undefined && (
          <section ref={panel} className="desk-case" aria-label={words.opened} tabIndex={-1}>
            <Button id="case-close" kind="link" className="desk-close" onClick={close}>
              {`${words.close} ×`}
            </Button>
            <CaseView
              key={open}
              id={open}
              panel={{
                onChanged,
                onBack: (step) => {
                  back.current = step
                },
              }}
            />
          </section>
        )}
      </div>
      {isHelping && <Keys isOff={isOff} onSwitch={switchKeys} onClose={() => setHelping(false)} />}
    </Page>
  )
}

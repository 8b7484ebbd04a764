import './pages.css'

interface TabsProps<T extends string> {
  of: readonly T[]
  open: T
  onOpen: (tab: T) => void
  /** What stands on a tab, with its count where that is known. */
  say: (tab: T) => string
}

/** The states of a list of the workbench, one of them open. */
export function Tabs<T extends string>({ of, open, onOpen, say }: TabsProps<T>) {
  return (
    <div className="desk-tabs" role="tablist">
      {of.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          role="tab"
          aria-selected={tab === open}
          className={`button desk-tab${tab === open ? ' desk-tab-open' : ''}`}
          onClick={() => onOpen(tab)}
        >
          {say(tab)}
        </button>
      ))}
    </div>
  )
}

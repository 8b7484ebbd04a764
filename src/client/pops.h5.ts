/** Whoever goes through entries of the browser's history within one page; true: the router is not to know of this step. */
type Heard = () => boolean
const heard = new Set<Heard>()

/** Called before the router listens: of one window's listeners the first to come is the first to hear. */
export function listenBeforeRouter(): void {
  const hear = (event: Event) => {
    if ([...heard].filter((one) => one()).length > 0) event.stopImmediatePropagation()
  }
  window.addEventListener('popstate', hear)
  window.addEventListener('hashchange', hear)
}

/** @returns the way to stop */
export function hearPops(one: Heard): () => void {
  heard.add(one)
  return () => {
    heard.delete(one)
  }
}

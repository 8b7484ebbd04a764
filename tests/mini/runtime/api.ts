/** What the interfaces of all hosts have in common: options with callbacks, answered after the call has returned. */

export interface Options {
  success?: (answer: unknown) => void
  fail?: (answer: unknown) => void
  complete?: (answer: unknown) => void
  [name: string]: unknown
}

export type Api = Record<string, unknown>

/** What an interface needs of the running app. */
export interface Ground {
  /** Runs a callback of the app's; what it throws goes to the host's log. */
  guard: (act: () => void) => void
  /** An object of the app's own world. */
  revive: (value: unknown) => unknown
}

/** Lets an act happen after the caller has returned: hosts never call back within the call. */
export const soon = (ground: Ground, act: () => void): void => {
  setTimeout(() => {
    ground.guard(act)
  }, 0)
}

/** Calls `success` or `fail`, then `complete`. */
export function answer(ground: Ground, options: Options | undefined, good: boolean, value: object): void {
  soon(ground, () => {
    const given = ground.revive(value)
    if (good) options?.success?.(given)
    else options?.fail?.(given)
    options?.complete?.(given)
  })
}

/** An interface that always works and answers this. */
export const always = (ground: Ground, name: string, value: object = {}) => {
  return (options?: Options): void => {
    answer(ground, options, true, { ...value, errMsg: `${name}:ok` })
  }
}

export const textIn = (options: Options, name: string): string => {
  const value = options[name]
  return typeof value === 'string' ? value : ''
}

/** A query of the page's layout: there is none here, so every box is null, as for an element that is not there. */
export function selectorQuery(ground: Ground, inAny: boolean): object {
  let asked = 0
  const query: Record<string, unknown> = {
    exec: (then?: (found: unknown) => void) => {
      soon(ground, () => then?.(ground.revive(Array.from({ length: asked }, () => null))))
    },
  }
  const one = () => {
    asked++
    return query
  }
  const node = { boundingClientRect: one, scrollOffset: one, ...(inAny ? { fields: one, node: one } : {}) }
  query.select = query.selectAll = query.selectViewport = () => Object.assign(query, node)
  if (inAny) query.in = () => query
  return query
}

/** A browser keeps no invoice titles; see pick.ts. */
export const canPickTitle = false

export const pickTitle = (): Promise<undefined> => Promise.resolve(undefined)

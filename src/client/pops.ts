/** Inside a mini-program there is no history to go through. */
export const listenBeforeRouter = (): void => undefined
export const hearPops =
  (_one: () => boolean): (() => void) =>
  () =>
    undefined

/** A browser sends no messages. */
export const keepTemplates = (): void => undefined
export const learnTemplates = (): undefined => undefined
export const askToSubscribe = (): Promise<void> => Promise.resolve()

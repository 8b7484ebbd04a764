/** How fast messages may be wished to go out. */
export const speedRules = {
  perSecond: [5, 20, 50],
  since: '2026-11-28',
  source: 'own choice: a slow beginning that can be watched and paused, and two that end within a working day',
} as const

export type Speed = 'any' | '5' | '20' | '50'
export const speeds = ['any', ...speedRules.perSecond.map(String)] as Speed[]

/** Whole minutes that so many messages take, at least one. */
export const minutesFor = (messages: number, perSecond: number): number =>
  Math.max(1, Math.round(messages / perSecond / 60))

/** What may be done with a campaign, and when. Pure. */
import type { CampaignPlan, CampaignState, Steering } from '../../../types/campaigns'
import type { Exclusion } from '../../../types/invitations'

/** From which states each act leads where. */
export const campaignMoves = {
  submit: { draft: 'awaiting' },
  approve: { awaiting: 'running' },
  decline: { awaiting: 'draft' },
  pause: { running: 'paused' },
  resume: { paused: 'running' },
  stop: {
    preparing: 'stopped',
    draft: 'stopped',
    awaiting: 'stopped',
    running: 'stopped',
    paused: 'stopped',
    failed: 'stopped',
  },
} as const satisfies Record<string, Partial<Record<CampaignState, CampaignState>>>
export type CampaignAct = keyof typeof campaignMoves

/** Where an act leads; undefined where it is not to be done now. */
export const moveOf = (act: CampaignAct | Steering, state: CampaignState): CampaignState | undefined =>
  (campaignMoves[act] as Partial<Record<CampaignState, CampaignState>>)[state]

interface Counted {
  exclusion: Exclusion | null
  enterprises: number
  numbers: number
}

/** Sums of a choice: the numbers that are sent to each get one message, however many enterprises give them. */
export function planOf(
  counts: readonly Counted[],
  priceFen: number | undefined,
  unclear: readonly string[] = [],
): CampaignPlan {
  const open = counts.find((one) => one.exclusion === null)
  const messages = open?.numbers ?? 0
  return {
    found: counts.reduce((sum, one) => sum + one.enterprises, 0),
    enterprises: open?.enterprises ?? 0,
    messages,
    excluded: Object.fromEntries(
      counts.flatMap((one) => (one.exclusion === null ? [] : [[one.exclusion, one.enterprises]])),
    ),
    ...(unclear.length === 0 ? {} : { unclear: [...unclear] }),
    heldNumbers: counts.find((one) => one.exclusion === 'held')?.numbers ?? 0,
    cost: priceFen === undefined ? null : messages * priceFen,
  }
}

/** In place of a code where a message is shown before it is sent; as long as a code is. */
export const CODE_AS_DOTS = '·'.repeat(10)

/** The office in a message: its short name where that fits, else its division's. Own choice, 2026-11-28: as filed, 12 characters. */
export const OFFICE_IN_MESSAGE = 12
export function officeInMessage({ name, division }: { name: string; division: string }): string {
  if ([...name].length <= OFFICE_IN_MESSAGE) return name
  const short = `${division}团组织`
  return [...short].length <= OFFICE_IN_MESSAGE ? short : [...division].slice(0, OFFICE_IN_MESSAGE).join('')
}

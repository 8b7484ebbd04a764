/** Names of organisations by their form: proposals, which a person changes and confirms. Pure. */
import type { FoundingForm } from '../../types/case-life'

interface NameRule {
  /** What follows the enterprise's name. */
  full: string
  short: string
  /** Whether 共青团 stands before it. */
  isLeague: boolean
}

const names: Readonly<Record<FoundingForm, NameRule>> = {
  branch: { full: '支部委员会', short: '团支部', isLeague: true },
  'joint-branch': { full: '联合支部委员会', short: '联合团支部', isLeague: true },
  'general-branch': { full: '总支部委员会', short: '团总支', isLeague: true },
  committee: { full: '委员会', short: '团委', isLeague: true },
  'youth-committee': { full: '青年工作委员会', short: '青年工作委员会', isLeague: false },
}
export const nameRules = {
  names,
  since: '2026-11-27',
  source: 'common practice of the League; a branch without a committee is called 支部',
} as const

/** @param of the enterprise's name, or for several the building, street or trade that they share */
export function proposeNames(
  form: FoundingForm,
  of: string,
  { hasCommittee = true }: { hasCommittee?: boolean } = {},
): { fullName: string; shortName: string } {
  const { full, short, isLeague } = names[form]
  const ending = hasCommittee ? full : full.replace(/支部委员会$/, '支部')
  return { fullName: `${isLeague ? '共青团' : ''}${of}${ending}`, shortName: `${of}${short}` }
}

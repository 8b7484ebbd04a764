/** What can be founded, and the Party organisation, as both sides of the counter call them: alone in a file, which two packages share. */
import type { FoundingForm, PartyKind } from '../case-life'

export const formWords: Readonly<Record<FoundingForm, string>> = {
  branch: '团支部',
  'joint-branch': '联合团支部',
  'general-branch': '团总支',
  committee: '基层团委',
  'youth-committee': '青年工作委员会',
}

export const partyWords: Readonly<Record<PartyKind, string>> = {
  none: '没有党组织',
  joint: '有联合党支部',
  own: '有党组织',
}

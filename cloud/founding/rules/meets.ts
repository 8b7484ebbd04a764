/** Whether an enterprise meets what a form of organisation asks for, as far as its numbers are known. Pure. */
import type { FoundingForm, PartyKind } from '../../../types/case-life'
import type { HeadcountGiven } from '../../../types/founding'
import { all, atLeast, isUnknown, plus, rangeOf, under, type Answer, type Range } from './counts'
import type { Standards } from './standards'

/** Enterprises near by or of the same trade that could found together with this one. */
export interface Neighbours {
  /** How many enterprises; null: nobody has looked. */
  enterprises: number | null
  /** How many members they have together; null: not known. */
  members: number | null
}

/** What is known of an enterprise when it is decided what it founds. */
export interface Situation {
  members: HeadcountGiven
  youth: HeadcountGiven
  staff: HeadcountGiven
  neighbours: Neighbours | null
  party: PartyKind | null
}

/** Counts that cannot all be right. */
export type Doubt = 'members-over-staff' | 'youth-over-staff' | 'members-over-youth'

/** The situation with what follows from it. */
export interface Facts {
  members: Range
  /** Members are young themselves: never fewer than they. */
  youth: Range
  neighbours: { enterprises: Range; members: Range }
  doubts: Doubt[]
}

/** Reads a situation. Counts that contradict each other stay as they are and are told as doubts. Throws a RangeError as `rangeOf`. */
export function factsOf({ members: givenMembers, youth: givenYouth, staff: givenStaff, neighbours }: Situation): Facts {
  const [staff, members, youth] = [rangeOf(givenStaff), rangeOf(givenMembers), rangeOf(givenYouth)]
  const doubts: Doubt[] = []
  if (members.least > staff.most) doubts.push('members-over-staff')
  if (youth.least > staff.most) doubts.push('youth-over-staff')
  if (members.least > youth.most) doubts.push('members-over-youth')
  const knownMembers = within(members, staff.most)
  const knownYouth = within(youth, staff.most)
  const least = Math.max(knownYouth.least, knownMembers.least)
  return {
    members: knownMembers,
    youth: { least, most: Math.max(knownYouth.most, least) },
    neighbours: near(neighbours),
    doubts,
  }
}

/** Nobody can be counted beyond the staff; a count that says so nevertheless is left for a person to mend. */
const within = ({ least, most }: Range, staff: number): Range => ({
  least,
  most: least > staff ? most : Math.min(most, staff),
})

function near(neighbours: Neighbours | null): Facts['neighbours'] {
  const enterprises = rangeOf(neighbours?.enterprises ?? null)
  // Where there is no enterprise there is no member either.
  const members = enterprises.most === 0 ? rangeOf(0) : rangeOf(neighbours?.members ?? null)
  return { enterprises, members }
}

/** Whether the enterprise itself could be part of a joint branch, whoever its partners are. */
export const fitsJoint = ({ members, youth }: Facts, { jointBranch: { value } }: Standards): Answer =>
  all(under(members, value.membersUnder), atLeast(youth, value.youth))

/** Whether there are partners for a joint branch. */
export const hasPartners = ({ members, neighbours }: Facts, { jointBranch: { value } }: Standards): Answer =>
  all(
    // The enterprise itself is one of them.
    atLeast(neighbours.enterprises, value.enterprises - 1),
    atLeast(plus(members, neighbours.members), value.membersTogether),
  )

/** Whether that form may be founded: `unknown` where a number decides that nobody knows yet. */
export function meets(form: FoundingForm, facts: Facts, standards: Standards): Answer {
  const { members, youth } = facts
  switch (form) {
    case 'branch':
      return atLeast(members, standards.branch.value.least)
    case 'general-branch':
      return atLeast(members, standards.generalBranch.value.least)
    case 'committee':
      return atLeast(members, standards.committee.value.least)
    case 'joint-branch':
      return all(fitsJoint(facts, standards), hasPartners(facts, standards))
    case 'youth-committee': {
      const { value } = standards.youthCommittee
      return value === null ? 'no' : all(under(members, standards.branch.value.least), atLeast(youth, value.youth))
    }
  }
}

/** Which numbers are not known at all. */
export const unknownsOf = ({ members, youth, neighbours }: Facts) => ({
  members: isUnknown(members),
  youth: isUnknown(youth),
  neighbours: isUnknown(neighbours.enterprises),
})

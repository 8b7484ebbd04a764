/** What an enterprise lacks for any form of organisation. Pure. */
import type { Recommendation } from '../../../types/founding'
import { recommendWords as words } from '../../../types/words/founding'
import { atLeast } from './counts'
import { hasPartners, unknownsOf, type Facts } from './meets'
import type { Standards } from './standards'

/** What is surely lacking; a number that nobody knows is not lacking, it is unknown. */
export function missingOf(facts: Facts, standards: Standards): Recommendation['missing'] {
  const { members, youth, neighbours } = facts
  const isUnknown = unknownsOf(facts)
  const { branch, jointBranch, youthCommittee, youthAge } = standards
  const age = youthAge.value.most
  const missing: Recommendation['missing'] = []
  if (!isUnknown.members)
    missing.push({
      lacking: 'members',
      sentence: members.most === 0 ? words.membersNone : words.lacking.members(members, branch.value.least),
    })
  // What the milder of the two forms asks for.
  const need = Math.min(jointBranch.value.youth, youthCommittee.value?.youth ?? Infinity)
  if (!isUnknown.youth && atLeast(youth, need) !== 'yes')
    missing.push({
      lacking: 'youth',
      sentence: youth.most === 0 ? words.lacking.youth(age) : words.lacking.youthFew(youth, need, age),
    })
  else if (!isUnknown.youth && hasPartners(facts, standards) === 'no')
    missing.push({
      lacking: 'other',
      sentence:
        neighbours.enterprises.most < jointBranch.value.enterprises - 1
          ? words.lacking.partners
          : words.lacking.partnersFew(jointBranch.value.membersTogether),
    })
  return missing
}

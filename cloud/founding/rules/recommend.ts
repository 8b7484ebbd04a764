/** What an enterprise should found, with its reason (DOMAIN §2). The product recommends, a cadre decides. Pure. */
import { foundingForms, type FoundingForm } from '../../../types/case-life'
import type { Recommendation, RecommendedForm, UnknownFact } from '../../../types/founding'
import { formWords } from '../../../types/words/case-events'
import { recommendWords as words } from '../../../types/words/founding'
import { addWorkingDays } from '../../platform/calendar/calendar'
import { atLeast, plus } from './counts'
import { factsOf, fitsJoint, meets, unknownsOf, type Facts, type Situation } from './meets'
import { missingOf } from './missing'
import { addMonths } from '../../platform/calendar/months'
import { ruleOf, standardsAt, type Standards } from './standards'

const ranks: Readonly<Record<RecommendedForm, number>> = {
  'not-yet': 0,
  'youth-committee': 1,
  'joint-branch': 2,
  branch: 3,
  'general-branch': 4,
  committee: 5,
}
/** From what asks least to what asks most: more members never lead to a lower one. */
export const rankOf = (form: RecommendedForm): number => ranks[form]

/**
 * Exactly one recommendation for whatever is known. It rests on what is sure: a number that nobody knows counts as its least.
 * Throws a RangeError where a number counts nobody (negative, broken).
 * @param date ISO date on which it is asked
 * @param standards the rules in force that day, with the city's own
 */
export function recommend(situation: Situation, date: string, standards = standardsAt(date)): Recommendation {
  const facts = factsOf(situation)
  const form = choose(facts, standards)
  const isNotYet = form === 'not-yet'
  const unknown = unknownOf(form, facts)
  const missing = isNotYet ? missingOf(facts, standards) : []
  const partyWords = situation.party === null || isNotYet ? null : words.party[situation.party]
  return {
    form,
    reason: reasonOf(form, facts, standards, unknown),
    alternatives: alternativesTo(form, facts, standards),
    missing,
    unknown,
    remarks: [...facts.doubts.map((doubt) => words.doubts[doubt]), ...(partyWords === null ? [] : [partyWords])],
    lookAgain: isNotYet ? lookAgain(date, unknown.length > 0, standards) : null,
    basis: ruleOf(isNotYet ? 'branch' : form, standards),
  }
}

/** Whether the cadre who chose must say why. */
export const isDeviation = ({ form }: Pick<Recommendation, 'form'>, chosen: RecommendedForm): boolean => form !== chosen

function choose(facts: Facts, standards: Standards): RecommendedForm {
  for (const form of ['committee', 'general-branch', 'branch'] as const)
    if (meets(form, facts, standards) === 'yes') return form
  const youth = standards.youthCommittee.value
  const canJoin =
    meets('joint-branch', facts, standards) !== 'no' &&
    atLeast(facts.youth, standards.jointBranch.value.youth) === 'yes'
  // Who has a member brings somebody into a joint branch; who has none founds a youth work committee first.
  if (canJoin && facts.members.least > 0) return 'joint-branch'
  if (
    youth !== null &&
    meets('youth-committee', facts, standards) !== 'no' &&
    atLeast(facts.youth, youth.youth) === 'yes'
  )
    return 'youth-committee'
  return canJoin ? 'joint-branch' : 'not-yet'
}

/** What nobody knows and what could change the recommendation. */
function unknownOf(form: RecommendedForm, facts: Facts): UnknownFact[] {
  const isUnknown = unknownsOf(facts)
  const matters: Record<RecommendedForm, readonly UnknownFact[]> = {
    'not-yet': ['members', 'youth'],
    'youth-committee': ['members'],
    'joint-branch': ['members', 'neighbours'],
    branch: [],
    'general-branch': [],
    committee: [],
  }
  return matters[form].filter((fact) => isUnknown[fact])
}

const sentence = (...parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join('，')

const sayMembers = ({ members }: Facts) => (members.most === 0 ? words.membersNone : words.members(members))

function reasonOf(form: RecommendedForm, facts: Facts, standards: Standards, unknown: readonly UnknownFact[]): string {
  const { members, youth, neighbours } = facts
  const isVague = members.least !== members.most
  const membersUnknown = unknown.includes('members')
  const age = standards.youthAge.value.most
  const opening = membersUnknown ? words.unknown(['members']) : sayMembers(facts)
  const isShort = !membersUnknown && members.most > 0
  switch (form) {
    case 'not-yet':
      return unknown.length > 0
        ? sentence(words.unknown(unknown), words.askFirst)
        : sentence(...missingOf(facts, standards).map((item) => item.sentence), words.notYet)
    case 'youth-committee':
      return sentence(
        opening,
        isShort && words.notReached(standards.branch.value.least),
        words.youth(youth, age),
        membersUnknown ? words.canMeanwhile(formWords[form]) : words.can(formWords[form]),
      )
    case 'joint-branch': {
      const together = plus(members, neighbours.members)
      const need = standards.jointBranch.value.membersTogether
      return sentence(
        opening,
        isShort && words.notReached(standards.jointBranch.value.membersUnder),
        members.least === 0 && words.youth(youth, age),
        neighbours.enterprises.least === 0
          ? words.unknown(['neighbours'])
          : words.partners(neighbours.enterprises.least),
        together.least >= need ? words.together(together) : words.togetherNeeded(need),
        words.can(formWords[form]),
      )
    }
    default: {
      const usual = standards.branch.value.normallyMost
      const next = nextAfter(form)
      const vague = isVague && next !== undefined && atLeast(members, thresholdOf(next, standards)) === 'unknown'
      return sentence(
        opening,
        !isVague && words.reached(thresholdOf(form, standards)),
        form === 'branch' && members.least > usual && words.conditions.overUsual(usual),
        words.can(formWords[form]),
        vague && words.exactUnknown,
        vague && words.canOnce(formWords[next], thresholdOf(next, standards)),
      )
    }
  }
}

type Counted = 'branch' | 'general-branch' | 'committee'
const nextAfter = (form: Counted): Counted | undefined =>
  form === 'branch' ? 'general-branch' : form === 'general-branch' ? 'committee' : undefined

function thresholdOf(form: Counted, { branch, generalBranch, committee }: Standards): number {
  return { branch, 'general-branch': generalBranch, committee }[form].value.least
}

function alternativesTo(chosen: RecommendedForm, facts: Facts, standards: Standards): Recommendation['alternatives'] {
  return foundingForms
    .filter((form) => form !== chosen && isOpen(form, facts, standards))
    .sort((one, other) => rankOf(other) - rankOf(one))
    .map((form) => ({ form, condition: conditionOf(form, facts, standards) }))
}

/** Lawful, or not known to be unlawful. Partners can be looked for: that there are none yet closes nothing. */
const isOpen = (form: FoundingForm, facts: Facts, standards: Standards) =>
  (form === 'joint-branch' ? fitsJoint(facts, standards) : meets(form, facts, standards)) !== 'no'

function conditionOf(form: FoundingForm, facts: Facts, standards: Standards): string {
  const { conditions } = words
  const { branch, jointBranch, youthAge, youthCommittee } = standards
  switch (form) {
    case 'joint-branch':
      return conditions.join(jointBranch.value.membersTogether)
    case 'youth-committee':
      return conditions.youthCommittee(branch.value.least, youthCommittee.value?.youth ?? 0, youthAge.value.most)
    default: {
      const least = thresholdOf(form, standards)
      if (meets(form, facts, standards) !== 'yes') return conditions.threshold(least)
      const most = branch.value.normallyMost
      return form === 'branch' && facts.members.least > most ? conditions.overUsual(most) : conditions.smaller(least)
    }
  }
}

/** A working day: soon where a number only has to be asked for, else the first one after some months. */
function lookAgain(date: string, isUnknown: boolean, { lookAgain: { value } }: Standards): string {
  return isUnknown ? addWorkingDays(date, value.unknownWorkingDays) : addWorkingDays(addMonths(date, value.months), 1)
}

/** The facts of each document out of its case. What they cannot be without is told by name. */
import type { DocumentKind } from '../../types/documents'
import type { RegisterAnswers } from '../../types/document-acts'
import type { StandingCandidate } from '../founding/actions'
import { ageBandOf } from './ages'
import type { FactName } from './content'
import type { CandidateFacts, ElectedFacts, EnterpriseFacts, FactsByKind, OrganisationFacts, PartyFacts } from './facts'
import { hasBeenSent, type GatheredCase, type Moment } from './gathered'

/** What one document has, and which of it is still missing beside what its composer asks for. */
export interface Gathered<Kind extends DocumentKind> {
  facts: FactsByKind[Kind]
  missing: FactName[]
}

type Gatherers = { [Kind in DocumentKind]: (of: GatheredCase, answers: RegisterAnswers | undefined) => Gathered<Kind> }

export const gatherers: Gatherers = {
  request: (of) => {
    const { founding, today } = of
    const isSent = hasBeenSent(of)
    const on = (isSent ? founding.requestOn : null) ?? today
    return {
      facts: {
        ...common(of),
        enterprises: enterprisesOf(of, 'requested'),
        party: partyOf(of),
        committee: founding.composition ?? { seats: 0, deputies: 0 },
        candidates: founding.candidates.map((one) => candidateOf(one, on)),
        sent: { number: null, on },
        contact: of.contact,
      },
      missing: [
        ...unwritten(of),
        ...unready(founding.candidates),
        ...partners(of, 'requested'),
        // Once it has gone nobody can write it any more: then the Party organisation stands without its name.
        ...names([!isSent && isUnnamed(of), 'partyName']),
      ],
    }
  },
  reply: (of) => {
    const { founding, office, today } = of
    return {
      facts: {
        ...common(of),
        higherOffice: of.higherOf(office),
        enterprises: enterprisesOf(of, 'replied'),
        party: partyOf(of),
        committee: founding.composition ?? { seats: 0, deputies: 0 },
        request: { number: null, on: founding.requestOn ?? today },
        electBy: founding.reply?.electBy ?? null,
        sent: replied(of),
      },
      missing: [...unwritten(of), ...partners(of, 'replied')],
    }
  },
  'election-report': (of) => {
    const { election } = of.founding
    return {
      facts: {
        ...common(of),
        reply: replied(of),
        election: {
          heldOn: election?.heldOn ?? of.today,
          eligible: election?.eligible ?? 0,
          present: election?.present ?? 0,
          quorumMet: election?.quorumMet ?? false,
          elected: electedOf(of),
        },
        sent: reported(of),
      },
      missing: gone(electedAmong(of)),
    }
  },
  'election-reply': (of) => {
    const { founding, confirming, today } = of
    return {
      facts: {
        ...common(of, confirming),
        higherOffice: of.higherOf(confirming),
        enterprises: enterprisesOf(of, 'founded'),
        party: partyOf(of),
        report: reported(of),
        heldOn: founding.election?.heldOn ?? today,
        termYears: founding.founded?.termYears ?? 0,
        elected: electedOf(of),
        sent: confirmed(of),
      },
      missing: [...gone(electedAmong(of)), ...partners(of, 'founded')],
    }
  },
  certificate: (of) => {
    const { founding, confirming, today } = of
    return {
      facts: {
        ...common(of, confirming),
        enterprises: enterprisesOf(of, 'founded'),
        party: partyOf(of),
        approved: replied(of),
        foundedOn: founding.founded?.on ?? today,
        termEndsOn: founding.founded?.termEndsOn ?? null,
        elected: electedOf(of),
        sent: { number: null, on: founding.founded?.on ?? today },
      },
      missing: [...gone(electedAmong(of)), ...partners(of, 'founded')],
    }
  },
  'register-sheet': (of, answers) => ({
    facts: {
      organisation: organisationOf(of),
      secretary: {
        name: secretariesOf(of)[0]?.facts?.name ?? '',
      },
      staffing: answers?.staffing ?? null,
      confirmed: answers?.confirmed ?? null,
    },
    missing: gone(secretariesOf(of)),
  }),
}

const organisationOf = ({ founding: { form, fullName, shortName, industry } }: GatheredCase): OrganisationFacts => ({
  // Where nothing has been decided no document has come so far (`hasComeTo`).
  form: form ?? 'branch',
  fullName,
  shortName,
  industry,
})
const common = (of: GatheredCase, office = of.office) => ({
  office: office?.name ?? '',
  organisation: organisationOf(of),
})
const enterprisesOf = ({ file, founding, together }: GatheredCase, moment: Moment): EnterpriseFacts[] =>
  together[moment].length > 1
    ? together[moment].map(({ name, uscc, staff, youth, members }) => ({
        name,
        uscc,
        staff: staff ?? 0,
        youth: youth ?? 0,
        members: members ?? 0,
      }))
    : [
        {
          name: file.enterprise,
          uscc: file.uscc,
          staff: founding.staff ?? 0,
          youth: founding.youth ?? 0,
          members: founding.members ?? 0,
        },
      ]
const partyOf = ({ party, founding }: GatheredCase): PartyFacts =>
  party === null || party === 'none' ? { kind: 'none' } : { kind: party, name: founding.partyName }
const isUnnamed = ({ party, founding }: GatheredCase): boolean =>
  party !== null && party !== 'none' && founding.partyName === ''

function candidateOf({ post, facts }: StandingCandidate, on: string): CandidateFacts {
  return {
    name: facts?.name ?? '',
    post,
    ageBand: ageBandOf(facts?.bornIn ?? on.slice(0, 7), on),
    education: facts?.education ?? 'bachelor',
    joinedIn: facts?.joinedIn ?? null,
  }
}
const electedAmong = ({ founding }: GatheredCase) => founding.candidates.filter((one) => one.elected === true)
const secretariesOf = (of: GatheredCase) => electedAmong(of).filter(({ post }) => post === 'secretary')
const electedOf = (of: GatheredCase): ElectedFacts[] =>
  electedAmong(of).map(({ post, votes, facts }) => ({ name: facts?.name ?? '', post, votes }))

const replied = ({ founding: { reply }, today }: GatheredCase) => ({
  number: reply?.number ?? null,
  on: reply?.on ?? today,
})
const reported = ({ founding: { election }, today }: GatheredCase) => ({
  number: null,
  on: election?.reportedOn ?? election?.heldOn ?? today,
})
const confirmed = ({ founding: { founded }, today }: GatheredCase) => ({
  number: founded?.number ?? null,
  on: founded?.on ?? today,
})

const names = (...given: readonly (readonly [boolean, FactName])[]): FactName[] =>
  given.flatMap(([isMissing, name]) => (isMissing ? [name] : []))
const unwritten = ({ party, founding }: GatheredCase): FactName[] =>
  founding.fullName === ''
    ? ['request']
    : names(
        [founding.staff === null || founding.youth === null || founding.members === null, 'counts'],
        [founding.composition === null, 'seats'],
        [party === null, 'party'],
      )
/** A paper that left an enterprise out, or its people, would be wrong. */
const partners = ({ founding, together }: GatheredCase, moment: Moment): FactName[] =>
  founding.form !== 'joint-branch'
    ? []
    : names(
        [together[moment].length < 2, 'partners'],
        [
          together[moment].some(({ staff, youth, members }) => staff === null || youth === null || members === null),
          'partnerCounts',
        ],
      )
const gone = (candidates: readonly StandingCandidate[]): FactName[] =>
  names([candidates.some((one) => one.given && one.facts === undefined), 'candidatesGone'])
const unready = (candidates: readonly StandingCandidate[]): FactName[] => [
  ...names([candidates.some((one) => !one.given), 'candidatesOpen']),
  ...gone(candidates),
]

/** The facts of each document out of its case: founding, offices, who applied. What they cannot be without is told by name. */
import type { DocumentKind } from '../../types/documents'
import type { RegisterAnswers } from '../../types/document-acts'
import { findLastEvent, listFilesUnguarded, type CaseFile } from '../casework/actions'
import { listOffices, listOfficesAbove, type OfficeNode } from '../divisions/actions'
import { readFounding, type FoundingFacts, type StandingCandidate } from '../founding/actions'
import { findContactName } from '../intake/actions'
import { listTogether, listTogetherThen, type Together } from '../joint/actions'
import { findPersonalValue } from '../people/actions'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { ageBandOf } from './ages'
import type { FactName } from './content'
import type {
  CandidateFacts,
  ElectedFacts,
  EnterpriseFacts,
  FactsByKind,
  OrganisationFacts,
  PartyFacts,
  RequestFacts,
} from './facts'

/** What has happened once a paper is there. */
type Moment = 'requested' | 'replied' | 'founded'

/** A case with everything that its documents stand on. */
export interface GatheredCase {
  file: CaseFile
  founding: FoundingFacts
  /** Of the enterprise that led the founding. */
  party: CaseFile['party']
  /** Of a joint founding the enterprises that belonged to it when each paper was written, the lead of then first. */
  together: Readonly<Record<Moment, readonly Together[]>>
  /** Who replies: the office that did, else the one that is to. */
  office: OfficeNode | undefined
  /** The one that confirmed the election, where that was another one meanwhile. */
  confirming: OfficeNode | undefined
  higherOf: (office: OfficeNode | undefined) => string | null
  /** Whom the office may call, as the enterprise writes it; null for an office, which asks the case for it and says why. */
  contact: RequestFacts['contact']
  today: string
}

/** @param isOwn whether who applied reads it: nobody else has the own phone in full out of a paper */
export async function gatherCase(call: Call, file: CaseFile, isOwn: boolean): Promise<GatheredCase> {
  const founding = await readFounding(call, file)
  const responsible = file.owner_id ?? file.office_id
  const ids = [founding.reply?.officeId ?? responsible, founding.founded?.officeId ?? responsible] as const
  const offices = new Map((await listOffices(call, [...new Set(ids)])).map((one) => [one.id, one]))
  const [office, confirming] = [offices.get(ids[0]), offices.get(ids[1])]
  const higher = new Map<string, string | null>()
  for (const one of offices.values())
    higher.set(one.id, (await listOfficesAbove(call, one.path)).find(({ id }) => id !== one.id)?.name ?? null)
  return {
    file,
    founding,
    party: await partyThen(call, file, founding),
    together: {
      requested: await togetherAt(call, file, founding, hasBeenSent({ file, founding }) ? 'requested' : null),
      replied: await togetherAt(call, file, founding, founding.reply === null ? null : 'replied'),
      founded: await togetherAt(call, file, founding, founding.founded === null ? null : 'founded'),
    },
    office,
    confirming,
    higherOf: (one) => (one === undefined ? null : (higher.get(one.id) ?? null)),
    contact: isOwn ? await contactOf(call, file) : null,
    today: localDate(call.now),
  }
}

async function partyThen(call: Call, file: CaseFile, { heldById }: FoundingFacts): Promise<CaseFile['party']> {
  if (heldById === file.id) return file.party
  return (await listFilesUnguarded(call, [heldById])).get(heldById)?.party ?? null
}

/** Whoever joined later stands in no paper of before, and whoever has gone stands in it still. @param moment null: nothing is written yet */
async function togetherAt(
  call: Call,
  file: CaseFile,
  { heldById }: FoundingFacts,
  moment: Moment | null,
): Promise<Together[]> {
  if (file.joint_lead_id === null) return []
  const happened = moment === null ? undefined : await findLastEvent(call, heldById, moment)
  if (happened !== undefined) return listTogetherThen(call, { caseId: file.id, firstId: heldById, at: happened.at })
  return file.joint_lead_id === file.id ? listTogether(call, file.id) : []
}

async function contactOf(call: Call, file: CaseFile): Promise<RequestFacts['contact']> {
  const name = await findContactName(call, file.applicant_id, file.id)
  const phone = await findPersonalValue(call, file.applicant_id, 'phone')
  return name === undefined || phone === undefined ? null : { name, phone }
}

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
        name: electedOf(of).find(({ post }) => post === 'secretary')?.name ?? '',
      },
      staffing: answers?.staffing ?? null,
      confirmed: answers?.confirmed ?? null,
    },
    missing: [],
  }),
}

/** Whether the request has gone and is not being written again. */
const hasBeenSent = ({ file, founding }: Pick<GatheredCase, 'file' | 'founding'>): boolean =>
  founding.requestOn !== null && (file.before_state ?? file.state) !== 'preparing'

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

/** How each event comes about: by the functions that people have, done by somebody who may. */
import {
  contactOutcomes,
  contactWays,
  foundingForms,
  guidanceNexts,
  guidanceOutcomes,
  handingReasons,
  lackings,
  partyKinds,
  refusalReasons,
  suspensionReasons,
} from '../../../types/case-life'
import { candidateNotice } from '../../../types/words/founding-pages'
import { lockCase, recordMatch, type CaseFile } from '../../../cloud/casework/actions'
import { endOwnJoins } from '../../../cloud/casework/joins-ending'
import { strikeClocks } from '../../../cloud/casework/clock'
import { lastAppealDay } from '../../../cloud/casework/life/rules'
import { listCaseCadres } from '../../../cloud/people/actions'
import type { CaseEventKind } from '../../../cloud/casework/rules'
import { localDate } from '../../../cloud/platform/calendar/calendar'
import { countTogether, gather, joinTogether, leaveTogether, noteTogether } from './joint'
import { cadreOf } from './people'
import type { World } from './world'

const DAY = 86_400_000
const NOTE = '示例说明'

/** False: nobody can do it just now. */
type Doer = (world: World, file: CaseFile) => Promise<boolean>

const ahead = (world: World, days: number) => localDate(new Date(world.clock.now().getTime() + days * DAY))
const today = (world: World) => ahead(world, 0)

const byCadre =
  (act: (world: World, file: CaseFile, cadre: string) => Promise<unknown>): Doer =>
  async (world, file) => {
    const cadre = await cadreOf(world, file)
    if (cadre === undefined) return false
    await act(world, file, cadre)
    return true
  }
const byOwner =
  (act: (world: World, file: CaseFile, owner: string) => Promise<unknown>): Doer =>
  async (world, file) => {
    await act(world, file, file.applicant_id)
    return true
  }

/** Another street than the case's. */
const otherStreet = (world: World, file: CaseFile) => {
  const others = world.streets.filter((street) => street.id !== file.office_id)
  // As often as not a neighbour: then it is their district that decides.
  const near = others.filter((street) => street.path.startsWith(file.office_path.replace(/[^/]+\/$/, '')))
  return world.dice.one(near.length > 0 && world.dice.chance(0.5) ? near : others)
}

/** How many each form elects: what binds of the rules. */
const SEATS = { branch: 5, 'joint-branch': 5, 'general-branch': 7, committee: 9, 'youth-committee': 5 } as const

async function prepare(world: World, { id, form }: CaseFile, owner: string): Promise<void> {
  const seats = SEATS[form ?? 'branch']
  await world.call(owner, 'saveRequest', {
    id,
    fullName: '共青团示例有限公司委员会',
    shortName: '示例团委',
    industry: '软件和信息技术服务业',
    staff: 300,
    youth: 200,
    members: 120,
    seats,
    party: world.dice.one(partyKinds),
    partyName: '中共示例有限公司支部',
  })
  const view = await world.call(owner, 'getMyFounding', { id })
  const posts = ['secretary', 'deputy-secretary', ...Array.from({ length: seats }, () => 'member' as const)] as const
  for (const post of posts.slice(view.candidates.length)) {
    const { link } = await world.call(owner, 'inviteCandidate', { id, post })
    await world.call(await world.person(), 'giveCandidate', {
      token: link.slice(link.lastIndexOf('/') + 1),
      noticeVersion: candidateNotice.version,
      agreesToMembership: true,
      name: '示例候选人',
      bornIn: '2001-05',
      joinedIn: '2016-05',
      education: 'bachelor',
      record: '',
    })
  }
}

async function reportElection(world: World, { id, form }: CaseFile, owner: string): Promise<void> {
  if (form === 'joint-branch' && (await countTogether(world, id)) < 2) return
  const { candidates } = await world.call(owner, 'getMyFounding', { id })
  // Whoever is invited in one instant stands in any order; a secretary is elected in any case.
  const isSecretary = ({ post }: { post: string }) => post === 'secretary'
  await world.call(owner, 'reportElection', {
    id,
    heldOn: today(world),
    eligible: 100,
    present: 90,
    votes: [...candidates.filter(isSecretary), ...candidates.filter((one) => !isSecretary(one))].map(
      ({ id: candidate }, at) => ({
        candidate,
        // Together no more than the ballots can bear, whoever stood for another form before.
        votes: at < SEATS[form ?? 'branch'] ? 80 - at : 0,
        elected: at < SEATS[form ?? 'branch'],
      }),
    ),
    note: '',
  })
}

async function askToJoin(world: World, file: CaseFile): Promise<{ person: string; join: string } | undefined> {
  if (!(await world.isVouched(file.id))) return undefined
  const cadre = await cadreOf(world, file)
  // Where a case lies somebody must always be, or above.
  if (cadre === undefined) throw new Error(`nobody at ${file.owner_path}`)
  const person = await world.person()
  await world.call(person, 'askToJoin', {
    subject: { name: file.enterprise, uscc: file.uscc, address: '示例地址' },
    contactName: '示例同事',
    noticeVersion: world.noticeVersion,
  })
  const { joins } = await world.call(cadre, 'getCase', { id: file.id })
  const join = joins.findLast((one) => one.state === 'open')
  if (join === undefined) throw new Error('the wish to join is not there')
  return { person, join: join.id }
}

export const doers: Readonly<Record<Exclude<CaseEventKind, 'submitted'>, Doer>> = {
  accepted: byCadre((world, { id }, by) => world.call(by, 'acceptCase', { id })),
  returned: byCadre((world, { id }, by) => world.call(by, 'returnCase', { id, reasons: ['contact'], note: NOTE })),
  resubmitted: byOwner((world, { id }, by) =>
    world.call(by, 'resubmitCase', {
      id,
      contactName: '示例申请人',
      ...(world.dice.chance(0.5)
        ? {}
        : { operatingAddress: `${world.dice.one(world.streets).division}示例路${world.dice.below(100)}号` }),
      note: NOTE,
    }),
  ),
  refused: byCadre((world, { id, state, due_on: dueOn }, by) => {
    // What was sent back is ended once its day is over.
    const left = new Date(`${dueOn}T16:00:00Z`).getTime() - world.clock.now().getTime()
    if (state === 'returned' && left >= 0) world.clock.advance(left + 1)
    const reason =
      state === 'returned' ? 'unanswered' : world.dice.one(refusalReasons.filter((one) => one !== 'unanswered'))
    return world.call(by, 'refuseCase', { id, reason, note: NOTE })
  }),
  appealed: async (world, { id, due_on: refusedOn, applicant_id: by }) => {
    if (today(world) > lastAppealDay(refusedOn)) return false
    await world.call(by, 'appealCase', { id, note: NOTE })
    return true
  },
  'appeal-granted': byCadre((world, { id }, by) =>
    world.call(by, 'answerAppeal', { id, decision: 'granted', note: NOTE }),
  ),
  'appeal-rejected': byCadre((world, { id }, by) =>
    world.call(by, 'answerAppeal', { id, decision: 'rejected', note: NOTE }),
  ),
  surveyed: byCadre((world, { id }, by) =>
    world.call(by, 'surveyCase', {
      id,
      way: world.dice.one(contactWays),
      staff: world.dice.chance(0.2) ? null : world.dice.below(400),
      youth: world.dice.below(100),
      members: world.dice.below(120),
      party: world.dice.one(partyKinds),
      note: '',
    }),
  ),
  decided: byCadre((world, { id, joint_lead_id }, by) =>
    // A committee: the largest rules of size, which every simulated request keeps.
    world.call(by, 'decideForm', { id, form: formFor(world, joint_lead_id === id), note: NOTE }),
  ),
  deferred: byCadre((world, { id }, by) =>
    world.call(by, 'deferCase', { id, lacking: [world.dice.one(lackings)], until: ahead(world, 30), note: NOTE }),
  ),
  reopened: byCadre((world, { id }, by) => world.call(by, 'reopenCase', { id, note: NOTE })),
  'guide-named': byCadre(async (world, { id }, by) => {
    const { guides } = await world.call(by, 'getFounding', { id })
    await world.call(by, 'nameGuide', { id, person: world.dice.one(guides).id, on: ahead(world, 5) })
  }),
  guided: byCadre((world, { id }, by) =>
    world.call(by, 'recordGuidance', {
      id,
      outcome: world.dice.one(guidanceOutcomes),
      next: world.dice.one(guidanceNexts),
      nextOn: world.dice.chance(0.5) ? null : ahead(world, 7),
      members: null,
      note: NOTE,
    }),
  ),
  requested: byOwner(async (world, file, by) => {
    if (file.form === 'joint-branch' && !(await gather(world, file))) return
    await prepare(world, file, by)
    await world.call(by, 'sendRequest', { id: file.id, note: '' })
  }),
  'request-declined': byCadre((world, { id }, by) =>
    world.call(by, 'replyRequest', { id, decision: 'declined', on: today(world), note: NOTE }),
  ),
  replied: byCadre(async (world, { id, number, form }, by) => {
    // One may have gone since; then the office sends it back instead.
    if (form === 'joint-branch' && (await countTogether(world, id)) < 2) return
    await world.call(by, 'replyRequest', {
      id,
      decision: 'granted',
      number: `示例〔2026〕${number}号`,
      sure: true,
      on: today(world),
      note: '',
    })
  }),
  elected: byOwner(reportElection),
  'election-declined': byCadre((world, { id }, by) =>
    world.call(by, 'confirmElection', { id, decision: 'declined', on: today(world), note: NOTE }),
  ),
  founded: byCadre(async (world, { id, form }, by) => {
    if (form === 'joint-branch' && (await countTogether(world, id)) < 2) return
    await world.call(by, 'confirmElection', {
      id,
      decision: 'granted',
      on: today(world),
      ...(form === 'committee' ? { years: 3 + world.dice.below(3) } : {}),
      note: '',
    })
  }),
  renewed: byCadre(async (world, { id, joint_lead_id: leadId }, by) => {
    if (leadId !== null && leadId !== id) return
    world.clock.advance(DAY)
    // So soon after the last election it wants its reason.
    await world.call(by, 'renewTerm', { id, on: today(world), note: NOTE })
  }),
  dissolved: byCadre(async (world, { id, joint_lead_id: leadId }, by) => {
    if (leadId !== null && leadId !== id) return
    await world.call(by, 'dissolveOrganisation', { id, on: today(world), note: NOTE })
  }),
  reconsidered: byCadre((world, { id }, by) => world.call(by, 'reconsiderCase', { id, note: NOTE })),
  suspended: byCadre((world, { id }, by) =>
    world.call(by, 'suspendCase', {
      id,
      reason: world.dice.one(suspensionReasons),
      until: ahead(world, 20),
      note: NOTE,
    }),
  ),
  resumed: byCadre((world, { id }, by) => world.call(by, 'resumeCase', { id, note: NOTE })),
  // The first refusal hands on, the second disputes.
  'handed-on': async (world, file) => (file.handings === 0 ? handOn(world, file) : false),
  disputed: async (world, file) => (file.handings === 0 ? false : handOn(world, file)),
  settled: byCadre((world, file, by) =>
    world.call(by, 'settleDispute', { id: file.id, office: world.dice.one(world.streets).id, note: NOTE }),
  ),
  withdrawn: byOwner((world, { id }, by) => world.call(by, 'withdrawApplication', { id })),
  'join-asked': async (world, file) => (await askToJoin(world, file)) !== undefined,
  'join-answered': byCadre(async (world, file, by) => {
    const asked = await askToJoin(world, file)
    if (asked === undefined) return
    await world.call(by, 'answerJoin', {
      id: file.id,
      join: asked.join,
      decision: world.dice.one(['admitted', 'declined']),
    })
  }),
  'join-ended': async (world, file) => {
    const asked = await askToJoin(world, file)
    if (asked === undefined) return false
    await world.as(asked.person, (call) => endOwnJoins(call))
    return true
  },
  'match-settled': async (world, file) => {
    const [cadre] = world.cadres.filter((one) => one.office.level === 'city')
    if (cadre === undefined) return false
    await world.as(cadre.personId, async (call) =>
      recordMatch(call, await lockCase(call, 'case.review', file.id), { decision: 'new', enterpriseId: null }),
    )
    return true
  },
  assigned: byCadre(async (world, { id, person_id }, by) => {
    const { offices } = await world.call(by, 'listAssignees', {})
    const office = world.dice.one(offices)
    const others = office.persons.filter((one) => one.id !== person_id)
    if (others.length > 0)
      await world.call(by, 'assignCase', {
        id,
        office: office.id,
        person: world.dice.one(others).id,
        reason: 'share-out',
      })
  }),
  escalated: async (world, file) => {
    const late = new Date(`${file.strikes_on ?? file.due_on}T04:00:00Z`).getTime() - world.clock.now().getTime()
    if (late > 0) world.clock.advance(late)
    while (!(await world.service((call) => strikeClocks(call))).isDone);
    return true
  },
  // By an office that was asked to; not twice on one day.
  urged: async (world, file) => {
    if (file.escalated_to === null) await doers.escalated(world, file)
    world.clock.advance(DAY)
    const { escalated_to: asked } = await world.file(file.id)
    const [by] = asked === null ? [] : ((await world.service((call) => listCaseCadres(call, [asked]))).get(asked) ?? [])
    if (by === undefined) return false
    await world.call(by, 'urgeCase', { id: file.id })
    return true
  },
  contacted: byCadre((world, { id }, by) =>
    world.call(by, 'logContact', {
      id,
      way: world.dice.one(contactWays),
      ...world.dice.one([
        { outcome: world.dice.one(contactOutcomes) },
        { outcome: 'reached' as const, members: world.dice.below(120), youth: world.dice.below(100) },
      ]),
      nextOn: world.dice.chance(0.5) ? null : ahead(world, 3),
      note: NOTE,
    }),
  ),
  'party-noted': byCadre((world, { id, party }, by) =>
    world.call(by, 'noteParty', { id, party: world.dice.one(partyKinds.filter((kind) => kind !== party)) }),
  ),
  moved: (world, file) => world.moveBorder(file.office_id),
  'joint-noted': noteTogether,
  'joint-joined': joinTogether,
  'joint-left': leaveTogether,
  'joint-advanced': (world, file) => leadOn(world, file, 1),
  'joint-founded': (world, file) => leadOn(world, file, 20),
}

/** A committee: the largest rules of size, which every simulated request keeps. Who leads others founds with them, mostly. */
function formFor(world: World, leads: boolean) {
  if (leads) return world.dice.chance(0.9) ? ('joint-branch' as const) : ('branch' as const)
  return world.dice.chance(0.5) ? ('committee' as const) : world.dice.one(foundingForms)
}

/** The way of whoever leads, a step at a time. */
const onward: Partial<Record<CaseFile['state'], CaseEventKind>> = {
  accepted: 'surveyed',
  surveyed: 'decided',
  decided: 'guide-named',
  guiding: 'guided',
  preparing: 'requested',
  requested: 'replied',
  approved: 'elected',
  elected: 'founded',
  suspended: 'resumed',
}

/** The lead goes on, so that those who go along with it do. */
async function leadOn(world: World, { id, joint_lead_id: leadId }: CaseFile, steps: number): Promise<boolean> {
  for (let i = 0; i < steps && leadId !== null; i++) {
    const lead = await world.file(leadId)
    const kind = onward[lead.state]
    if (lead.state === 'founded' || kind === undefined || kind === 'submitted') break
    if (!(await doers[kind](world, lead))) break
    if ((await world.file(id)).state !== 'joined') break
  }
  return true
}

const handOn = byCadre((world, file, by) =>
  world.call(by, 'handOnCase', {
    id: file.id,
    office: otherStreet(world, file).id,
    reason: world.dice.one(handingReasons),
    note: NOTE,
  }),
)

/** A case on its way to a founded organisation, over the wire: each step as its person takes it. */
import type { FoundingForm, PartyKind, Post } from '../../types/case-life'
import { candidateNotice } from '../../types/words/founding-pages'
import { firms, inventUscc, newKey, type TestCity } from './city'

const steps = [
  'submitted',
  'accepted',
  'surveyed',
  'decided',
  'guiding',
  'preparing',
  'requested',
  'approved',
  'elected',
  'founded',
] as const
export type FoundingStep = (typeof steps)[number]

export interface FoundingPlan {
  form: FoundingForm
  party: PartyKind
  partyName: string
  seats: number
  members: number
  posts: readonly Post[]
  /** How many of the posts, from the first, are elected. */
  elected: number
  /** Whether the street gives its replies a number. */
  isNumbered: boolean
}

export const usualPlan: FoundingPlan = {
  form: 'branch',
  party: 'own',
  partyName: '中共示例有限公司支部委员会',
  seats: 3,
  members: 8,
  posts: ['secretary', 'organisation', 'publicity', 'member'],
  elected: 3,
  isNumbered: true,
}
export const candidateName = (at: number): string => `候选人${'甲乙丙丁戊己庚'[at] ?? at}`

let serial = 0

export class FoundingWalk {
  id = ''
  readonly enterprise: string
  readonly uscc: string
  readonly replyNumber: string
  readonly confirmNumber: string
  at: FoundingStep | undefined

  constructor(
    private readonly city: TestCity,
    private readonly owner: string,
    private readonly street: string,
    readonly plan: FoundingPlan = usualPlan,
    /** A poster's token that led here. */
    private readonly via?: string,
  ) {
    serial++
    this.enterprise = `杭州第${serial}家示例纸品有限公司`
    this.uscc = inventUscc(5000 + serial)
    this.replyNumber = `杭翠团〔2026〕${100 + 2 * serial}号`
    this.confirmNumber = `杭翠团〔2026〕${101 + 2 * serial}号`
  }

  get fullName() {
    return `共青团${this.enterprise}支部委员会`
  }

  private get today() {
    return new Date(this.city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  }

  /** Takes every step up to this one. */
  async to(step: FoundingStep): Promise<this> {
    const from = this.at === undefined ? 0 : steps.indexOf(this.at) + 1
    for (const next of steps.slice(from, steps.indexOf(step) + 1)) {
      await this.take(next)
      this.at = next
    }
    return this
  }

  private async ok<T>(answer: Promise<{ status: number; result: T; error: unknown }>): Promise<T> {
    const { status, result, error } = await answer
    if (status !== 200) throw new Error(`the walk was refused: ${JSON.stringify(error)}`)
    return result
  }

  private async take(step: FoundingStep): Promise<void> {
    const { city, owner, street, plan, id } = this
    const key = newKey()
    switch (step) {
      case 'submitted': {
        const notice = (await city.call('getCity', {})).result.notice.version
        const subject = { name: this.enterprise, uscc: this.uscc, address: firms.willow.address }
        const input = {
          key,
          subject,
          contactName: '联系人示例',
          bodies: ['league' as const],
          noticeVersion: notice,
          ...(this.via === undefined ? {} : { via: this.via }),
        }
        this.id = (await this.ok(city.call('submitApplication', input, owner))).id
        return
      }
      case 'accepted':
        await this.ok(city.call('acceptCase', { key, id }, street))
        return
      case 'surveyed': {
        const counts = { staff: 40, youth: 12, members: plan.members }
        await this.ok(city.call('surveyCase', { key, id, way: 'phone', ...counts, party: null, note: '' }, street))
        return
      }
      case 'decided':
        await this.ok(city.call('decideForm', { key, id, form: plan.form, note: '按企业意愿' }, street))
        return
      case 'guiding': {
        const [guide] = (await this.ok(city.call('getFounding', { id }, street))).guides
        await this.ok(city.call('nameGuide', { key, id, person: guide?.id ?? '', on: this.today }, street))
        return
      }
      case 'preparing':
        await this.ok(
          city.call(
            'recordGuidance',
            { key, id, outcome: 'agreed', next: 'request', nextOn: null, members: plan.members, note: '' },
            street,
          ),
        )
        return
      case 'requested':
        await this.write()
        for (const [at, post] of plan.posts.entries()) await this.stand(post, at)
        await this.ok(city.call('sendRequest', { key, id, note: '' }, owner))
        return
      case 'approved': {
        const number = plan.isNumbered ? { number: this.replyNumber } : {}
        await this.ok(
          city.call('replyRequest', { key, id, decision: 'granted', ...number, on: this.today, note: '' }, street),
        )
        return
      }
      case 'elected': {
        const { candidates } = await this.ok(city.call('getMyFounding', { id }, owner))
        const votes = candidates.map((one, at) => ({
          candidate: one.id,
          // Together no more than the ballots can bear.
          votes: at < plan.elected ? plan.members - at : 0,
          elected: at < plan.elected,
        }))
        const meeting = { heldOn: this.today, eligible: plan.members, present: plan.members }
        await this.ok(city.call('reportElection', { key, id, ...meeting, votes, note: '' }, owner))
        return
      }
      case 'founded': {
        const number = plan.isNumbered ? { number: this.confirmNumber } : {}
        await this.ok(
          city.call('confirmElection', { key, id, decision: 'granted', ...number, on: this.today, note: '' }, street),
        )
        return
      }
    }
  }

  /** What the request says. */
  async write(): Promise<void> {
    const { plan } = this
    await this.ok(
      this.city.call(
        'saveRequest',
        {
          key: newKey(),
          id: this.id,
          fullName: this.fullName,
          shortName: `${this.enterprise}团支部`,
          industry: '造纸和纸制品业',
          staff: 40,
          youth: 12,
          members: plan.members,
          seats: plan.seats,
          party: plan.party,
          partyName: plan.partyName === '' ? undefined : plan.partyName,
        },
        this.owner,
      ),
    )
  }

  /** @returns the token of a new candidate's link */
  async invite(post: Post): Promise<string> {
    const { link } = await this.ok(this.city.call('inviteCandidate', { key: newKey(), id: this.id, post }, this.owner))
    return link.slice(link.lastIndexOf('/') + 1)
  }

  /** The candidate who stands at this place of the walk that was begun last. */
  phoneOf(at: number): string {
    return `1540000${String(serial).padStart(2, '0')}${String(at).padStart(2, '0')}`
  }

  /** A candidate gives the own data. */
  async stand(post: Post, at: number): Promise<void> {
    const token = await this.invite(post)
    const session = await this.city.logIn(this.phoneOf(at))
    await this.ok(
      this.city.call(
        'giveCandidate',
        {
          key: newKey(),
          token,
          noticeVersion: candidateNotice.version,
          agreesToMembership: true,
          name: candidateName(at),
          bornIn: `${2002 - at * 4}-05`,
          joinedIn: at === 3 ? null : '2016-05',
          education: 'bachelor',
          record: '',
        },
        session,
      ),
    )
  }
}

/** A case with everything that its documents stand on: founding, offices, who applied. */
import { findLastEvent, listFilesUnguarded, type CaseFile } from '../casework/actions'
import { listOffices, listOfficesAbove, type OfficeNode } from '../divisions/actions'
import { foreseeReply, readFounding, type ForeseenReply, type FoundingFacts } from '../founding/actions'
import { findContactName } from '../intake/actions'
import { listTogether, listTogetherThen, type Together } from '../joint/actions'
import { findPersonalValue } from '../people/actions'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import type { RequestFacts } from './facts'

/** What has happened once a paper is there. */
export type Moment = 'requested' | 'replied' | 'founded'

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
export const gatherCase = async (call: Call, file: CaseFile, isOwn: boolean): Promise<GatheredCase> =>
  gathered(call, file, await readFounding(call, file), { isOwn })

/**
 * The case as it would stand once the office had given this reply: for who looks at the paper first. Nothing is written.
 * @throws Failure caseMoved, inputInvalid, jointTooFew: as the act itself would
 */
export async function foreseeCase(call: Call, file: CaseFile, given: ForeseenReply): Promise<GatheredCase> {
  const isReply = given.kind === 'reply'
  const founding = await foreseeReply(call, file, given)
  return gathered(call, { ...file, state: isReply ? 'approved' : 'founded' }, founding, {
    isOwn: false,
    foreseen: isReply ? 'replied' : 'founded',
  })
}

/** @param foreseen what has not happened yet: of a joint founding it concerns those that belong to it now */
async function gathered(
  call: Call,
  file: CaseFile,
  founding: FoundingFacts,
  { isOwn, foreseen }: { isOwn: boolean; foreseen?: Moment },
): Promise<GatheredCase> {
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
      replied: await togetherAt(
        call,
        file,
        founding,
        founding.reply === null || foreseen === 'replied' ? null : 'replied',
      ),
      founded: await togetherAt(
        call,
        file,
        founding,
        founding.founded === null || foreseen === 'founded' ? null : 'founded',
      ),
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

/** Whether the request has gone and is not being written again. */
export const hasBeenSent = ({ file, founding }: Pick<GatheredCase, 'file' | 'founding'>): boolean =>
  founding.requestOn !== null && (file.before_state ?? file.state) !== 'preparing'
